import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { workerFile } from '../../platform/assets.ts';
import type { Db } from '../../platform/database/index.ts';
import type { LookedInto } from '../beside.ts';
import type { FileFinding } from '../findings.ts';
import { type Attached, endingOf } from './attached.ts';

let named: string | undefined;

/** Names the checks as they are built: other checks look again. */
function engine(): string {
  named ??= createHash('sha256')
    .update(readFileSync(workerFile('checks/read-inside.js')))
    .digest('hex')
    .slice(0, 16);
  return named;
}

/** By hash and ending, what was found in those that were looked into. */
export async function kept(db: Db, attached: readonly Attached[]): Promise<ReadonlyMap<string, FileFinding[]>> {
  if (!attached.length) return new Map();
  const rows = await db
    .selectFrom('file_checks')
    .select(['file_hash as hash', 'ending', 'findings'])
    .where('engine', '=', engine())
    .where('file_hash', 'in', [...new Set(attached.map(({ hash }) => hash))])
    .execute();
  return new Map(rows.map(({ hash, ending, findings }) => [hash + ending, findings]));
}

export async function keep(
  db: Db,
  { hash, name }: Attached,
  { findings, words, beside }: Pick<LookedInto, 'findings' | 'words' | 'beside'>,
  at: Date,
): Promise<void> {
  await sql`insert into file_checks (file_hash, ending, engine, findings, looked_at)
    select hash, ${endingOf(name)}, ${engine()}, ${JSON.stringify(findings)}::jsonb, ${at} from files where hash = ${hash}
    on conflict (file_hash, ending, engine) do update
      set findings = excluded.findings, looked_at = excluded.looked_at`.execute(db);
  if (words || beside)
    await sql`insert into file_words (file_hash, ending, words, beside, read_at)
      select hash, ${endingOf(name)}, ${words}, ${beside}, ${at} from files where hash = ${hash}
      on conflict (file_hash, ending) do update
        set words = excluded.words, beside = excluded.beside, read_at = excluded.read_at`.execute(db);
}

/** By hash and ending, the words of those of which any were read, and what stands beside them. */
export async function keptWords(
  db: Db,
  attached: readonly Attached[],
): Promise<ReadonlyMap<string, Pick<LookedInto, 'words' | 'beside'>>> {
  if (!attached.length) return new Map();
  const rows = await db
    .selectFrom('file_words')
    .select(['file_hash as hash', 'ending', 'words', 'beside'])
    .where('file_hash', 'in', [...new Set(attached.map(({ hash }) => hash))])
    .execute();
  return new Map(rows.map(({ hash, ending, words, beside }) => [hash + ending, { words, beside }]));
}
