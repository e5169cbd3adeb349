import { sql } from 'kysely';
import { CHECKS } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Passage } from '../../platform/public-text/index.ts';

interface Night {
  authorityId: number;
  day: string;
}

/** A text that is online, by its sort and its id within it. */
export interface TextOnline {
  online: string;
  id: string;
  title: string;
}

/** Keeps what was found in a text (`endTexts` ends what was not). @param found by its name */
export async function keepInText(
  db: Db,
  { authorityId, day }: Night,
  { online, id, title }: TextOnline,
  found: ReadonlyMap<string, Passage>,
): Promise<void> {
  if (!found.size) return;
  const rows = [...found].map(([key, { check, severity, where, text, message }]) => ({
    ...{ key, check_id: check, severity, place: where, excerpt: text, message },
  }));
  await sql`insert into inspection_findings (authority_id, online, online_id, online_title, key, check_id, severity, place,
      excerpt, message, first_day, last_day)
    select ${authorityId}, ${online}, ${id}, ${title}, r.key, r.check_id, r.severity, r.place, r.excerpt, r.message,
      ${day}::date, ${day}::date
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (key text, check_id text, severity text, place text, excerpt text, message text)
    on conflict (authority_id, online, online_id, key) do update set last_day = excluded.last_day, gone_day = null,
      online_title = excluded.online_title, severity = excluded.severity, message = excluded.message`.execute(db);
}

/** A text that could not be looked into: said where the others stand, and nothing of before is held for mended. */
export async function keepTextUnlooked(
  db: Db,
  { authorityId, day }: Night,
  { online, id, title }: TextOnline,
  why: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`insert into inspection_findings (authority_id, online, online_id, online_title, key, check_id, severity, place,
        excerpt, message, first_day, last_day)
      values (${authorityId}, ${online}, ${id}, ${title}, 'unlooked', 'unread', 'warn', '全文', '',
        ${`${CHECKS.unread.name}：${why}`}, ${day}::date, ${day}::date)
      on conflict (authority_id, online, online_id, key) do update
        set last_day = excluded.last_day, gone_day = null, message = excluded.message`.execute(tx);
    await sql`update inspection_findings set last_day = ${day}::date where authority_id = ${authorityId}
      and online = ${online} and online_id = ${id} and gone_day is null`.execute(tx);
  });
}

/** After all were looked into: what was found before and stands in none that is still online is gone. */
export async function endTexts(db: Db, { authorityId, day }: Night): Promise<void> {
  await sql`update inspection_findings set gone_day = ${day}::date where authority_id = ${authorityId}
    and online is not null and gone_day is null and last_day < ${day}::date`.execute(db);
}
