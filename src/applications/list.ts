import { sql } from 'kysely';
import { APPLICANT_KINDS, type ApplicantKind, PHASE_LABELS, type Phase } from '../law/index.ts';
import type { Db } from '../platform/database/index.ts';
import { isDay } from '../platform/dates.ts';
import type { Typed } from '../platform/http/form.ts';
import { cutQuery } from '../search/index.ts';
import './tables.ts';

export const LIVE: readonly Phase[] = ['unconfirmed', 'open', 'awaitingCorrection', 'awaitingFee'];
export const PAGE = 50;

/** What the list is narrowed to. */
export interface ListFilter {
  phase?: Phase | undefined;
  kind?: ApplicantKind | undefined;
  officerId?: number | undefined;
  year?: number | undefined;
  words?: string | undefined;
}

/** Where a page begins: after (older) or before (newer) this row. */
export interface Cursor {
  arrivedOn: string;
  id: number;
  way: 'older' | 'newer';
}

export interface Line {
  id: number;
  number: string;
  subject: string;
  applicant_shown: string;
  applicant_kind: ApplicantKind;
  arrived_on: string | null;
  phase: Phase;
  due_on: string | null;
  due_provisional: boolean;
  paused: boolean;
  waits_until: string | null;
  officer: string | null;
  officer_id: number | null;
  closed_on: string | null;
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value.trim() : '');

/** The filter of an address; what makes no sense is left out. */
export function filterIn(query: Typed): ListFilter {
  const phase = one(query.phase);
  const kind = one(query.kind);
  const officer = one(query.officer);
  const year = one(query.year);
  return {
    phase: phase in PHASE_LABELS ? (phase as Phase) : undefined,
    kind: kind in APPLICANT_KINDS ? (kind as ApplicantKind) : undefined,
    officerId: /^[1-9]\d{0,14}$/.test(officer) ? Number(officer) : undefined,
    year: /^20\d\d$/.test(year) ? Number(year) : undefined,
    words: one(query.words).slice(0, 100) || undefined,
  };
}

export function cursorIn(query: Typed): Cursor | undefined {
  const [arrivedOn = '', id = ''] = one(query.at).split('.');
  if (!isDay(arrivedOn) || !/^[1-9]\d{0,14}$/.test(id)) return undefined;
  return { arrivedOn, id: Number(id), way: one(query.way) === 'newer' ? 'newer' : 'older' };
}

export function listHref(filter: ListFilter, cursor?: Cursor): string {
  const query = new URLSearchParams();
  const { phase, kind, officerId, year, words } = filter;
  for (const [name, value] of Object.entries({ phase, kind, officer: officerId, year, words }))
    if (value !== undefined) query.set(name, String(value));
  if (cursor) query.set('at', `${cursor.arrivedOn}.${cursor.id}`);
  if (cursor?.way === 'newer') query.set('way', 'newer');
  return `/console/applications/all${query.size ? `?${query}` : ''}`;
}

function lines(db: Db, authorityId: number) {
  return db
    .selectFrom('applications as a')
    .leftJoin('staff as s', 's.id', 'a.officer_id')
    .select(['a.id', 'number', 'subject', 'applicant_shown', 'applicant_kind', 'arrived_on', 'phase', 'due_on'])
    .select(['due_provisional', 'paused', 'waits_until', 's.name as officer', 'officer_id', 'closed_on'])
    .where('a.authority_id', '=', authorityId);
}

/** One page, newest first, found by its place and not by counting to it. @returns also whether there is more each way */
export async function listPage(
  db: Db,
  authorityId: number,
  { phase, kind, officerId, year, words }: ListFilter,
  cursor: Cursor | undefined,
): Promise<{ rows: Line[]; newer: boolean; older: boolean }> {
  let query = lines(db, authorityId);
  if (phase) query = query.where('phase', '=', phase);
  if (kind) query = query.where('applicant_kind', '=', kind);
  if (officerId) query = query.where('officer_id', '=', officerId);
  if (year) query = query.where('arrived_on', '>=', `${year}-01-01`).where('arrived_on', '<', `${year + 1}-01-01`);
  if (words) query = query.where(holds(words));
  const up = cursor?.way === 'newer';
  if (cursor)
    query = query.where(
      up
        ? sql<boolean>`(arrived_on, a.id) > (${cursor.arrivedOn}::date, ${cursor.id})`
        : sql<boolean>`(arrived_on, a.id) < (${cursor.arrivedOn}::date, ${cursor.id})`,
    );
  const found = await query
    .orderBy('arrived_on', up ? 'asc' : 'desc')
    .orderBy('a.id', up ? 'asc' : 'desc')
    .limit(PAGE + 1)
    .execute();
  const more = found.length > PAGE;
  const rows = found.slice(0, PAGE);
  return up ? { rows: rows.reverse(), newer: more, older: true } : { rows, newer: cursor !== undefined, older: more };
}

/** A number (or its end) is looked up as it is; other words stand in what was asked for. */
function holds(text: string) {
  if (/〔\d{4}〕\d+号?$/.test(text)) return sql<boolean>`number like ${`%${text.replace(/[%_\\]/g, '')}%`}`;
  const cut = cutQuery(text).filter((word) => [...word].length > 1);
  const pattern = `%${text.replace(/[%_\\]/g, '\\$&')}%`;
  return cut.length ? sql<boolean>`words @> ${cut}::text[]` : sql<boolean>`subject like ${pattern}`;
}

/** All that is open, the most urgent first. */
export function openLines(db: Db, authorityId: number): Promise<Line[]> {
  return lines(db, authorityId).where('phase', 'in', LIVE).orderBy('due_on').orderBy('a.id').limit(1000).execute();
}

export interface Officer {
  id: number;
  name: string;
}

/** Who may be given an application. */
export function officersOf(db: Db, authorityId: number): Promise<Officer[]> {
  return db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('authority_id', '=', authorityId)
    .where('active', '=', true)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('staff_roles')
          .whereRef('staff_id', '=', 'staff.id')
          .where('role', 'in', ['caseOfficer', 'disclosureHead']),
      ),
    )
    .orderBy('id')
    .execute();
}
