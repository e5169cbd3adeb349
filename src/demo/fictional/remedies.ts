import { parseDate, REPLY_ROW_IDS, type RemedyBlock, type RemedyOutcome, remedyOutcome } from '../../law/index.ts';
import type { Act } from '../../platform/action.ts';
import type { Tx } from '../../platform/database/index.ts';
import { instantOf } from '../../platform/dates.ts';
import type { Who } from '../../platform/roles.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { nameCase } from '../../remedies/index.ts';

const ORGAN = '示范县人民政府（虚构）';
const COURT = '示范县人民法院（虚构）';

interface Past {
  kind: RemedyBlock;
  /** days from the reply to the filing, and from there to the decision */
  filed: number;
  decided: number;
  outcome: RemedyOutcome;
  /** the case it follows, by its place in this list */
  after?: number;
}

const past: readonly Past[] = [
  { kind: 'reconsideration', filed: 21, decided: 52, outcome: 'reconsideration.maintained' },
  { kind: 'reconsideration', filed: 34, decided: 58, outcome: 'reconsideration.revoked' },
  { kind: 'reconsideration', filed: 15, decided: 47, outcome: 'reconsideration.maintained' },
  { kind: 'reconsideration', filed: 40, decided: 30, outcome: 'reconsideration.withdrawn' },
  { kind: 'directSuit', filed: 60, decided: 120, outcome: 'suit.claimsRejected' },
  { kind: 'suitAfterReconsideration', filed: 85, decided: 110, outcome: 'suit.claimsRejected', after: 0 },
];
/** Against a reply of the autumn: pending at the year's end, decided in the next year. */
const late: Past = { kind: 'reconsideration', filed: 25, decided: 58, outcome: 'reconsideration.maintained' };

/** 复议 and 诉讼 against replies of the lively year. */
export async function addRemedies({ db: tx, who: by, sealer }: Act, year: number): Promise<void> {
  const replies = await refusals(tx, by.authorityId, year);
  const ids: number[] = [];
  for (const [n, one] of past.entries()) {
    const before = one.after === undefined ? null : ids[one.after]!;
    ids[n] = await addCase({ tx, by, sealer }, { reply: replies[one.after ?? n]!, one, n, year, before });
  }
  const reply =
    replies.findLast(({ closed_on }) => closed_on! < `${year}-11-25` && closed_on! > `${year}-11-10`) ??
    replies[past.length]!;
  await addCase({ tx, by, sealer }, { reply, one: late, n: past.length, year, before: null });
}

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

async function addCase(
  { tx, by, sealer }: { tx: Tx; by: Who; sealer: Sealer },
  { reply, one, n, year, before }: { reply: Reply; one: Past; n: number; year: number; before: number | null },
): Promise<number> {
  const later = (day: string, days: number) => parseDate(day).add({ days }).toString();
  const suit = one.kind !== 'reconsideration';
  const filedOn = later(reply.closed_on!, one.filed);
  const decidedOn = later(filedOn, one.decided);
  const { id } = await tx
    .insertInto('remedy_cases')
    .values({
      authority_id: by.authorityId,
      kind: one.kind,
      body: suit ? COURT : ORGAN,
      case_number: suit ? `（${year}）虚构行初${n + 1}号` : `虚构政复〔${year}〕${n + 1}号`,
      filed_on: filedOn,
      application_id: reply.id,
      before_id: before,
      served_on: later(filedOn, 4),
      answered_on: later(filedOn, 11),
      outcome: one.outcome,
      result: remedyOutcome(one.outcome).result,
      concluded_on: decidedOn,
      decision_received_on: later(decidedOn, 5),
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
      { ...event, kind: 'opened' as const, happened_on: filedOn, at: instantOf(filedOn) },
      { ...event, kind: 'concluded' as const, happened_on: decidedOn, at: instantOf(decidedOn) },
    ])
    .execute();
  return id;
}
