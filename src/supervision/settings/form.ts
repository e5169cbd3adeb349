import { first, type Typed } from '../../platform/http/form.ts';
import type { Settings, Typing } from './rules.ts';

const NAMES = ['weight', 'full', 'none', 'bound'] as const;

/** A number as people type it: '90', '92.5', '９０％'; NaN for anything else, undefined for nothing. */
function numberIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim().replace(/%$/, '').trim();
  if (plain === '') return undefined;
  return /^\d{1,7}(\.\d{1,2})?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** What was typed for each measure. */
export const typingOf =
  (typed: Typed) =>
  (measure: string): Typing =>
    Object.fromEntries(NAMES.map((name) => [name, numberIn(first(typed, `${name}:${measure}`))])) as unknown as Typing;

/** The settings as the form shows them. */
export function typedOf({ parts, bounds, tellsRank, number }: Settings & { number: number }): Typed {
  const typed: Typed = { version: String(number), tellsRank: tellsRank ? 'yes' : '' };
  for (const { measure, ...part } of parts)
    for (const name of ['weight', 'full', 'none'] as const) typed[`${name}:${measure}`] = String(part[name]);
  for (const [measure, bound] of Object.entries(bounds)) typed[`bound:${measure}`] = String(bound);
  return typed;
}
