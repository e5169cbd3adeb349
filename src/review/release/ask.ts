import { CHECKS, type CheckId } from '../../law/index.ts';
import type { Act } from '../../platform/action.ts';
import { conflict, type Failure, invalid, type Outcome, ok } from '../../platform/outcome.ts';
import { askedOf, type Passage, passageKey } from '../../platform/public-text/index.ts';
import { enterReview } from '../rounds/engine.ts';
import type { Submitted } from '../subjects.ts';
import type { ReleaseKind } from './kind.ts';
import { releasedIn } from './standing.ts';

const SHORTEST = 4;

interface Ask {
  /** as it is submitted, in the transaction that holds it */
  subject: Omit<Submitted, 'steps' | 'acknowledged'>;
  /** by the checks */
  found: readonly Passage[];
  /** why what was stopped is neither secret nor private */
  reason: string;
}

/** 提请放行: what the checks stop in a text is put before who reviews secrecy, bound to its content: another content needs
 *  another word. 条例 art. 17
 *  @returns the names of the checks; conflict where nothing is stopped; invalid without a reason */
export async function askRelease(
  act: Act,
  kind: ReleaseKind,
  { subject, found, reason }: Ask,
): Promise<Outcome<string[]>> {
  const why = reason.trim();
  if ([...why].length < SHORTEST) return tooShort;
  const released = await releasedIn(act, kind, subject.id, subject.contentHash);
  const stopped = askedOf(found).filter((one) => one.severity === 'block' && !released.has(passageKey(one)));
  if (!stopped.length) return conflict(`${kind.words.it}没有需要放行的内容`);
  const asked = [...released.values(), ...stopped].map(({ check, where, text }) => ({ check, where, text }));
  await enterReview(act, kind, {
    ...subject,
    steps: [kind.step],
    acknowledged: asked.map((one) => ({ ...one, reason: why })),
  });
  return ok([...new Set(stopped.map((one) => CHECKS[one.check as CheckId].name))]);
}

const tooShort: Failure = invalid('请写明提请放行的理由', {
  reason: `请写明为什么不涉密、不涉及个人隐私，至少 ${SHORTEST} 个字`,
});
