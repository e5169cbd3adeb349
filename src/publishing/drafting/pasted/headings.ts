import { renamed } from './elements.ts';
import type { SaidOf } from './styles.ts';

/** Headings of every program as ours, `h2` to `h4`: the page has its title already, so what was `h1` is `h2`, and what
 *  stood below it follows. */
export function headings(body: Element, said: SaidOf): void {
  const found = [...body.querySelectorAll('h1,h2,h3,h4,h5,h6,p,[role=heading]')].flatMap((element) => {
    const level = element.closest('td,th,li') ? undefined : levelOf(element, said);
    return level ? [{ element, level }] : [];
  });
  const shift = found.some(({ level }) => level === 1) ? 1 : 0;
  for (const { element, level } of found) renamed(element, `h${Math.min(level + shift, 4)}`);
  for (const left of body.querySelectorAll('h1,h5,h6')) renamed(left, left.localName === 'h1' ? 'h2' : 'h4');
}

function levelOf(element: Element, said: SaidOf): number | undefined {
  const named = /^h([1-6])$/.exec(element.localName)?.[1];
  if (named) return Number(named);
  if (/^MsoTitle/.test(element.className)) return 1;
  const outline = said(element).get('mso-outline-level') ?? element.getAttribute('aria-level') ?? '';
  return /^[1-6]$/.test(outline) ? Number(outline) : undefined;
}
