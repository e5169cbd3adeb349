import type { Calendar, Due } from '../days/calendar.ts';
import { FIRST_YEAR, LAST_YEAR, LawInputError, parseDate } from '../days/dates.ts';
import { periodsBetween } from './periods.ts';
import { type DueTerm, dueAfter, type Frequency } from './terms.ts';

/** Who owes: offices by their ids, every village, every community, or the authority itself. */
export type DueSubject =
  | { of: 'offices'; ids: readonly number[] }
  | { of: 'villages' }
  | { of: 'communities' }
  | { of: 'places' }
  | { of: 'authority' };

/** An obligation as it holds from a day. The version with the greater number holds from its day on, whatever an older one
 *  says of later days: so a mistake is mended backwards. */
export interface ObligationVersion {
  obligation: number;
  version: number;
  /** counts up within the obligation */
  number: number;
  /** 'YYYY-MM-DD', like every day here */
  from: string;
  /** from that day on nothing is owed any more */
  ended: boolean;
  frequency: Frequency;
  term: DueTerm;
  subject: DueSubject;
}

/** An office as it owes: since when it is there (null: always), and until when. */
export interface OwingOffice {
  id: number;
  kind: 'office' | 'village' | 'community';
  since: string | null;
  /** the day on which it was closed into another */
  closed: { on: string; into: number } | null;
}

/** Something happened of which is owed 'onEvent'. */
export interface DueEvent {
  id: number;
  obligation: number;
  /** whose it is; null: everybody's who owes */
  office: number | null;
  on: string;
}

/** One thing that is owed by one office for one period or event. */
export interface ObligationDue {
  obligation: number;
  version: number;
  /** null: the authority */
  office: number | null;
  /** of periods.ts; 'once'; 'e12' for event 12 */
  period: string;
  event: number | null;
  /** from which the term is counted */
  base: string;
  on: string;
  /** 暂定: a day on the way was decided without a published arrangement */
  provisional: boolean;
}

interface Books {
  versions: readonly ObligationVersion[];
  offices: readonly OwingOffice[];
  events: readonly DueEvent[];
}

/** The version of an obligation that holds on a day: of those that began by then the last that was entered. */
export function versionOn<V extends Pick<ObligationVersion, 'from' | 'number'>>(
  versions: readonly V[],
  day: string,
): V | undefined {
  let found: V | undefined;
  for (const one of versions) if (one.from <= day && (!found || one.number > found.number)) found = one;
  return found;
}

/** The last days of terms, each reckoned once however many offices owe it. */
export function reckoner(calendar: Calendar): (base: string, term: DueTerm) => { on: string; provisional: boolean } {
  const known = new Map<string, { on: string; provisional: boolean }>();
  return (base, term) => {
    const key = `${base} ${JSON.stringify(term)}`;
    let due = known.get(key);
    if (!due) {
      const { date, provisional }: Due = dueAfter(parseDate(base), term, calendar);
      due = { on: date.toString(), provisional };
      known.set(key, due);
    }
    return due;
  };
}

/** Everything that is owed by the versions of obligations, up to and including the periods that have begun on a day: the
 *  same books give the same dues, in the same order, whenever it is asked.
 *
 *  A period is owed under the version that holds on its last day, unless its term was over before that version began;
 *  an event under the one of its day. An office owes periods that end while it is there; what ends after it was closed, its
 *  heir owes, once. 条例 arts. 19–21, 26; 国办发〔2019〕54号 ○
 *  @param through 'YYYY-MM-DD', today
 *  @param reckon shared between authorities under one calendar
 *  @throws LawInputError for days outside 2008–2099 */
export function duesOf(
  { versions, offices, events }: Books,
  through: string,
  reckon: ReturnType<typeof reckoner>,
): ObligationDue[] {
  inYears(through);
  const all = new Map(offices.map((office) => [office.id, office]));
  const dues = new Map<string, ObligationDue>();
  const owe = (
    version: ObligationVersion,
    office: number | null,
    at: Pick<ObligationDue, 'period' | 'event' | 'base'>,
  ) => {
    const { on, provisional } = reckon(at.base, version.term);
    if (at.period !== 'once' && at.event === null && on < version.from) return;
    const { obligation } = version;
    dues.set(`${obligation} ${office} ${at.period}`, {
      ...{ obligation, version: version.version, office },
      ...{ period: at.period, event: at.event, base: at.base, on, provisional },
    });
  };
  for (const own of byObligation(versions).values()) {
    const from = own.map((one) => one.from).sort()[0]!;
    inYears(from);
    for (const rhythm of ['monthly', 'quarterly', 'halfYearly', 'yearly'] as const) {
      if (!own.some(({ frequency }) => frequency === rhythm)) continue;
      for (const { key, last } of periodsBetween(rhythm, parseDate(from), parseDate(through))) {
        const base = last.toString();
        const version = versionOn(own, base);
        if (!version || version.ended || version.frequency !== rhythm) continue;
        for (const office of owing(version.subject, all, base))
          owe(version, office, { period: key, event: null, base });
      }
    }
    const once = versionOn(own, through);
    if (once?.frequency === 'once' && !once.ended) {
      // a later change of its words gives no new term
      const base = own.reduce((day, one) => (one.frequency === 'once' && one.from < day ? one.from : day), once.from);
      for (const office of owing(once.subject, all, base)) owe(once, office, { period: 'once', event: null, base });
    }
    for (const event of events) {
      if (event.obligation !== own[0]!.obligation || event.on > through) continue;
      const version = versionOn(own, event.on);
      if (!version || version.ended || version.frequency !== 'onEvent') continue;
      const at = { period: `e${event.id}`, event: event.id, base: event.on };
      const whose =
        event.office === null ? owing(version.subject, all, event.on) : [heirOn(all, event.office, event.on)];
      for (const office of whose) owe(version, office, at);
    }
  }
  return [...dues.values()].sort(inOrder);
}

function inYears(day: string): void {
  const year = Number(day.slice(0, 4));
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) parseDate(day);
  if (day > `${LAST_YEAR}-12-31`) throw new LawInputError('out-of-range', '日期超出范围');
}

function byObligation(versions: readonly ObligationVersion[]): Map<number, ObligationVersion[]> {
  const all = new Map<number, ObligationVersion[]>();
  for (const version of versions) {
    const own = all.get(version.obligation);
    if (own) own.push(version);
    else all.set(version.obligation, [version]);
  }
  return all;
}

/** The office that owes on a day for one that may be closed by then. */
function heirOn(all: ReadonlyMap<number, OwingOffice>, id: number, day: string): number {
  const seen = new Set<number>();
  let at = id;
  for (let office = all.get(at); office?.closed && office.closed.on <= day && !seen.has(at); office = all.get(at)) {
    seen.add(at);
    at = office.closed.into;
  }
  return at;
}

/** Who owes what ends on a day, each once. */
function owing(subject: DueSubject, all: ReadonlyMap<number, OwingOffice>, day: string): (number | null)[] {
  if (subject.of === 'authority') return [null];
  if (subject.of === 'offices')
    return [...new Set(subject.ids.filter((id) => all.has(id)).map((id) => heirOn(all, id, day)))].filter((id) =>
      isThere(all.get(id), day),
    );
  const kinds = { villages: ['village'], communities: ['community'], places: ['village', 'community'] }[subject.of];
  return [...all.values()].filter((one) => kinds.includes(one.kind) && isThere(one, day)).map(({ id }) => id);
}

function isThere(office: OwingOffice | undefined, day: string): boolean {
  if (!office) return false;
  return (office.since === null || office.since <= day) && !(office.closed && office.closed.on <= day);
}

function inOrder(a: ObligationDue, b: ObligationDue): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  if (a.obligation !== b.obligation) return a.obligation - b.obligation;
  if (a.period !== b.period) return a.period < b.period ? -1 : 1;
  return (a.office ?? 0) - (b.office ?? 0);
}
