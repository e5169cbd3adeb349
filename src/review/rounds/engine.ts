import { type Act, action, done } from '../../platform/action.ts';
import { conflict, type Failure, invalid, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import { stepRoles } from '../chain/rules.ts';
import { chainFor } from '../chain/store.ts';
import type { Acknowledged, PagedKind, RoundEvent, Subject, SubjectKind, Submitted } from '../subjects.ts';
import type { RoundState } from '../tables.ts';
import { keepAcknowledged, keepStatement, toAnswerIn } from './acknowledged.ts';
import { placeTaken } from './acting.ts';
import { dueStep, notUnderReview, type Round, reviewFault, type Verdict, verdictFaults } from './rules.ts';
import { advanceRound, closeRound, insertReview, insertRound, latestRound, shownPurpose } from './store.ts';

/** What moves a subject through its chain, each in the transaction of an action that holds the subject. 条例 art. 17 */

/** 送审: a round begins, and one that was under way is void. Whether the subject may be submitted is its room's to
 *  decide. @returns the round's id */
export async function enterReview(act: Act, kind: SubjectKind, subject: Submitted): Promise<number> {
  const { db, who, now } = act;
  await voidReview(act, kind, subject.id);
  const by = { id: who.id!, name: who.name, authorityId: who.authorityId, at: now };
  const { steps, of } = subject.steps
    ? { steps: subject.steps, of: '' }
    : await chainFor(db, kind, who.authorityId, subject);
  const text = kind.personal
    ? { shown: null, sealed_shown: act.sealer.seal(subject.text, shownPurpose(kind.name, subject.id)) }
    : { shown: subject.text, sealed_shown: null };
  const id = await insertRound(db, kind.name, { ...subject, steps, chainOf: of }, text, by);
  const how = steps[0]?.checks === 'release' ? 'asked' : 'acknowledged';
  await keepAcknowledged(keeping(act, kind), { id, subjectId: subject.id }, subject.acknowledged ?? [], { ...by, how });
  return id;
}

/** The sealer is looked for only where something is sealed. */
const keeping = (act: Act, kind: SubjectKind) => ({
  db: act.db,
  kind,
  get sealer() {
    return act.sealer;
  },
});

/** 核对确认: who answers for what is under review says of what the checks found in it that it may stand; it holds for this
 *  round, and so for this content. @param round the open one */
export async function acknowledge(
  act: Act,
  kind: SubjectKind,
  round: Round,
  found: readonly Acknowledged[],
): Promise<void> {
  const { who, now } = act;
  await keepAcknowledged(keeping(act, kind), round, found, {
    ...{ id: who.id!, name: who.name, at: now },
    how: 'acknowledged',
  });
}

export interface Given extends Verdict {
  /** of what the reviewer had before them */
  contentHash: string;
  /** index of the step that they meant; left out: the one that is waited for */
  step?: number | undefined;
}

export interface Taken {
  outcome: 'next' | 'passed' | 'returned';
  /** what the audit log says of it */
  record: { step: string; verdict: Verdict['verdict']; contentHash: string; for?: string };
}

/** A verdict at a step: 通过 leads to the next one, after the last the chain is passed; 退回 ends the round.
 *  @param subject held by the caller
 *  @returns conflict when somebody was faster or the content is another; forbidden for who may not take the step;
 *  invalid with the fields that want mending */
export async function takeStep(act: Act, kind: SubjectKind, subject: Subject, given: Given): Promise<Outcome<Taken>> {
  const { db, who, now } = act;
  const round = await latestRound(db, kind.name, subject.id);
  const at = given.step ?? (round ? dueStep(round) : 0);
  const fault = reviewFault(kind.words, round, who, subject.contentHash, at);
  if (fault || !round) return fault ?? notUnderReview(kind.words, round);
  if (round.contentHash !== given.contentHash) return conflict(`${kind.words.text}内容已更新，请重新阅看后再办理`);
  const step = round.steps[at]!;
  const asked = await toAnswerIn(act, round, step);
  const faults = verdictFaults(
    step,
    given,
    asked.map(({ key }) => key),
  );
  if (Object.keys(faults).length > 0) return invalid('还不能提交审核意见，请看标出的地方', faults);
  const remark = kind.personal ? '' : given.remark;
  const away = placeTaken(kind.words, step, round, who);
  const by = { id: who.id!, name: who.name, at: now };
  await insertReview(db, round, at, { ...given, remark }, { ...by, away });
  const how = step.checks === 'release' ? 'released' : 'viewed';
  if (given.verdict === 'passed')
    await keepStatement(keeping(act, kind), round, asked, given.statement?.trim() ?? '', { ...by, how });
  const outcome = given.verdict === 'returned' ? 'returned' : at === round.steps.length - 1 ? 'passed' : 'next';
  if (outcome !== 'returned') await advanceRound(db, round.id, at + 1);
  if (outcome !== 'next') await closeRound(db, round.id, outcome, now);
  const against = await follow(act, kind, {
    kind: outcome,
    round,
    label: step.label + (away ? `（代${away.name}签）` : ''),
    remark: given.remark.trim(),
  });
  if (against) return against;
  const record = { step: step.label, verdict: given.verdict, contentHash: round.contentHash };
  return ok({ outcome, record: away ? { ...record, for: away.name } : record });
}

interface ByReviewer extends Given {
  kind: PagedKind;
  id: string;
  /** it is one of several on a page: only what is simple now */
  together?: true;
}

/** A verdict at the step that is open: 通过 leads to the next step, after the last to what its room does with it; 退回 back
 *  to the author. */
export const giveVerdict = action<ByReviewer, Taken['outcome']>(
  'review.giveVerdict',
  [...stepRoles, 'deputies'],
  async (act, { kind, id, together, ...given }) => {
    const subject = await kind.page.hold(act, id);
    if (!subject) return notFound();
    if (together) {
      const round = await latestRound(act.db, kind.name, id);
      const simple = round && (await kind.page.simple?.(act.db, [round]));
      if (!round || !simple?.has(round.id)) return conflict('这一件有须核对的内容，请单独审核');
    }
    const taken = await takeStep(act, kind, subject, given);
    return taken.ok
      ? done(taken.value.outcome, `${kind.name}:${id}`, { ...taken.value.record, ...(together && { together }) })
      : taken;
  },
);

/** 撤回送审, while it is under way (`passed` too: and not yet used). Who may is its room's to decide. */
export async function recallReview(
  act: Act,
  kind: SubjectKind,
  id: string,
  from: readonly RoundState[] = ['open'],
): Promise<Failure | undefined> {
  const round = await latestRound(act.db, kind.name, id);
  if (!round || !from.includes(round.state)) return notUnderReview(kind.words, round);
  await closeRound(act.db, round.id, 'recalled', act.now);
  return follow(act, kind, { kind: 'recalled', round, label: '', remark: '' });
}

/** The content is another, or there is nothing left to review: what was said of it holds no longer. */
export async function voidReview(act: Act, kind: SubjectKind, id: string): Promise<void> {
  const round = await latestRound(act.db, kind.name, id);
  if (round?.state !== 'open' && round?.state !== 'passed') return;
  await closeRound(act.db, round.id, 'voided', act.now);
  await follow(act, kind, { kind: 'voided', round, label: '', remark: '' });
}

/** What a round let pass is public now. */
export async function releaseReview({ db, now }: Act, round: Round): Promise<void> {
  await closeRound(db, round.id, 'published', now);
}

async function follow(act: Act, kind: SubjectKind, event: RoundEvent): Promise<Failure | undefined> {
  return kind.follow?.(act, event);
}
