import { type RawBuilder, sql } from 'kysely';
import { type DueStanding, dueStanding, periodName } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { ObligationContent } from '../catalogue/content.ts';
import type { DueState, ExcuseReason } from '../words.ts';

/** One due as pages show it. */
export interface DueLine {
  id: number;
  obligationId: number;
  content: ObligationContent;
  /** null: the authority itself */
  office: { id: number; name: string } | null;
  /** who answers for it now, where that office was closed */
  heir: { id: number; name: string } | null;
  period: string;
  /** '2026年11月', the name of the event, or '' */
  when: string;
  /** 'YYYY-MM-DD', like every day here */
  base: string;
  on: string;
  provisional: boolean;
  state: DueState;
  met: string | null;
  standing: DueStanding;
  /** publications that wait for a yes or no */
  proposed: number;
  /** the newest excuse, and what was said to it */
  excuse: { reason: ExcuseReason; verdict: 'accepted' | 'refused' | null } | null;
}

/** Which dues are asked for; each condition narrows. */
export interface DueWish {
  /** who answers for it now; 'authority': what no office owes */
  officeId?: number | 'authority' | undefined;
  obligationId?: number | undefined;
  level1?: string | undefined;
  standing?: DueStanding | undefined;
  /** of the last day */
  year?: number | undefined;
  /** '2026-11': of the last day */
  month?: string | undefined;
  period?: string | undefined;
  kind?: 'village' | 'community' | 'office' | undefined;
  from?: string | undefined;
  to?: string | undefined;
  ids?: readonly number[] | undefined;
}

const standings: Record<DueStanding, (today: string) => RawBuilder<boolean>> = {
  late: (today) => sql<boolean>`d.state = 'open' and d.due_on < ${today}`,
  open: (today) => sql<boolean>`d.state = 'open' and d.due_on >= ${today}`,
  met: () => sql<boolean>`d.state = 'met' and d.met_on <= d.due_on`,
  metLate: () => sql<boolean>`d.state = 'met' and d.met_on > d.due_on`,
  excused: () => sql<boolean>`d.state = 'excused'`,
};

/** Rows of dues by a wish, of one authority; dropped ones are no dues. Lists and figures are made of the same. */
export function duesBy(db: Db, authorityId: number, wish: DueWish, today: string) {
  let query = db
    .selectFrom('dues as d')
    .innerJoin('obligation_versions as v', 'v.id', 'd.version_id')
    .leftJoin('offices as o', 'o.id', 'd.office_id')
    .where('d.authority_id', '=', authorityId)
    .where('d.state', '<>', 'dropped');
  if (wish.officeId === 'authority') query = query.where('d.office_id', 'is', null);
  else if (wish.officeId !== undefined)
    query = query.where(sql<boolean>`coalesce(o.closed_into, d.office_id) = ${wish.officeId}`);
  if (wish.obligationId !== undefined) query = query.where('d.obligation_id', '=', wish.obligationId);
  if (wish.level1 !== undefined) query = query.where(sql<boolean>`v.content ->> 'level1' = ${wish.level1}`);
  if (wish.standing !== undefined) query = query.where(standings[wish.standing](today));
  if (wish.year !== undefined)
    query = query.where('d.due_on', '>=', `${wish.year}-01-01`).where('d.due_on', '<=', `${wish.year}-12-31`);
  if (wish.month !== undefined) query = query.where(sql<boolean>`to_char(d.due_on, 'YYYY-MM') = ${wish.month}`);
  if (wish.period !== undefined) query = query.where('d.period', '=', wish.period);
  if (wish.kind !== undefined) query = query.where('o.kind', '=', wish.kind);
  if (wish.from !== undefined) query = query.where('d.due_on', '>=', wish.from);
  if (wish.to !== undefined) query = query.where('d.due_on', '<=', wish.to);
  if (wish.ids !== undefined) query = query.where(sql<boolean>`d.id = any(${[...wish.ids]}::bigint[])`);
  return query;
}

/** The dues of a wish, the one that ends first on top. @param order 'newest': those whose last day is the latest first */
export async function listDues(
  db: Db,
  authorityId: number,
  wish: DueWish,
  today: string,
  { limit = 500, offset = 0, newest = false }: { limit?: number; offset?: number; newest?: boolean } = {},
): Promise<DueLine[]> {
  const rows = await duesBy(db, authorityId, wish, today)
    .leftJoin('offices as h', 'h.id', 'o.closed_into')
    .leftJoin('obligation_events as e', 'e.id', 'd.event_id')
    .select(['d.id', 'd.obligation_id as obligationId', 'v.content', 'd.period', 'd.base_on as base', 'd.due_on as on'])
    .select(['d.provisional', 'd.state', 'd.met_on as met', 'd.office_id as officeId', 'o.name as officeName'])
    .select(['h.id as heirId', 'h.name as heirName', 'e.name as eventName'])
    .select((eb) => [
      eb
        .selectFrom('due_documents as f')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('f.due_id', '=', 'd.id')
        .where('f.state', '=', 'proposed')
        .as('proposed'),
      eb
        .selectFrom('due_excuses as x')
        .select(sql<string>`x.reason || ' ' || coalesce(x.verdict, '')`.as('said'))
        .whereRef('x.due_id', '=', 'd.id')
        .orderBy('x.id', 'desc')
        .limit(1)
        .as('excuse'),
    ])
    .orderBy('d.due_on', newest ? 'desc' : 'asc')
    .orderBy('d.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, obligationId: row.obligationId, content: row.content, period: row.period, base: row.base },
    ...{ on: row.on, provisional: row.provisional, state: row.state, met: row.met, proposed: row.proposed ?? 0 },
    office: row.officeId === null ? null : { id: row.officeId, name: row.officeName! },
    heir: row.heirId === null ? null : { id: row.heirId, name: row.heirName! },
    when: row.eventName ?? periodName(row.period),
    standing: dueStanding({ on: row.on, met: row.met, excused: row.state === 'excused' }, today),
    excuse: excuseFrom(row.excuse),
  }));
}

function excuseFrom(said: string | null): DueLine['excuse'] {
  if (said === null) return null;
  const [reason, verdict] = said.split(' ') as [ExcuseReason, 'accepted' | 'refused' | ''];
  return { reason, verdict: verdict || null };
}

export async function countDues(db: Db, authorityId: number, wish: DueWish, today: string): Promise<number> {
  const { n } = await duesBy(db, authorityId, wish, today)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

export async function dueById(db: Db, authorityId: number, id: number, today: string): Promise<DueLine | undefined> {
  return (await listDues(db, authorityId, { ids: [id] }, today))[0];
}

/** '新丰村 村级财务收支 2026年11月' */
export const dueName = ({ office, heir, content, when }: Pick<DueLine, 'office' | 'heir' | 'content' | 'when'>) =>
  [office?.name, heir && `（已并入${heir.name}）`, content.level2, when].filter(Boolean).join(' ');
