import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { FileStore } from '../../files/files.ts';
import { backup, restore, verifyBackup } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-backup-'));
const filesFrom = join(folder, 'from');
const file = join(folder, 'books.tar.gz');
const admin = new pg.Client({ connectionString: inject('databaseServer') });
const made: string[] = [];
let source: string;

const migrations = [
  {
    name: '0001-books.sql',
    sql: `create table files (hash text primary key);
          create table audit_head (only_row boolean primary key default true, seq bigint not null);
          insert into audit_head (seq) values (0);
          create type mood as enum ('calm', '平静');
          create table audit_log (seq bigint primary key, hash bytea not null);
          create function forbid_change() returns trigger language plpgsql as
            $$ begin raise exception '% is append-only', tg_table_name; end $$;
          create trigger keep before update or delete on audit_log for each row execute function forbid_change();
          create trigger keep_all before truncate on audit_log for each statement execute function forbid_change();`,
  },
  {
    name: '0002-awkward.sql',
    sql: `create table parents (id bigint generated always as identity primary key, newest bigint, up bigint references parents);
          create table "Odd ""Name" (
            id bigint generated always as identity primary key,
            parent_id bigint not null references parents,
            body text, bytes bytea, doc jsonb, at timestamptz, day date, amount numeric(20, 4), ratio double precision,
            words text[], tone mood, span interval, found tsvector,
            twice numeric generated always as (amount * 2) stored
          );
          alter table parents add constraint newest_fk foreign key (newest) references "Odd ""Name";
          create function stamp() returns trigger language plpgsql as $$ begin new.body := 'stamped'; return new; end $$;`,
  },
];
const later = { name: '0003-later.sql', sql: 'create table later (id int primary key); drop table audit_log cascade' };

/** Chinese and emoji, what COPY escapes, and nothing at all. */
const bodies = ['绥芬河镇 🏮 𠮷', 'tab\tline\nreturn\rslash\\ \\N \\.', '\\.', '', null];

async function database(): Promise<string> {
  const name = `backup_${process.pid}_${made.length}`;
  await admin.query(`create database ${name}`);
  made.push(name);
  const url = new URL(inject('databaseServer'));
  url.pathname = `/${name}`;
  return url.href;
}

async function ask<T = Record<string, unknown>>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function migrated(all = migrations): Promise<string> {
  const url = await database();
  await ask(url, 'create table schema_migrations (name text primary key, applied_at timestamptz default now())');
  for (const { name, sql } of all) {
    await ask(url, sql);
    await ask(url, 'insert into schema_migrations (name) values ($1)', [name]);
  }
  return url;
}

/** Every row as the server itself writes it. */
async function everything(url: string): Promise<unknown> {
  return {
    awkward: await ask(url, `select o::text as row, md5(bytes) as bytes, at::text from "Odd ""Name" o order by id`),
    parents: await ask(url, 'select p::text as row from parents p order by id'),
    audit: await ask(url, 'select a::text as row from audit_log a order by seq'),
    head: await ask(url, 'select seq from audit_head'),
    migrations: await ask(url, 'select name from schema_migrations order by name'),
  };
}

const shapes = `select conname, pg_get_constraintdef(oid) as def, '' as state from pg_constraint
    where connamespace = 'public'::regnamespace and contype = 'f'
  union all select tgname, pg_get_triggerdef(oid), tgenabled::text from pg_trigger where not tgisinternal order by 1, 2`;

beforeAll(async () => {
  await admin.connect();
  source = await migrated();
  await ask(source, 'insert into parents (up) values (null), (1)');
  for (const body of bodies)
    await ask(
      source,
      `insert into "Odd ""Name" (parent_id, body, bytes, doc, at, day, amount, ratio, words, tone, span, found)
       values (2, $1, $2, $3, '2023-09-25 08:30:00.123456+08', '2024-02-29', 12345678901234.5678, 0.1::float8 + 0.2, $4, '平静',
               '1 month -2 days 03:04:05.6', to_tsvector('simple', '信息 公开'))`,
      [body, Buffer.from([0, 255, 92, 10, 46]), { 说明: ['a"b', null, { n: 1e21 }] }, ['逗,号', 'q"uote', 'NULL']],
    );
  await ask(source, 'delete from "Odd ""Name" where id = 3'); // ids with a gap
  await ask(source, 'update parents set newest = 2 where id = 1'); // a circle of foreign keys
  await ask(source, `create trigger stamp before insert on "Odd ""Name" for each row execute function stamp()`);
  await ask(source, `insert into audit_log values (1, '\\xdeadbeef'), (2, '\\x00')`);
  await ask(source, 'update audit_head set seq = 2');
  await ask(source, 'create schema pgboss; create table pgboss.job (id int)');
  for (const text of ['附件一', '']) {
    const hash = createHash('sha256').update(text).digest('hex');
    const path = new FileStore(filesFrom).path(hash);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    await ask(source, 'insert into files values ($1)', [hash]);
  }
  mkdirSync(join(filesFrom, 'part'));
  writeFileSync(join(filesFrom, 'part', 'half'), 'an upload under way');
  const report = await backup(source, filesFrom, file);
  expect(report).toEqual({ tables: 5, rows: 11, files: 2, missing: [], damaged: [] });
});

afterAll(async () => {
  for (const name of made) await admin.query(`drop database ${name} with (force)`);
  await admin.end();
  rmSync(folder, { recursive: true, force: true });
});

const withTrigger = [
  migrations[0]!,
  {
    ...migrations[1]!,
    sql: `${migrations[1]!.sql} create trigger stamp before insert on "Odd ""Name" for each row execute function stamp()`,
  },
];

test.each([
  ['an empty database', () => database()],
  ['a database that is migrated and empty', () => migrated()],
  ['a database in a newer form', () => migrated([...withTrigger, later])],
])('into %s everything comes back as it was', async (_what, target) => {
  const url = await target();
  const files = join(folder, url.slice(-3));
  const report = await restore(url, files, file, { migrations: [...withTrigger, later] });
  expect(report).toMatchObject({ tables: 5, rows: 11, files: 2, damaged: [] });
  expect(await everything(url)).toEqual(await everything(source));
  expect(await ask(url, shapes)).toEqual(await ask(source, shapes));
  const [row] = await ask(url, `insert into "Odd ""Name" (parent_id) values (1) returning id, body`);
  expect(row).toEqual({ id: '6', body: 'stamped' });
  await expect(ask(url, 'delete from audit_log')).rejects.toThrow('append-only');
  await expect(ask(url, `insert into "Odd ""Name" (parent_id) values (99)`)).rejects.toThrow('foreign key');
  const kept = createHash('sha256').update('附件一').digest('hex');
  expect(readFileSync(new FileStore(files).path(kept), 'utf8')).toBe('附件一');
  expect(readdirSync(join(files, 'part'))).toEqual([]);
});

test('a database with data is left alone unless told', async () => {
  const url = await migrated();
  await ask(url, 'insert into parents default values');
  const before = await everything(url);
  await expect(restore(url, folder, file, { migrations })).rejects.toThrow('目标数据库中已有数据');
  expect(await everything(url)).toEqual(before);
  await restore(url, join(folder, 'forced'), file, { migrations: withTrigger, force: true });
  expect(await everything(url)).toEqual(await everything(source));
});

test('a backup of a newer program is refused', async () => {
  const url = await database();
  await expect(restore(url, folder, file, { migrations: [migrations[0]!] })).rejects.toThrow('更新版本');
});

test('a table that is not what it was at the time is refused, and nothing is left of the attempt', async () => {
  const url = await database();
  const changed = [migrations[0]!, { ...migrations[1]!, sql: migrations[1]!.sql.replace('span interval,', '') }];
  await expect(restore(url, folder, file, { migrations: changed })).rejects.toThrow('与备份时不同');
  expect(await ask(url, `select relname from pg_class where relnamespace = 'public'::regnamespace`)).toEqual([]);
});

test('a file cut off anywhere is refused', async () => {
  const whole = readFileSync(file);
  const bad = join(folder, 'cut.tar.gz');
  for (const length of [0, 1, 9, 10, 500, whole.length >> 1, whole.length - 9, whole.length - 8, whole.length - 1]) {
    writeFileSync(bad, whole.subarray(0, length));
    await expect(verifyBackup(bad), `${length} bytes`).rejects.toThrow(/不完整或已损坏|不是公开平台的备份/);
  }
});

// (not in the header and the padding before the trailer; and where a code has two spellings, the content stays the same)
test('a file with one bit turned is refused and changes nothing', async () => {
  const whole = readFileSync(file);
  const bad = join(folder, 'bad.tar.gz');
  const content = gunzipSync(whole);
  const url = await migrated();
  const before = await everything(url);
  for (let place = 10; place < whole.length - 9; place += Math.ceil(whole.length / 40)) {
    const turned = Buffer.from(whole);
    turned[place]! ^= 1 << (place % 8);
    if (unpacked(turned)?.equals(content)) continue;
    writeFileSync(bad, turned);
    await expect(verifyBackup(bad), `byte ${place}`).rejects.toThrow('不完整或已损坏');
  }
  await expect(restore(url, join(folder, 'none'), bad, { migrations })).rejects.toThrow('不完整或已损坏');
  expect(await everything(url)).toEqual(before);
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

function unpacked(gzip: Buffer): Buffer | undefined {
  try {
    return gunzipSync(gzip);
  } catch {
    return undefined;
  }
}

test('something else is no backup', async () => {
  await expect(verifyBackup(join(import.meta.dirname, 'index.ts'))).rejects.toThrow('不完整或已损坏');
  await expect(verifyBackup(join(folder, 'nowhere'))).rejects.toThrow('没有找到备份文件');
});

test('files lost or spoilt on disk are told, not hidden, and a spoilt one is not restored', async () => {
  const url = await migrated();
  const files = join(folder, 'spoilt');
  const [lost, spoilt] = ['a', 'b'].map((letter) => letter.repeat(64)) as [string, string];
  mkdirSync(join(files, 'bb'), { recursive: true });
  writeFileSync(join(files, 'bb', spoilt), 'not what it was');
  await ask(url, 'insert into files values ($1), ($2)', [lost, spoilt]);
  const out = join(folder, 'spoilt.tar.gz');
  expect(await backup(url, files, out)).toMatchObject({ files: 1, missing: [lost], damaged: [spoilt] });
  const report = await restore(await database(), join(folder, 'mended'), out, { migrations });
  expect(report).toMatchObject({ files: 0, damaged: [spoilt] });
});

test('a failing backup leaves the earlier one, and no debris', async () => {
  const earlier = readFileSync(file);
  const gone = new URL(source);
  gone.pathname += '_gone';
  await expect(backup(gone.href, filesFrom, file)).rejects.toThrow('没有这个数据库');
  mkdirSync(join(folder, 'taken.tar.gz'));
  await expect(backup(source, filesFrom, join(folder, 'taken.tar.gz'))).rejects.toThrow('是一个目录');
  expect(readFileSync(file)).toEqual(earlier);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});
