import { countedByWeight, weightiestFirst, weights } from '../../../../platform/public-text/weights.ts';
import { element, mendButton, type On } from './elements.ts';
import { type Finding, isMendable } from './finding.ts';

/** Findings that are listed at once. */
const LISTED = 100;
/** How long nothing must have changed before it is said aloud, in milliseconds. */
const SAY_AFTER = 2500;

/** What is to be said besides the findings. */
export interface Standing {
  /** the server cannot be asked */
  away: boolean;
  /** more is found than is told */
  more: boolean;
  /** of the body only the beginning is looked into */
  cut: boolean;
  /** marks that were left out */
  unmarked: number;
}

/** The panel beside the text: drawn by the server, kept by this as one types. */
export function findingList(on: On) {
  const part = (name: string) => document.querySelector<HTMLElement>(`#checking-${name}`)!;
  const [state, aloud, kinds, list, bounds] = ['state', 'said', 'kinds', 'list', 'bounds'].map(part) as HTMLElement[];
  let timer = 0;
  part('keys').hidden = false;
  document.querySelector('#checking-more')?.remove();

  return function show(findings: readonly Finding[], standing: Standing): void {
    const words = standing.away
      ? '自动检查暂时连不上，保存和送审时仍会检查。'
      : countedByWeight(findings) || '没有发现需要修改或者核对的地方。';
    if (state!.textContent !== words) state!.textContent = words;
    state!.className = standing.away ? 'warning' : '';
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (aloud!.textContent !== words) aloud!.textContent = words;
    }, SAY_AFTER);
    kinds!.replaceChildren(...allOfAKind(findings, on));
    list!.replaceChildren(
      ...weightiestFirst(findings)
        .slice(0, LISTED)
        .map((one) => entry(one, on)),
    );
    bounds!.textContent = boundsOf(findings.length - LISTED, standing);
  };
}

function entry(one: Finding, on: On): HTMLElement {
  const go = element('button', { type: 'button', className: 'go' });
  go.append(element('b', { className: one.severity }, weights[one.severity]), ` ${one.where}`);
  if (one.found) go.append(element('mark', {}, one.found));
  go.addEventListener('click', () => on.go(one));
  return element('li', {}, go, element('span', { className: 'why' }, one.message), ...mendButton(one, on));
}

/** Of language, where what is right is certain, all of a kind at once. */
function allOfAKind(findings: readonly Finding[], on: On): HTMLElement[] {
  const certain = findings.filter((one) => one.check.startsWith('lang.') && isMendable(one));
  return [...new Set(certain.map(({ name }) => name))].flatMap((name) => {
    const these = certain.filter((one) => one.name === name);
    if (these.length < 2) return [];
    const label = `全部改正：${name} ${these.length} 处`;
    const made = element('button', { type: 'button', className: 'btn quiet small' }, label);
    made.addEventListener('click', () => on.mend(these));
    return [made];
  });
}

function boundsOf(unlisted: number, { more, cut, unmarked }: Standing): string {
  return [
    unlisted > 0 && `还有 ${unlisted} 处没有列出，改正后依次列出。`,
    unmarked > 0 && `正文里有 ${unmarked} 处没有标出。`,
    more && '发现的内容过多，写作时只列出一部分，送审时全部列出。',
    cut && '正文较长，写作时只检查前 200,000 字，送审时检查全文。',
    '附件和缺少的事项送审时检查；图片里的文字没有检查。',
  ]
    .filter(Boolean)
    .join('');
}
