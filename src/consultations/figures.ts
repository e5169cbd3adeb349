import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';

/** What of a year's consultations the annual report tells (平台建设、互动). */
export interface ConsultationCounts {
  /** that opened in the period */
  opened: number;
  /** comments that came to those, those taken back left out */
  comments: number;
  /** of all that opened in it: how many have said what was adopted */
  answered: number;
  /** comments adopted, in whole or in part, of those */
  adopted: number;
}

/** Counts consultations that opened in a period. @param from, to first and last day, YYYY-MM-DD */
export async function countConsultations(
  db: Db,
  authorityId: number,
  { from, to }: { from: string; to: string },
): Promise<ConsultationCounts> {
  const { rows } = await sql<ConsultationCounts>`
    select count(*)::int as opened, count(c.results)::int as answered,
      coalesce(sum((select count(*) from consultation_comments m
        where m.consultation_id = c.id and m.state <> 'withdrawn')), 0)::int as comments,
      coalesce(sum((select sum(jsonb_array_length(g -> 'comments')) from jsonb_array_elements(c.results -> 'groups') g
        where g ->> 'verdict' in ('adopted', 'partly'))), 0)::int as adopted
    from consultations c
    where c.authority_id = ${authorityId} and c.content is not null and c.withdrawn_at is null
      and c.opens_on between ${from} and ${to}`.execute(db);
  return rows[0]!;
}
