import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** Something that was found in the body. */
export interface Mark {
  id: string;
  severity: 'block' | 'warn' | 'hint';
  from: number;
  to: number;
}

/** A mark as the editor shows it now. */
interface Shown {
  id: string;
  /** what it stands under; when that is another, it goes */
  text: string;
}

const key = new PluginKey<DecorationSet>('findings');

/** Marks under what the checks found; they move with the text, and one whose words were changed goes at once. */
export const FindingMarks = Extension.create({
  name: 'findings',
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key,
        state: { init: () => DecorationSet.empty, apply },
        props: { decorations: (state) => key.getState(state) },
      }),
    ];
  },
});

function apply(tr: Transaction, set: DecorationSet): DecorationSet {
  const marks = tr.getMeta(key) as readonly Mark[] | undefined;
  if (marks)
    return DecorationSet.create(
      tr.doc,
      marks.map((mark) => decoration(tr.doc, mark)),
    );
  if (!tr.docChanged) return set;
  const moved = set.map(tr.mapping, tr.doc);
  const wrong = moved.find().filter(({ from, to, spec }) => textBetween(tr.doc, from, to) !== (spec as Shown).text);
  return wrong.length ? moved.remove(wrong) : moved;
}

function decoration(doc: Node, { id, severity, from, to }: Mark): Decoration {
  const spec: Shown = { id, text: textBetween(doc, from, to) };
  const look = { class: `found ${severity}`, 'data-finding': id };
  const node = doc.nodeAt(from);
  if (node && !node.isText && from + node.nodeSize === to) return Decoration.node(from, to, look, spec);
  return Decoration.inline(from, to, look, spec);
}

function textBetween(doc: Node, from: number, to: number): string {
  return doc.textBetween(from, to, '\n', '\ufffc');
}

/** Puts these marks in the place of those that are there. No step of undo. */
export function withMarks(state: EditorState, marks: readonly Mark[]): Transaction {
  return state.tr.setMeta(key, marks).setMeta('addToHistory', false);
}

/** Where a mark stands now; undefined: its words were changed. */
export function placeOf(state: EditorState, id: string): { from: number; to: number } | undefined {
  return key.getState(state)?.find(undefined, undefined, (spec) => (spec as Shown).id === id)[0];
}

/** The mark that the caret is on, or that is selected. */
export function markAt(state: EditorState): string | undefined {
  const { from, to } = state.selection;
  const there = key
    .getState(state)
    ?.find(from, to)
    .find((one) => one.from <= from && to <= one.to);
  return there && (there.spec as Shown).id;
}
