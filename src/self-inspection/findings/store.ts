import { sql } from 'kysely';
import type { IndicatorId } from '../../law/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { Accepted, FindingStep, OwnerRole } from '../tables.ts';

/** Something to be mended, or that was. */
export interface Finding {
  id: number;
  indicator: IndicatorId;
  key: string;
  what: string;
  /** of the page on which it stands; '' none */
  address: string;
  said: string;
  veto: boolean;
  officeId: number | null;
  /** '' of no office */
  office: string;
  ownerRole: OwnerRole;
  mendHref: string;
  firstDay: string;
  lastDay: string;
  dueOn: string;
  dueProvisional: boolean;
  mendedAt: Date | null;
  returned: number;
  handlerId: number | null;
  handlerName: string;
  acceptedHow: Accepted | null;
  acceptedName: string;
  acceptedAt: Date | null;
  reason: string;
  version: number;
  isDemo: boolean;
}

function base(db: Db) {
  return db
    .selectFrom('self_inspection_findings as f')
    .leftJoin('offices as o', 'o.id', 'f.office_id')
    .select(['f.id', 'f.key', 'f.what', 'f.address', 'f.said', 'f.veto', 'f.returned', 'f.reason', 'f.version'])
    .select((eb) => eb.ref('f.indicator').$castTo<IndicatorId>().as('indicator'))
    .select((eb) => eb.fn.coalesce('o.name', eb.val('')).as('office'))
    .select(['f.office_id as officeId', 'f.owner_role as ownerRole', 'f.mend_href as mendHref'])
    .select(['f.first_day as firstDay', 'f.last_day as lastDay', 'f.due_on as dueOn'])
    .select(['f.due_provisional as dueProvisional', 'f.mended_at as mendedAt', 'f.is_demo as isDemo'])
    .select(['f.handler_id as handlerId', 'f.handler_name as handlerName', 'f.accepted_how as acceptedHow'])
    .select(['f.accepted_name as acceptedName', 'f.accepted_at as acceptedAt']);
}

export type FindingState = 'open' | 'accepted' | 'mended';

interface Which {
  authorityId: number;
  state: FindingState;
  /** of this office alone */
  officeId?: number | undefined;
  indicator?: IndicatorId | undefined;
}

function which(db: Db, { authorityId, state, officeId, indicator }: Which) {
  let query = base(db).where('f.authority_id', '=', authorityId);
  if (state === 'mended') query = query.where('f.mended_at', 'is not', null);
  else query = query.where('f.mended_at', 'is', null).where('f.accepted_how', state === 'open' ? 'is' : 'is not', null);
  if (officeId !== undefined) query = query.where('f.office_id', '=', officeId);
  if (indicator !== undefined) query = query.where('f.indicator', '=', indicator);
  return query;
}

/** Findings in a state: vetoes first, then the nearest day; what was mended, the newest first. */
export function findingsOf(db: Db, asked: Which, { skip, most }: { skip: number; most: number }): Promise<Finding[]> {
  const query = which(db, asked);
  const ordered =
    asked.state === 'mended'
      ? query.orderBy('f.mended_at', 'desc')
      : query.orderBy('f.veto', 'desc').orderBy('f.due_on').orderBy('f.indicator');
  return ordered.orderBy('f.id').limit(most).offset(skip).execute();
}

/** How many there are in each state. */
export async function countFindings(db: Db, asked: Omit<Which, 'state'>): Promise<Record<FindingState, number>> {
  const { rows } = await sql<Record<FindingState, number>>`
    select count(*) filter (where mended_at is null and accepted_how is null)::int as open,
      count(*) filter (where mended_at is null and accepted_how is not null)::int as accepted,
      count(*) filter (where mended_at is not null)::int as mended
    from self_inspection_findings f where authority_id = ${asked.authorityId}
      and (${asked.officeId ?? null}::bigint is null or office_id = ${asked.officeId ?? null})
      and (${asked.indicator ?? null}::text is null or indicator = ${asked.indicator ?? null})`.execute(db);
  return rows[0]!;
}

/** One of an authority's. */
export function findingById(db: Db, authorityId: number, id: number): Promise<Finding | undefined> {
  return base(db).where('f.authority_id', '=', authorityId).where('f.id', '=', id).executeTakeFirst();
}

/** The same, held until the transaction ends. */
export function lockFinding(db: Tx, authorityId: number, id: number): Promise<Finding | undefined> {
  return base(db).where('f.authority_id', '=', authorityId).where('f.id', '=', id).forUpdate('f').executeTakeFirst();
}

/** What became of a finding, in order. */
export function stepsOf(
  db: Db,
  findingId: number,
): Promise<{ at: Date; kind: FindingStep; by_name: string; said: string }[]> {
  return db
    .selectFrom('self_inspection_steps')
    .select(['at', 'kind', 'by_name', 'said'])
    .where('finding_id', '=', findingId)
    .orderBy('seq')
    .execute();
}

/** Pages on which something is to be mended: a night opens them first. */
export async function openPaths(db: Db, authorityId: number): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select distinct path from self_inspection_findings, unnest(array[address, key]) as path
    where authority_id = ${authorityId} and mended_at is null and path like '/%' limit 100`.execute(db);
  return rows.map(({ path }) => path);
}
