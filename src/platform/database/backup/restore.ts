import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Refusal } from '../../outcome.ts';
import { type Migration, presentName } from '../migrate.ts';
import { asNotConnected, asRefusal } from '../refusal.ts';
import { type Member, readArchive } from './archive.ts';
import { countRows, dropAll, liftConstraints, quoted, setUp, tablesOf } from './catalogue.ts';
import { Incoming } from './incoming.ts';
import { hashOf, MANIFEST, type Manifest, type TableEntry, tableOf } from './manifest.ts';
import { verifyBackup } from './verify.ts';

export interface RestoreOptions {
  /** all that the program knows; those of the backup are applied first, so the caller migrates to the newest after */
  migrations: Migration[];
  /** replaces what the database holds */
  force?: boolean;
}

export interface RestoreReport {
  /** instant at which the backup was made, ISO 8601 */
  madeAt: string;
  tables: number;
  rows: number;
  files: number;
  /** hashes of files that were damaged already when the backup was made; left out */
  damaged: string[];
}

/** Tables into which the migrations themselves write a row. */
const SEEDED = ['audit_head'];

/** Puts a backup into a database, in one transaction: schema public is made anew in the form of the backup, its rows
 *  loaded, every foreign key checked. Nobody else may be using the database.
 *  @throws Refusal, having changed nothing: the file is damaged, the database holds data (and no `force`), the backup
 *  comes from a newer program, the account may not */
export async function restore(
  url: string,
  filesDir: string,
  inFile: string,
  options: RestoreOptions,
): Promise<RestoreReport> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // the query under way fails too
  const incoming = new Incoming(filesDir);
  try {
    const manifest = await verifyBackup(inFile); // whole before anything is locked or written
    const needed = migrationsOf(manifest, options.migrations);
    await client.connect().catch((error) => Promise.reject(asNotConnected(error)));
    await setUp(client);
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(710710)'); // no migration meanwhile
    if (!options.force) await refuseIfUsed(client);
    await dropAll(client);
    await build(client, needed);
    await refuseIfDifferent(client, manifest);
    const restoreConstraints = await liftConstraints(client);
    for (const { name } of manifest.tables) await client.query(`delete from public.${quoted(name)}`);
    await load(client, inFile, manifest, incoming);
    await restoreConstraints();
    for (const { name, next } of manifest.sequences)
      await client.query(`alter sequence public.${quoted(name)} restart with ${next}`); // unlike setval, rolled back
    await incoming.keep(); // by content: left behind by a failing commit they harm nobody
    await client.query('commit');
    await client.query('analyze');
    return {
      madeAt: manifest.madeAt,
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
      files: incoming.count,
      damaged: incoming.damaged,
    };
  } catch (error) {
    throw asRefusal(error, '恢复失败，没有改动任何内容');
  } finally {
    await client.end().catch(() => {}); // an open transaction is rolled back
    await incoming.clear();
  }
}

function migrationsOf(manifest: Manifest, known: Migration[]): Migration[] {
  const applied = manifest.migrations.map(presentName);
  const needed = known.filter(({ name }) => applied.includes(name));
  const unknown = applied.filter((name) => !needed.some((migration) => migration.name === name));
  if (unknown.length) throw new Refusal(`备份来自更新版本的程序（${unknown.join('、')}），请升级本程序后再恢复`);
  return needed;
}

async function refuseIfUsed(client: pg.Client): Promise<void> {
  for (const { name } of await tablesOf(client))
    if (!SEEDED.includes(name) && (await countRows(client, name)) > 0)
      throw new Refusal('目标数据库中已有数据，没有恢复；请换一个空的数据目录或数据库，或用 --force 覆盖全部现有数据');
}

async function build(client: pg.Client, needed: Migration[]): Promise<void> {
  await client.query(
    'create table schema_migrations (name text primary key, applied_at timestamptz not null default now())',
  );
  for (const { name, sql } of needed) {
    await client.query(sql);
    await client.query('insert into schema_migrations (name) values ($1)', [name]);
  }
  await client.query('set search_path = public'); // whatever a migration set
}

/** A migration changed after the backup was made: its rows would not fit. */
async function refuseIfDifferent(client: pg.Client, manifest: Manifest): Promise<void> {
  const found = new Map((await tablesOf(client)).map(({ name, columns }) => [name, columns.toSorted().join('、')]));
  for (const { name, columns } of manifest.tables)
    if (found.get(name) !== columns.toSorted().join('、'))
      throw new Refusal(`本程序的“${name}”表与备份时不同，请用制作备份的程序版本恢复`);
}

async function load(client: pg.Client, inFile: string, manifest: Manifest, incoming: Incoming): Promise<void> {
  const archive = readArchive(inFile);
  const next = async () => (await archive.next()).value as Member | undefined;
  const left = new Map(manifest.tables.map((table) => [table.name, table]));
  try {
    for (let member = await next(); member; ) {
      const table = left.get(tableOf(member.name) ?? '');
      if (table) {
        left.delete(table.name);
        member = await loadTable(client, table, member, next);
        continue;
      }
      const hash = hashOf(member.name);
      if (hash) await incoming.take(hash, member.content);
      else if (member.name === MANIFEST) for await (const _chunk of member.content);
      else throw new Refusal(`备份文件中有无法识别的内容：${member.name}`);
      member = await next();
    }
  } finally {
    await archive.return(undefined);
  }
  for (const { name, rows } of left.values()) if (rows) throw new Refusal(`备份文件中缺少“${name}”表的内容`);
}

/** All pieces of one table as one COPY. @returns the member after them */
async function loadTable(
  client: pg.Client,
  { name, columns, rows }: TableEntry,
  first: Member,
  next: () => Promise<Member | undefined>,
): Promise<Member | undefined> {
  let member: Member | undefined = first;
  const pieces = async function* () {
    for (; member && tableOf(member.name) === name; member = await next()) yield* member.content;
  };
  const list = columns.map(quoted).join(', ');
  const copy = client.query(copyFrom(`copy public.${quoted(name)} (${list}) from stdin`));
  await pipeline(Readable.from(pieces()), copy);
  if (copy.rowCount !== rows) throw new Refusal(`备份文件中“${name}”表的行数与清单不符`);
  return member;
}
