import type { Editor } from '@tiptap/core';
import { element, mendButton, type On, said } from './elements.ts';
import type { Finding } from './finding.ts';
import { markAt } from './marks.ts';

/** Time to move the pointer from a mark to its note, in milliseconds. */
const LEAVE = 300;

/** Why something is marked, beside it: while the caret is on it, or the pointer. */
export function findingNote(editor: Editor, place: HTMLElement, on: On) {
  const note = element('div', { id: 'finding-note', hidden: true });
  note.setAttribute('role', 'status');
  place.append(note);
  let findings = new Map<string, Finding>();
  let shown: string | undefined;
  let leaving = 0;

  function show(id: string | undefined): void {
    window.clearTimeout(leaving);
    const one = id === undefined ? undefined : findings.get(id);
    const mark = one && editor.view.dom.querySelector<HTMLElement>(`[data-finding="${CSS.escape(one.id)}"]`);
    note.hidden = !mark;
    if (!one || !mark) {
      shown = undefined;
      return;
    }
    if (shown !== one.id) {
      const buttons = mendButton(one, on);
      for (const button of buttons) button.append('（Alt+Enter）');
      note.replaceChildren(element('p', {}, ...said(one)), ...buttons);
    }
    shown = one.id;
    const [around, at] = [place.getBoundingClientRect(), [...mark.getClientRects()].at(-1)!];
    note.style.top = `${at.bottom - around.top + 6}px`;
    note.style.left = `${Math.max(4, Math.min(at.left - around.left, around.width - note.offsetWidth - 4))}px`;
  }
  const atCaret = () => show(editor.isFocused ? markAt(editor.state) : undefined);
  const leave = () => {
    window.clearTimeout(leaving);
    leaving = window.setTimeout(atCaret, LEAVE);
  };

  editor.on('selectionUpdate', atCaret);
  editor.on('focus', atCaret);
  editor.on('blur', leave);
  editor.view.dom.addEventListener('mouseover', (event) => {
    const mark = (event.target as HTMLElement).closest<HTMLElement>('[data-finding]');
    if (mark) show(mark.dataset.finding);
    else if (!note.hidden) leave();
  });
  editor.view.dom.addEventListener('mouseleave', leave);
  note.addEventListener('mouseenter', () => window.clearTimeout(leaving));
  note.addEventListener('mouseleave', leave);
  editor.view.dom.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') show(undefined);
  });

  return {
    /** @param these all that are marked now */
    know(these: readonly Finding[]): void {
      findings = new Map(these.map((one) => [one.id, one]));
      if (shown !== undefined && !findings.has(shown)) show(undefined);
      else if (editor.isFocused) atCaret();
    },
  };
}
