import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../../src/platform/database/index.ts';

interface Key {
  table: string;
  column: string;
  type: string;
  primary: boolean;
  unique: boolean;
  foreign: boolean;
}

interface Link {
  from: string;
  to: string;
  columns: string;
  optional: boolean;
  /** the columns are a key of their own: at most one row each */
  single: boolean;
}

/** docs/tables.md, from the schema of the books: a diagram for each room, of its tables' keys and of what they refer to.
 *  A table is of the room whose migration made it last. */
export async function tablesPicture(db: Db, source: string): Promise<string> {
  const [tables, keys, links] = [await tablesOf(db), await keysOf(db), await linksOf(db)];
  const rooms = roomsByTable(source);
  const roomOf = (table: string) => rooms.get(table) ?? 'platform';
  const parts = [...new Set(tables.map(roomOf))].sort().map((room) => {
    const names = tables.filter((table) => roomOf(table) === room);
    const lines = [
      ...names.flatMap((table) => entity(table, keys)),
      ...links.filter(({ from }) => names.includes(from)).map(relation),
    ];
    return `## ${room}\n\n\`\`\`mermaid\nerDiagram\n${lines.map((line) => `  ${line}\n`).join('')}\`\`\`\n`;
  });
  return `# Tables

Made by \`npm run tables\` from the migrations; a test holds it against them. One diagram for each room: its tables with the columns that are keys, and what refers to what, also in other rooms. The other columns, and why, stand in \`src/<room>/migrations/\`. Only a table's own room writes it.

${parts.join('\n')}`;
}

function entity(table: string, keys: Key[]): string[] {
  const own = keys.filter((key) => key.table === table);
  if (!own.length) return [table];
  return [`${table} {`, ...own.map((key) => `  ${key.type} ${key.column} ${marks(key)}`), '}'];
}

const marks = ({ primary, unique, foreign }: Key) =>
  [primary && 'PK', foreign && 'FK', unique && 'UK'].filter(Boolean).join(', ');

const relation = ({ from, to, columns, optional, single }: Link) =>
  `${to} ${optional ? '|o' : '||'}--${single ? 'o|' : 'o{'} ${from} : "${columns}"`;

async function tablesOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

/** Columns of primary, unique and foreign keys, in the order of the table. */
async function keysOf(db: Db): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select c.conrelid::regclass::text as "table", a.attname as "column",
      regexp_replace(format_type(a.atttypid, null), '\\W+', '_', 'g') as type,
      bool_or(c.contype = 'p') as "primary", bool_or(c.contype = 'u') as "unique",
      bool_or(c.contype = 'f') as "foreign"
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f')
    group by 1, 2, 3, a.attnum order by 1, a.attnum`.execute(db);
  return rows;
}

async function linksOf(db: Db): Promise<Link[]> {
  const { rows } = await sql<Link>`
    select f.conrelid::regclass::text as "from", f.confrelid::regclass::text as "to",
      string_agg(a.attname, ', ' order by array_position(f.conkey, a.attnum)) as columns,
      bool_or(not a.attnotnull) as optional,
      exists (select from pg_constraint k where k.conrelid = f.conrelid and k.contype in ('p', 'u')
        and k.conkey <@ f.conkey) as single
    from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any (f.conkey)
    where f.connamespace = 'public'::regnamespace and f.contype = 'f'
    group by f.oid, f.conrelid, f.confrelid, f.conkey order by 1, columns, 2`.execute(db);
  return rows;
}

/** The room whose migration made a table, the last one where several did. @param source the folder of the rooms */
function roomsByTable(source: string): Map<string, string> {
  const files = readdirSync(source)
    .filter((room) => existsSync(join(source, room, 'migrations')))
    .flatMap((room) => readdirSync(join(source, room, 'migrations')).map((name) => ({ room, name })))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return new Map(
    files.flatMap(({ room, name }) =>
      [
        ...readFileSync(join(source, room, 'migrations', name), 'utf8').matchAll(/(?:create table|rename to) (\w+)/g),
      ].map(([, table]): [string, string] => [table!, room]),
    ),
  );
}
