import type { Brought } from './brought.ts';
import { hasWords } from './elements.ts';
import type { SaidOf } from './styles.ts';

const NEVER = 'script,style,template,xml,noscript,select,button,input,textarea,title,meta,link,head,svg,math';
const EMBEDDED = 'video,audio,iframe,embed,object';

/** Takes out what is no part of the text as it stands: comments, what is hidden, what was deleted while changes were
 *  tracked, rows without height that Word puts at the end of tables. Counts what somebody might miss. */
export function drop(body: Element, said: SaidOf, brought: Brought): void {
  comments(body, said, brought);
  for (const element of body.querySelectorAll('*')) {
    if (!body.contains(element)) continue;
    if (element.matches(NEVER)) element.remove();
    else if (element.matches(EMBEDDED)) gone(element, brought, 'embedded', true);
    else if (element.localName === 'del' || /\bmso(del|movefrom)\b/i.test(element.className))
      gone(element, brought, 'deleted');
    else if (isHidden(element, said)) gone(element, brought, 'hidden');
    else if (element.localName === 'tr' && isFlat(element, said)) element.remove();
    else if (element.localName === 'br' && /always|page/.test(said(element).get('page-break-before') ?? ''))
      element.remove();
  }
  const walk = body.ownerDocument.createNodeIterator(body, NodeFilter.SHOW_COMMENT);
  for (let comment = walk.nextNode(); comment; comment = walk.nextNode()) comment.parentNode!.removeChild(comment);
}

function gone(element: Element, brought: Brought, what: 'hidden' | 'deleted' | 'embedded', always = false): void {
  if (always || hasWords(element) || element.querySelector('img')) brought[what] += 1;
  element.remove();
}

/** The comments themselves stand at the end, their marks in the text. */
function comments(body: Element, said: SaidOf, brought: Brought): void {
  let marks = 0;
  for (const element of body.querySelectorAll('*')) {
    if (!body.contains(element)) continue;
    const what = said(element).get('mso-element') ?? '';
    if (what === 'comment') brought.comments += 1;
    if (/^(comment|comment-list|header|footer|(foot|end)note-(separator|continuation-\w+))$/.test(what)) {
      if (what === 'comment-list') brought.comments += lists(element, said);
      element.remove();
    } else if (isMark(element, said)) {
      marks += 1;
      element.remove();
    }
  }
  brought.comments ||= marks;
}

function lists(element: Element, said: SaidOf): number {
  return [...element.querySelectorAll('*')].filter((one) => said(one).get('mso-element') === 'comment').length;
}

function isMark(element: Element, said: SaidOf): boolean {
  return (
    /\b(MsoCommentReference|msocomanchor|msocomtxt|MsoCommentText)\b/i.test(element.className) ||
    said(element).get('mso-special-character') === 'comment'
  );
}

function isHidden(element: Element, said: SaidOf): boolean {
  const style = said(element);
  return (
    element.hasAttribute('hidden') ||
    style.get('display') === 'none' ||
    style.get('mso-hide') === 'all' ||
    /^(hidden|collapse)$/.test(style.get('visibility') ?? '')
  );
}

function isFlat(row: Element, said: SaidOf): boolean {
  if (hasWords(row) || row.querySelector('img')) return false;
  return /^0(px|pt)?$/.test(row.getAttribute('height') ?? said(row).get('height') ?? '');
}
