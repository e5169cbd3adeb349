import { createHash } from 'node:crypto';
import { type Failure, invalid } from '../outcome.ts';
import type { Confirmed, Passage } from './finding.ts';

/** Name of the boxes by which a person confirms what was found, one by one. */
export const CONFIRMED = 'publicConfirmed';
/** Before the name of a check: why all that it found may be public. */
export const REASON = 'publicReason.';
const SHORTEST_REASON = 2;
const LONGEST_REASON = 200;

export const nothingConfirmed: Confirmed = { keys: new Set(), reasons: new Map() };

/** Names a passage: a confirmation holds for exactly this and no other. */
export function passageKey({ where, check, text }: Pick<Passage, 'where' | 'check' | 'text'>): string {
  return createHash('sha256')
    .update(JSON.stringify([where, check, text]))
    .digest('hex')
    .slice(0, 16);
}

/** Whether a field is one of those by which a person confirms; the rest of its name, after REASON, is a check's. */
export const isConfirmation = (name: string): boolean => name === CONFIRMED || CHECK.test(name);
const CHECK = /^publicReason\.[a-z]{1,20}(?:\.[a-z-]{1,30})?$/;

/** What was ticked and written in a form. */
export function confirmedIn(typed: Readonly<Record<string, string | string[] | undefined>>): Confirmed {
  const reasons = new Map<string, string>();
  for (const [name, value] of Object.entries(typed)) {
    const said = [value ?? ''].flat()[0]!.trim().slice(0, LONGEST_REASON);
    if (CHECK.test(name) && said.length >= SHORTEST_REASON) reasons.set(name.slice(REASON.length), said);
  }
  return { keys: new Set([typed[CONFIRMED] ?? []].flat()), reasons };
}

/** Those that a person must confirm or mend, once where the same stands there twice; of hints they are told. */
export function askedOf<T extends Passage>(found: readonly T[]): T[] {
  const asked = new Map(
    found.filter(({ severity }) => severity !== 'hint').map((one) => [passageKey(one), one] as const),
  );
  return [...asked.values()];
}

/** Of which check how many passages a person is asked about. */
export function countsOf(found: readonly Passage[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { check } of askedOf(found)) counts.set(check, (counts.get(check) ?? 0) + 1);
  return counts;
}

/** What was confirmed, as the audit log keeps it: reasons by check, how many were ticked, and of which check how many were
 *  answered for; undefined: nothing was. */
export function confirmedInLog({ keys, reasons, counts }: Confirmed): Record<string, unknown> | undefined {
  if (!keys.size && !reasons.size) return undefined;
  return {
    ...Object.fromEntries(reasons),
    ...(keys.size > 0 && { ticked: keys.size }),
    ...(counts && { counts: Object.fromEntries(counts) }),
  };
}

/** What stands against making texts public: what blocks stops, with a sentence at its field; all else is asked about until
 *  a person confirmed each, or all of its kind with a reason. 条例 arts. 14, 15, 17 */
export function objectionTo(found: readonly Passage[], { keys, reasons }: Confirmed): Failure | undefined {
  const [first] = found.filter(({ severity }) => severity === 'block');
  if (first)
    return {
      ...invalid(
        `${first.where}将向社会公开，其中有“${first.text}”：${first.message}。请修改后再提交`,
        saidOf(found.filter(({ severity }) => severity === 'block')),
      ),
      found,
    };
  const open = askedOf(found).filter((one) => !keys.has(passageKey(one)) && !reasons.has(one.check));
  if (!open.length) return undefined;
  const sentence = `这些文字将向社会公开，自动检查发现 ${open.length} 处需要确认，请逐处核对，修改或者勾选确认后再提交`;
  return { ...invalid(sentence, saidOf(open)), found, confirmed: { keys, reasons } };
}

/** By field, the first that is said of it. */
function saidOf(found: readonly Passage[]): Record<string, string> {
  return Object.fromEntries(found.toReversed().map(({ field, text, message }) => [field, `“${text}”：${message}`]));
}
