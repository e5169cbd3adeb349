import { parseDate, REPLY_ROW_IDS, type RemedyBlock, type RemedyOutcome, remedyOutcome } from '../../law/index.ts';
import type { Act } from '../../platform/action.ts';
import type { Tx } from '../../platform/database/index.ts';
import { nameCase } from '../../remedies/index.ts';
import { inOffice, workingDayFrom, workingDaysBefore } from '../calendar.ts';
import { yearsTo } from '../onward/years.ts';

/** Before whom a town's replies are contested. */
interface Organs {
  reconsideration: string;
  court: string;
}

/** A case against a reply of a year. */
interface Past {
  kind: RemedyBlock;
  /** days from the reply to the filing, and from there to the decision */
  filed: number;
  decided: number;
  outcome: RemedyOutcome;
  /** the case it follows, by its place in this list */
  after?: number;
}

const lively: readonly Past[] = [
  { kind: 'reconsideration', filed: 21, decided: 52, outcome: 'reconsideration.maintained' },
  { kind: 'reconsideration', filed: 34, decided: 58, outcome: 'reconsideration.revoked' },
  { kind: 'reconsideration', filed: 15, decided: 47, outcome: 'reconsideration.maintained' },
  { kind: 'reconsideration', filed: 40, decided: 30, outcome: 'reconsideration.withdrawn' },
  { kind: 'directSuit', filed: 60, decided: 120, outcome: 'suit.claimsRejected' },
  { kind: 'suitAfterReconsideration', filed: 85, decided: 110, outcome: 'suit.claimsRejected', after: 0 },
];
/** Against a reply of the autumn: pending at the year's end, decided in the next year. */
const late: Past = { kind: 'reconsideration', filed: 25, decided: 58, outcome: 'reconsideration.maintained' };

/** Of a year since: one or two, and at most one of them lost. */
const quiet: readonly Past[] = [
  { kind: 'reconsideration', filed: 21, decided: 52, outcome: 'reconsideration.maintained' },
  { kind: 'reconsideration', filed: 24, decided: 58, outcome: 'reconsideration.revoked' },
];
/** Open now, against the newest refusal: filed so many working days ago, so that the term to answer it still runs. */
const OPEN_SINCE = 7;

/** 复议 and 诉讼 against replies of the lively year. */
export async function addLively(act: Act, organs: Organs, year: number): Promise<void> {
  const replies = await refusals(act.db, act.who.authorityId, year);
  const ids: number[] = [];
  for (const [n, one] of lively.entries()) {
    const before = one.after === undefined ? null : ids[one.after]!;
    ids[n] = await addCase(act, { organs, reply: replies[one.after ?? n]!, one, n, year, before });
  }
  const reply =
    replies.findLast(({ closed_on }) => closed_on! < `${year}-11-25` && closed_on! > `${year}-11-10`) ??
    replies[lively.length]!;
  await addCase(act, { organs, reply, one: late, n: lively.length, year, before: null });
}

/** 复议 against replies since then, as far as they have come, and one that is open now. */
export async function addSince(act: Act, organs: Organs): Promise<void> {
  for (const year of yearsTo(act.today)) {
    const replies = await refusals(act.db, act.who.authorityId, year);
    const known = replies.filter(({ closed_on }) => daysAfter(closed_on!, OVER) < act.today);
    const cases = known.slice(0, quiet.length).map((reply, n) => ({ reply, one: quiet[n]! }));
    for (const [n, one] of cases.entries()) await addCase(act, { ...one, organs, n, year, before: null });
    const newest = replies.at(-1);
    const filedOn = workingDaysBefore(act.today, OPEN_SINCE);
    if (newest && !known.includes(newest) && newest.closed_on! < filedOn)
      await addCase(act, { organs, reply: newest, one: quiet[0]!, n: cases.length, year, before: null, filedOn });
  }
}

/** Days in which a case of `quiet` is over. */
const OVER = 95;
/** Days until a case is served on the authority, and until it answers. */
const [SERVED, ANSWERED] = [4, 11];
const daysAfter = (day: string, days: number) => workingDayFrom(parseDate(day).add({ days }).toString());

type Reply = { id: number; subject: string; closed_on: string | null };

function refusals(tx: Tx, authorityId: number, year: number): Promise<Reply[]> {
  return tx
    .selectFrom('applications')
    .select(['id', 'subject', 'closed_on'])
    .where('authority_id', '=', authorityId)
    .where(
      'outcome',
      'in',
      REPLY_ROW_IDS.filter((row) => /^(refused|unable)\./.test(row)),
    )
    .where('closed_on', '>=', `${year}-01-01`)
    .where('closed_on', '<=', `${year}-12-31`)
    .orderBy('closed_on')
    .orderBy('id')
    .execute();
}

interface Added {
  organs: Organs;
  reply: Reply;
  one: Past;
  n: number;
  year: number;
  before: number | null;
  /** where it does not follow from the case */
  filedOn?: string;
}

async function addCase(
  { db: tx, who: by, sealer, today }: Act,
  { organs, reply, one, n, year, before, ...given }: Added,
): Promise<number> {
  const suit = one.kind !== 'reconsideration';
  const filedOn = given.filedOn ?? daysAfter(reply.closed_on!, one.filed);
  const decidedOn = daysAfter(filedOn, one.decided);
  const over = decidedOn < today;
  const known = (day: string) => (day < today ? day : null);
  const { id } = await tx
    .insertInto('remedy_cases')
    .values({
      authority_id: by.authorityId,
      kind: one.kind,
      body: suit ? organs.court : organs.reconsideration,
      case_number: suit ? `（${year}）虚构行初${n + 1}号` : `虚构政复〔${year}〕${n + 1}号`,
      filed_on: filedOn,
      application_id: reply.id,
      before_id: before,
      served_on: known(daysAfter(filedOn, SERVED)),
      answered_on: over ? daysAfter(filedOn, ANSWERED) : null,
      outcome: over ? one.outcome : null,
      result: over ? remedyOutcome(one.outcome).result : null,
      concluded_on: over ? decidedOn : null,
      decision_received_on: over ? known(daysAfter(decidedOn, 5)) : null,
      officer_id: by.id,
      is_demo: true,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await nameCase({ db: tx, sealer }, id, `不服“${reply.subject}”的答复`);
  const event = { case_id: id, author: by.name };
  await tx
    .insertInto('remedy_events')
    .values([
      { ...event, kind: 'opened' as const, happened_on: filedOn, at: inOffice(filedOn, 60) },
      ...(over ? [{ ...event, kind: 'concluded' as const, happened_on: decidedOn, at: inOffice(decidedOn, 300) }] : []),
    ])
    .execute();
  return id;
}
