import type { Editor } from '@tiptap/core';
import { NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { Finding } from './finding.ts';
import { placeOf } from './marks.ts';
import type { Input } from './texts.ts';

/** Puts the caret on a finding. */
export function goTo(editor: Editor, { id, spot }: Finding): void {
  if (spot.in === 'field') {
    spot.input.focus();
    spot.input.setSelectionRange(spot.from, spot.to);
    spot.input.scrollIntoView({ block: 'nearest' });
    return;
  }
  const { state, view } = editor;
  view.focus(); // what lies outside of where one types is not scrolled to
  const there = placeOf(state, id) ?? spot;
  const node = state.doc.nodeAt(there.from);
  const selection =
    node && !node.isText
      ? NodeSelection.create(state.doc, there.from)
      : TextSelection.create(state.doc, there.from, there.to);
  view.dispatch(state.tr.setSelection(selection).scrollIntoView());
}

/** Mends some findings: those of the body in one step, which one undo takes back. What was changed meanwhile stays.
 *  @returns those that were mended */
export function mend(editor: Editor, findings: readonly Finding[]): Finding[] {
  const last = [...findings].sort((a, b) => b.spot.from - a.spot.from);
  const mended: Finding[] = last.filter(
    ({ spot, found, mend = '' }) =>
      spot.in === 'field' && mendField(spot.input, { from: spot.from, to: spot.to, found, mend }),
  );
  const { state, view } = editor;
  let tr: Transaction = state.tr;
  for (const one of last) {
    const there = one.spot.in === 'body' ? placeOf(state, one.id) : undefined;
    if (!there) continue;
    tr = tr.insertText(one.mend ?? '', there.from, there.to);
    mended.push(one);
  }
  if (!tr.docChanged) return mended;
  const end = tr.mapping.map(placeOf(state, last.find(({ spot }) => spot.in === 'body')!.id)?.to ?? 0);
  view.focus();
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1)).scrollIntoView());
  return mended;
}

/** @returns whether it still stood there */
function mendField(
  input: Input,
  { from, to, found, mend }: { from: number; to: number; found: string; mend: string },
): boolean {
  if (input.value.slice(from, to) !== found) return false;
  input.focus();
  input.setSelectionRange(from, to);
  // as if it were typed: the browser can undo it
  if (document.execCommand(mend ? 'insertText' : 'delete', false, mend)) return true;
  input.setRangeText(mend, from, to, 'end');
  input.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}
