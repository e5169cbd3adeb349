import type { Node } from '@tiptap/pm/model';
import { headsOfLines, type RowHeads } from '../../../../law/checks/tables/lines.ts';
import { READ, READ_WHILE_WRITING, type ReadField, whereInBody } from '../../checking/fields.ts';
import { type Line, linesIn, placeIn } from '../../lines.ts';
import { besidesOf, stretchesOf } from './words.ts';

export type Input = HTMLInputElement | HTMLTextAreaElement;

/** Where something stands on the page. */
export type Spot =
  | { in: 'body'; from: number; to: number; whole: boolean }
  | { in: 'field'; input: Input; from: number; to: number };

/** A text that the public will read, as it stands on the page now. */
export interface Text {
  field: ReadField;
  text: string;
  /** of a table's row: what heads its cells */
  row?: RowHeads | undefined;
  /** in words: '正文第 3 段' */
  where: string;
  /** of a part of it; undefined: it stands nowhere */
  spot(from: number, to: number): Spot | undefined;
}

/** The fields beside the body, in the order of the page. */
const BEFORE = [['title', '标题']] as const;
const BEHIND = [
  ['summary', '摘要'],
  ['correction_note', '更正说明'],
  ['document_number', '发文字号'],
  ['source', '来源'],
  ['keywords', '关键词'],
] as const;
const KEYWORD = /[^\s,，;；、]+/g;
const written: ReadonlySet<string> = new Set(READ.written);

/** All that the public will read of what is being written. @returns `cut`: of the body only the beginning */
export function textsOf(form: HTMLFormElement, doc: Node): { texts: Text[]; cut: boolean } {
  const { stretches, cut } = stretchesOf(doc, READ_WHILE_WRITING);
  const fields = (names: readonly (readonly [ReadField, string])[]) =>
    names.flatMap(([field, where]) => textsIn(form, field, where));
  const read = linesIn(stretches);
  const rows = headsOfLines(
    read.map(({ text }) => text),
    read,
  );
  const lines = read.map((line, n) => ofLine(line, n, rows[n]));
  const besides = besidesOf(doc).map(
    ({ text, from, to }): Text => ({
      ...{ field: 'beside', text, where: '正文的链接或图片' },
      spot: () => ({ in: 'body', from, to, whole: true }),
    }),
  );
  return { texts: [...fields(BEFORE), ...lines, ...besides, ...fields(BEHIND)], cut };
}

function textsIn(form: HTMLFormElement, field: ReadField, where: string): Text[] {
  const input = form.querySelector<Input>(`#f-${field}`);
  if (!input?.value) return [];
  const parts =
    field === 'keywords'
      ? [...input.value.matchAll(KEYWORD)].map(({ 0: text, index }) => ({ text, index }))
      : [{ text: input.value, index: 0 }];
  return parts.map(({ text, index }) => ({
    ...{ field, text, where },
    spot: (from, to) => ({ in: 'field', input, from: index + from, to: index + to }),
  }));
}

function ofLine(line: Line, n: number, row: RowHeads | undefined): Text {
  return {
    ...{ field: 'body_html', text: line.text, row, where: whereInBody(n) },
    spot: (from, to) => {
      const there = placeIn(line, from, to);
      return there && { in: 'body', ...there, whole: false };
    },
  };
}

/** What is found in a text depends on this alone. */
export function keyOf({ field, text, row }: Pick<Text, 'field' | 'text' | 'row'>): string {
  const under = row ? `${row.heads.join('\t')}\n${row.named ?? ''}` : '';
  return `${written.has(field) ? 'written' : 'beside'} ${text}\n${under}`;
}
