import type { SaidOf } from './styles.ts';

interface Open {
  level: number;
  list: HTMLElement;
  item: HTMLElement;
  next: number;
}

/** Word and WPS write the points of a list as paragraphs that begin with their mark. Bullets and 1. 2. 3. become lists;
 *  other marks (一、 （1） 第一条) are words of an official paper and stay, without the room behind them. */
export function lists(body: Element, said: SaidOf): void {
  let open: Open[] = [];
  for (const element of [...body.querySelectorAll<HTMLElement>('p,h2,h3,h4')]) {
    const level = Number(/\blevel(\d)/.exec(said(element).get('mso-list') ?? '')?.[1] ?? 0);
    const mark = level ? markOf(element, said) : undefined;
    if (mark === undefined) continue;
    if (open[0] && open[0].list.nextElementSibling !== element) open = [];
    open = open.filter((one) => one.level <= level);
    const number = /^(\d{1,4})[.．]$/.exec(mark)?.[1];
    const name = number ? 'ol' : isBullet(mark) ? 'ul' : undefined;
    if (!name || element.localName !== 'p') {
      element.prepend(mark);
      const below = open.filter((one) => one.level < level);
      const holder = below[below.length - 1];
      if (holder && element.localName === 'p') holder.item.append(element);
      else open = [];
    } else open = put(element, { name, level, number: Number(number ?? 1) }, open);
  }
  nested(body);
}

function put(element: HTMLElement, as: { name: string; level: number; number: number }, open: Open[]): Open[] {
  const { ownerDocument: page } = element;
  const last = open[open.length - 1];
  const goesOn = last?.level === as.level && last.list.localName === as.name;
  if (last && goesOn && (as.name === 'ul' || last.next === as.number)) {
    last.item = last.list.appendChild(page.createElement('li'));
    last.next += 1;
    last.item.append(element);
    return open;
  }
  const above = open.filter((one) => one.level < as.level);
  const list = page.createElement(as.name);
  if (as.name === 'ol' && as.number !== 1) list.setAttribute('start', String(as.number));
  const holder = above[above.length - 1];
  if (holder) holder.item.append(list);
  else element.before(list);
  const item = list.appendChild(page.createElement('li'));
  item.append(element);
  return [...above, { level: as.level, list, item, next: as.number + 1 }];
}

/** The mark is taken off. @returns undefined: the paragraph shows none; empty: a picture */
function markOf(element: Element, said: SaidOf): string | undefined {
  const marks = [...element.querySelectorAll('*')].filter((one) => said(one).get('mso-list') === 'ignore');
  if (!marks.length) return undefined;
  const text = marks.map((one) => one.textContent ?? '').join('');
  for (const mark of marks) mark.remove();
  return text.replace(/[\s\u00a0\u3000]+/g, '');
}

/** One sign alone: Word writes bullets as letters of its symbol fonts, o § l Ø. */
function isBullet(mark: string): boolean {
  return [...mark].length <= 1 && !/[\d一二三四五六七八九十①-⑳]/.test(mark);
}

/** A list right inside a list belongs to the point before it. */
function nested(body: Element): void {
  for (const list of [...body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')]) {
    const before = list.previousElementSibling;
    if (before?.localName === 'li') before.append(list);
    else {
      const item = list.ownerDocument.createElement('li');
      list.before(item);
      item.append(list);
    }
  }
}
