import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { FileStore } from '../../files/files.ts';
import { asRefusal } from '../refusal.ts';
import { type Add, writeArchive } from './archive.ts';
import { appliedMigrations, countRows, majorOf, quoted, sequencesOf, setUp, tablesOf } from './catalogue.ts';
import { FORMAT, fileName, MANIFEST, type Manifest, pieceName, type TableEntry } from './manifest.ts';

export interface BackupReport {
  tables: number;
  rows: number;
  files: number;
  /** hashes that the books name and the folder does not hold */
  missing: string[];
  /** hashes of files whose content is not what it was */
  damaged: string[];
}

/** Bytes of a table held in memory at once. */
const PIECE = 4 * 1024 * 1024;

/** Writes all books and files into one .tar.gz that `restore` reads on any PostgreSQL from 13: the tables as one
 *  instant saw them (the platform may go on working), then the files; jobs (schema pgboss) are not among them.
 *  @param filesDir folder of the FileStore @throws Refusal when the disk is full or the database not to be reached */
export async function backup(url: string, filesDir: string, outFile: string): Promise<BackupReport> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // the query under way fails too
  try {
    await client.connect();
    await setUp(client);
    await client.query('begin isolation level repeatable read read only');
    const manifest = await describe(client);
    const report: BackupReport = {
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
      files: 0,
      missing: [],
      damaged: [],
    };
    await writeArchive(outFile, async (add) => {
      const text = Buffer.from(JSON.stringify(manifest, null, 1));
      await add(MANIFEST, text.length, [text]);
      for (const table of manifest.tables) await addTable(client, table, add);
      report.missing = await missingFiles(client, manifest, filesDir);
      await addFiles(filesDir, report, add); // named files were there before the snapshot: none is missed
    });
    await client.query('rollback');
    return report;
  } catch (error) {
    throw asRefusal(error, '备份失败');
  } finally {
    await client.end().catch(() => {});
  }
}

async function describe(client: pg.Client): Promise<Manifest> {
  const tables: TableEntry[] = [];
  for (const table of await tablesOf(client)) tables.push({ ...table, rows: await countRows(client, table.name) });
  return {
    format: FORMAT,
    madeAt: new Date().toISOString(),
    server: await majorOf(client),
    migrations: await appliedMigrations(client),
    tables,
    sequences: await sequencesOf(client),
  };
}

async function addTable(client: pg.Client, { name, columns }: TableEntry, add: Add): Promise<void> {
  const rows = client.query(copyTo(`copy public.${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`));
  let held: Buffer[] = [];
  let size = 0;
  let pieces = 0;
  const flush = async () => {
    pieces += 1;
    await add(pieceName(name, pieces), size, held);
    held = [];
    size = 0;
  };
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    held.push(chunk);
    size += chunk.length;
    if (size >= PIECE) await flush();
  }
  if (size) await flush();
}

async function addFiles(folder: string, report: BackupReport, add: Add): Promise<void> {
  const store = new FileStore(folder);
  const shelves = (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort();
  for (const shelf of shelves)
    for (const hash of (await readdir(join(folder, shelf))).sort()) {
      if (!/^[0-9a-f]{64}$/.test(hash)) continue;
      const { size } = await stat(store.path(hash));
      const found = await add(fileName(hash), size, size ? createReadStream(store.path(hash)) : []);
      if (found !== hash) report.damaged.push(hash);
      report.files += 1;
    }
}

/** By pages of the table `files`, so that memory stays bounded. */
async function missingFiles(client: pg.Client, { tables }: Manifest, folder: string): Promise<string[]> {
  if (!tables.some(({ name, columns }) => name === 'files' && columns.includes('hash'))) return [];
  const store = new FileStore(folder);
  const missing: string[] = [];
  for (let last = ''; ; ) {
    const { rows } = await client.query<{ hash: string }>(
      'select hash from public.files where hash > $1 order by hash limit 1000',
      [last],
    );
    if (!rows.length) return missing;
    for (const { hash } of rows) if (!(await stat(store.path(hash)).catch(() => undefined))) missing.push(hash);
    last = rows.at(-1)!.hash;
  }
}
