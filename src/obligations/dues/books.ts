import { sql } from 'kysely';
import {
  type DueEvent,
  duesOf,
  type ObligationDue,
  type ObligationVersion,
  type OwingOffice,
  reckoner,
} from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { ObligationContent } from '../catalogue/content.ts';
import type { KeptDue } from './diff.ts';

/** What the dues of an authority follow from. */
export interface OwingBooks {
  versions: ObligationVersion[];
  offices: OwingOffice[];
  events: DueEvent[];
}

/** A version as the law reads it. */
export function versionOf(row: {
  id: number;
  obligation: number;
  number: number;
  from: string;
  ended: boolean;
  content: ObligationContent;
}): ObligationVersion {
  const { id, obligation, number, from, ended, content } = row;
  const { frequency, term, subject } = content;
  return { obligation, version: id, number, from, ended, frequency, term, subject };
}

export async function owingBooks(db: Db, authorityId: number): Promise<OwingBooks> {
  const versions = await db
    .selectFrom('obligation_versions')
    .select(['id', 'obligation_id as obligation', 'number', 'holds_from as from', 'ended', 'content'])
    .where('authority_id', '=', authorityId)
    .orderBy('obligation_id')
    .orderBy('number')
    .execute();
  const offices = await db
    .selectFrom('offices as o')
    .leftJoin('obligation_offices as s', 's.office_id', 'o.id')
    .select(['o.id', 'o.kind', 's.since', 'o.closed_into as into'])
    .select(sql<string | null>`to_char(o.closed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`.as('closed'))
    .where('o.authority_id', '=', authorityId)
    .orderBy('o.id')
    .execute();
  const events = await db
    .selectFrom('obligation_events')
    .select(['id', 'obligation_id as obligation', 'office_id as office', 'happened_on as on'])
    .where('authority_id', '=', authorityId)
    .where('voided_by', '=', '')
    .orderBy('id')
    .execute();
  return {
    versions: versions.map(versionOf),
    offices: offices.map(({ into, closed, ...office }) => ({
      ...office,
      closed: closed === null || into === null ? null : { on: closed, into },
    })),
    events,
  };
}

/** Offices that were not seen before are there since today; those of the first time, since ever. */
export async function seeOffices(tx: Tx, authorityId: number, today: string): Promise<void> {
  await sql`insert into obligation_offices (office_id, authority_id, since)
    select o.id, o.authority_id,
      case when exists (select 1 from obligation_offices s where s.authority_id = ${authorityId}) then ${today}::date end
    from offices o where o.authority_id = ${authorityId}
      and not exists (select 1 from obligation_offices s where s.office_id = o.id)`.execute(tx);
}

export function keptDues(db: Db, authorityId: number): Promise<KeptDue[]> {
  return db
    .selectFrom('dues')
    .select(['id', 'obligation_id as obligation', 'version_id as version', 'office_id as office', 'period'])
    .select(['base_on as base', 'due_on as on', 'provisional', 'state'])
    .where('authority_id', '=', authorityId)
    .execute();
}

/** What is owed by these books on a day, under the calendar that holds. @param shared for many authorities in one go */
export async function owedBy(
  db: Db,
  books: OwingBooks,
  today: string,
  shared?: ReturnType<typeof reckoner>,
): Promise<ObligationDue[]> {
  return duesOf(books, today, shared ?? reckoner(await calendarOf(db)));
}
