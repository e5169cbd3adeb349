import { element, mendButton, type On, said } from './elements.ts';
import type { Finding } from './finding.ts';
import type { Input } from './texts.ts';

/** Findings that are said at one field. */
const SAID = 5;

/** Says at each field beside the body what was found in it, and ties it to the field. */
export function atFields(form: HTMLFormElement, on: On) {
  let shown = new Set<Input>();
  return function show(findings: readonly Finding[]): void {
    const by = new Map<Input, Finding[]>();
    for (const one of findings) {
      if (one.spot.in !== 'field') continue;
      by.set(one.spot.input, [...(by.get(one.spot.input) ?? []), one]);
    }
    for (const input of shown) if (!by.has(input)) tie(input, false).remove();
    for (const [input, these] of by) {
      const lines = these.slice(0, SAID).map((one) => element('li', {}, ...said(one), ' ', ...mendButton(one, on)));
      if (these.length > SAID) lines.push(element('li', {}, `还有 ${these.length - SAID} 处，见“自动检查”。`));
      const list = tie(input, true);
      if (list.textContent !== lines.map(({ textContent }) => textContent).join('')) list.replaceChildren(...lines);
      else for (const [n, line] of lines.entries()) list.children[n]!.replaceWith(line);
    }
    shown = new Set(by.keys());
  };

  /** The list at a field, named in what describes it or not. */
  function tie(input: Input, tied: boolean): HTMLElement {
    const id = `${input.id}-found`;
    const others = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((one) => one && one !== id);
    const all = tied ? [...others, id] : others;
    if (all.length) input.setAttribute('aria-describedby', all.join(' '));
    else input.removeAttribute('aria-describedby');
    const there = form.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
    if (there) return there;
    const made = element('ul', { id, className: 'field-found' });
    input.after(made);
    return made;
  }
}
