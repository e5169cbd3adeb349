import { sql } from 'kysely';
import {
  APPLICANT_KINDS,
  type ApplicantKind,
  type Calendar,
  PHASE_LABELS,
  type Phase,
  parseDate,
  RECEIPT_CHANNELS,
  REPLY_KINDS,
  type ReceiptChannel,
  type ReplyKindId,
} from '../../../law/index.ts';
import type { Db } from '../../../platform/database/index.ts';
import { isDay } from '../../../platform/dates.ts';
import type { Typed } from '../../../platform/http/form.ts';
import { cutQuery } from '../../../search/index.ts';
import { LIVE } from '../../rules.ts';

export const PAGE = 50;

/** Open applications by the working days that are left to reply; each of the middle ones holds those before it. */
export const LEFT = {
  late: '已逾期',
  '1': '1 个工作日以内',
  '3': '3 个工作日以内',
  '5': '5 个工作日以内',
  more: '5 个工作日以上',
} as const;
export type Left = keyof typeof LEFT;
const MORE = 5;

/** The last days to reply, YYYY-MM-DD and both included, that have so many working days left today. */
export function dueBetween(left: Left, today: string, calendar: Calendar): { from?: string; to?: string } {
  const at = parseDate(today);
  if (left === 'late') return { to: at.subtract({ days: 1 }).toString() };
  // the last day may itself be no working day: it counts with the one before it
  const before = (days: number) =>
    calendar
      .countForward(at, days + 1)
      .date.subtract({ days: 1 })
      .toString();
  if (left === 'more') return { from: calendar.countForward(at, MORE + 1).date.toString() };
  return { from: today, to: before(Number(left)) };
}

/** What the list is narrowed to. */
export interface ListFilter {
  phase?: Phase | undefined;
  kind?: ApplicantKind | undefined;
  officerId?: number | undefined;
  /** one that was closed means the one it was closed into */
  officeId?: number | undefined;
  left?: Left | undefined;
  reply?: ReplyKindId | undefined;
  channel?: ReceiptChannel | undefined;
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
  office: string | null;
  closed_on: string | null;
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value.trim() : '');

function keyOf<T extends object>(table: T, value: string | string[] | undefined): (keyof T & string) | undefined {
  const text = one(value);
  return Object.hasOwn(table, text) ? (text as keyof T & string) : undefined;
}

const idIn = (text: string) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined);

/** The filter of an address; what makes no sense is left out. */
export function filterIn(query: Typed): ListFilter {
  const officer = one(query.officer);
  const office = one(query.office);
  const year = one(query.year);
  return {
    phase: keyOf(PHASE_LABELS, query.phase),
    kind: keyOf(APPLICANT_KINDS, query.kind),
    left: keyOf(LEFT, query.left),
    reply: keyOf(REPLY_KINDS, query.reply),
    channel: keyOf(RECEIPT_CHANNELS, query.channel),
    officerId: idIn(officer),
    officeId: idIn(office),
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
  const { officerId, officeId, ...rest } = filter;
  for (const [name, value] of Object.entries({ ...rest, officer: officerId, office: officeId }))
    if (value !== undefined) query.set(name, String(value));
  if (cursor) query.set('at', `${cursor.arrivedOn}.${cursor.id}`);
  if (cursor?.way === 'newer') query.set('way', 'newer');
  return `/console/applications/all${query.size ? `?${query}` : ''}`;
}

function lines(db: Db, authorityId: number) {
  return db
    .selectFrom('applications as a')
    .leftJoin('staff as s', 's.id', 'a.officer_id')
    .leftJoin('offices as o', 'o.id', 'a.office_id')
    .select(['a.id', 'number', 'subject', 'applicant_shown', 'applicant_kind', 'arrived_on', 'phase', 'due_on'])
    .select([
      'due_provisional',
      'paused',
      'waits_until',
      's.name as officer',
      'o.name as office',
      'officer_id',
      'closed_on',
    ])
    .where('a.authority_id', '=', authorityId);
}

/** The lines that a filter leaves. */
function narrowed(
  db: Db,
  authorityId: number,
  { phase, kind, officerId, officeId, left, reply, channel, year, words }: ListFilter,
  counted: { today: string; calendar: Calendar },
) {
  let query = lines(db, authorityId);
  if (phase) query = query.where('phase', '=', phase);
  if (kind) query = query.where('applicant_kind', '=', kind);
  if (officerId) query = query.where('officer_id', '=', officerId);
  if (officeId)
    query = query.where(
      sql<boolean>`a.office_id = (select coalesce(closed_into, id) from offices where id = ${officeId})`,
    );
  if (reply) query = query.where('reply_kind', '=', reply);
  if (channel) query = query.where('channel', '=', channel);
  if (left) {
    const { from, to } = dueBetween(left, counted.today, counted.calendar);
    query = query.where('phase', '=', 'open').where('due_on', 'is not', null);
    if (from) query = query.where('due_on', '>=', from);
    if (to) query = query.where('due_on', '<=', to);
  }
  if (year) query = query.where('arrived_on', '>=', `${year}-01-01`).where('arrived_on', '<', `${year + 1}-01-01`);
  if (words) query = query.where(holds(words));
  return query;
}

/** Rows of a ledger; more than anybody has. */
const MOST_ROWS = 100_000;

/** All lines of a filter with what a ledger says of each, oldest first. */
export function ledgerLines(
  db: Db,
  authorityId: number,
  filter: ListFilter,
  counted: { today: string; calendar: Calendar },
) {
  return narrowed(db, authorityId, filter, counted)
    .select(['a.channel', 'a.received_on', 'a.extended', 'a.reply_kind', 'a.delivered_on', 'a.fee_fen'])
    .orderBy('arrived_on')
    .orderBy('a.id')
    .limit(MOST_ROWS)
    .execute();
}

/** One row of the ledger. */
export type LedgerLine = Awaited<ReturnType<typeof ledgerLines>>[number];

/** Those of one applicant, newest first. @param key of privacy/find-keys.ts */
export function linesOfApplicant(db: Db, authorityId: number, key: Buffer): Promise<Line[]> {
  return lines(db, authorityId)
    .where(sql<boolean>`find_keys @> array[${key}::bytea]`)
    .orderBy('arrived_on', 'desc')
    .limit(200)
    .execute();
}

/** One page, newest first, found by its place and not by counting to it.
 *  @param counted by what working days are counted for `left` @returns also whether there is more each way */
export async function listPage(
  db: Db,
  authorityId: number,
  filter: ListFilter,
  cursor: Cursor | undefined,
  counted: { today: string; calendar: Calendar },
): Promise<{ rows: Line[]; newer: boolean; older: boolean }> {
  let query = narrowed(db, authorityId, filter, counted);
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
