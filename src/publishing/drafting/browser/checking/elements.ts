import { mendLabel, weights } from '../../../../platform/public-text/weights.ts';
import { type Finding, isMendable } from './finding.ts';

/** What a person asks for of a finding. */
export interface On {
  go(one: Finding): void;
  mend(these: readonly Finding[]): void;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  of: Partial<HTMLElementTagNameMap[K]> = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), of);
  made.append(...inside);
  return made;
}

/** How much it weighs and why, in words. */
export function said({ severity, message }: Finding): (Node | string)[] {
  return [element('b', { className: severity }, weights[severity]), `：${message}`];
}

/** The button that mends a finding; none where nothing is certain. */
export function mendButton(one: Finding, { mend }: Pick<On, 'mend'>): HTMLButtonElement[] {
  if (!isMendable(one)) return [];
  const made = element('button', { type: 'button', className: 'btn quiet small' }, mendLabel(one.mend!));
  made.setAttribute('aria-label', `${one.where}“${one.found}”${mendLabel(one.mend!)}`);
  made.addEventListener('click', () => mend([one]));
  return [made];
}
