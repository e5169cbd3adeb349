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

/** Mends some findings: those of the body in one step, which one undo takes back. What was changed meanwhile stays. */
export function mend(editor: Editor, findings: readonly Finding[]): void {
  const last = [...findings].sort((a, b) => b.spot.from - a.spot.from);
  for (const { spot, found, mend } of last)
    if (spot.in === 'field') mendField(spot.input, { from: spot.from, to: spot.to, found, mend: mend ?? '' });
  const { state, view } = editor;
  let tr: Transaction = state.tr;
  for (const { id, spot, mend } of last) {
    const there = spot.in === 'body' ? placeOf(state, id) : undefined;
    if (there) tr = tr.insertText(mend ?? '', there.from, there.to);
  }
  if (!tr.docChanged) return;
  const end = tr.mapping.map(placeOf(state, last.find(({ spot }) => spot.in === 'body')!.id)?.to ?? 0);
  view.focus();
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1)).scrollIntoView());
}

function mendField(input: Input, { from, to, found, mend }: { from: number; to: number; found: string; mend: string }) {
  if (input.value.slice(from, to) !== found) return;
  input.focus();
  input.setSelectionRange(from, to);
  // as if it were typed: the browser can undo it
  if (document.execCommand(mend ? 'insertText' : 'delete', false, mend)) return;
  input.setRangeText(mend, from, to, 'end');
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
