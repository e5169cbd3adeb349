import { type Brought, nothingBrought } from './brought.ts';
import { drop } from './drop.ts';
import { hasWords, renamed, unwrap } from './elements.ts';
import { headings } from './headings.ts';
import { lists } from './lists.ts';
import { marks } from './marks.ts';
import { picturesIn, type Wanted } from './pictures.ts';
import { stylesIn } from './styles.ts';

export interface Tidied {
  body: HTMLElement;
  brought: Brought;
  /** places of the pictures in `body` */
  pictures: Wanted[];
}

const KEPT = new Set(['href', 'src', 'alt', 'align', 'colspan', 'rowspan', 'start', 'data-indent']);

/** What another program put on the clipboard, as plain markup: what was seen there stays in its shape, what was not seen
 *  goes and is counted. The schema of the editor sorts it once more, and the server after it.
 *  @param beside what the clipboard held besides the HTML */
export function tidied(html: string, beside: { rtf: string; files: readonly File[] }): Tidied {
  const page = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  const { body } = page;
  const brought = { ...nothingBrought };
  const said = stylesIn(page);
  for (const element of body.querySelectorAll('p,div,section'))
    if (Number.parseFloat(said(element).get('text-indent') ?? '') > 0) element.setAttribute('data-indent', '2');
  drop(body, said, brought);
  lines(body);
  headings(body, said);
  lists(body, said);
  links(body);
  marks(body, said);
  const pictures = picturesIn(body, beside);
  for (const element of body.querySelectorAll('*'))
    for (const { name } of [...element.attributes]) if (!KEPT.has(name)) element.removeAttribute(name);
  for (const p of body.querySelectorAll('p')) if (!hasWords(p) && !p.querySelector('img,table')) p.remove();
  return { body, brought, pictures };
}

/** The page's content policy complains of every style that is parsed: what they say stands where it applies to nothing. */
function withoutStyles(html: string): string {
  return html.replace(/<[^<>]*>/g, (tag) =>
    tag.replace(/\sstyle\s*=/gi, ' data-said=').replace(/^<(\/?)style(?=[\s>])/i, '<$1template'),
  );
}

/** Text that was set line by line. */
function lines(body: Element): void {
  for (const pre of body.querySelectorAll('pre')) {
    const page = pre.ownerDocument;
    for (const line of (pre.textContent ?? '').split('\n')) {
      const p = page.createElement('p');
      p.textContent = line;
      pre.before(p);
    }
    pre.remove();
  }
  for (const list of body.querySelectorAll('dt,dd')) renamed(list, 'p');
  for (const list of body.querySelectorAll('dl')) unwrap(list);
  for (const br of body.querySelectorAll('br.Apple-interchange-newline')) br.remove();
}

/** Links lead out; places within the other program's page lead nowhere here. */
function links(body: Element): void {
  for (const link of body.querySelectorAll('a'))
    if (!/^(https?:|mailto:)/i.test(link.getAttribute('href')?.trim() ?? '')) unwrap(link);
}
