import type { ComponentChildren } from 'preact';
import { CHECKS, type CheckId } from '../../law/index.ts';
import type { Passage } from '../../platform/public-text/index.ts';
import { lineOf } from '../drafting/checking/fields.ts';
import { markedBody } from '../drafting/passages.ts';
import type { Revision } from '../revisions.ts';

/** Findings in a text and the list of them name one another. */
export const findingId = (n: number): string => `finding-${n}`;
const foundId = (n: number): string => `found-${n}`;

/** Findings in the order in which a reader meets them: title, body, all else. */
export function asRead(found: readonly Passage[]): Passage[] {
  const rank = (one: Passage) => (one.field === 'title' ? -1 : (lineOf(one) ?? Number.MAX_SAFE_INTEGER));
  const inText = (one: Passage) => rank(one) < Number.MAX_SAFE_INTEGER;
  return [...found].sort((a, b) => rank(a) - rank(b) || (inText(a) ? a.index - b.index : 0));
}

/** Which of the fields beside the text a place of findings names, by the beginning of its label. */
const LABELS: Readonly<Record<string, string>> = {
  更正说明: '更正说明',
  摘要: '摘要',
  关键词: '关键词',
  发文字号: '发文字号',
  来源: '来源',
  附件名称: '附件 ',
  正文的链接或图片: '正文链接 ',
};

interface Numbered {
  n: number;
  one: Passage;
}

interface MarkedRevision {
  bodyHtml: string;
  title: ComponentChildren;
  /** as `fieldsOf` has them */
  rows: [label: string, value: ComponentChildren][];
  /** by finding, from 0: where it stands on the page; undefined where nothing can be marked */
  hrefs: (string | undefined)[];
}

/** A revision with marks at what was found in it, as its reviewers read it.
 *  @param found in the order in which they are listed @param fields besides title and words */
export function markedRevision(
  revision: Pick<Revision, 'title' | 'bodyHtml' | 'attachments'>,
  found: readonly Passage[],
  fields: readonly (readonly [label: string, value: string])[],
): MarkedRevision {
  const hrefs: (string | undefined)[] = found.map(() => undefined);
  const numbered = found.map((one, at) => ({ n: at + 1, one }));
  const inBody = numbered.flatMap(({ n, one }) => {
    const line = lineOf(one);
    if (line === undefined) return [];
    const behind = `<a class="found-at" href="#${findingId(n)}" aria-label="${labelOf(n, one)}">${n}</a>`;
    return [{ line, index: one.index, length: one.text.length, id: foundId(n), kind: one.severity, behind }];
  });
  const body = markedBody(revision.bodyHtml, inBody);
  const set = (n: number) => {
    hrefs[n - 1] = `#${foundId(n)}`;
  };
  for (const { n } of numbered) if (body.marked.has(foundId(n))) set(n);
  const title = markedText(
    revision.title,
    numbered.filter(({ one }) => one.where === '标题'),
    set,
  );
  const attached = attachmentIds(revision.attachments);
  for (const { n, one } of numbered) {
    const file = revision.attachments.findIndex(({ name }) => one.where.startsWith(`附件“${name}”`));
    if (file >= 0) hrefs[n - 1] = `#${attached[file]}`;
  }
  let file = 0;
  const rows = fields.map(([label, value]): [string, ComponentChildren] => {
    const of = numbered.filter(({ n, one }) => label.startsWith(LABELS[one.where] ?? '\n') && !hrefs[n - 1]);
    const marked = markedText(value, of, set);
    return [label, label.startsWith('附件 ') ? <span id={attached[file++]}>{marked}</span> : marked];
  });
  return { bodyHtml: body.html, title, rows, hrefs };
}

function attachmentIds(attachments: readonly unknown[]): string[] {
  return attachments.map((_, n) => `attached-${n + 1}`);
}

function labelOf(n: number, { check }: Passage): string {
  return `第 ${n} 处：${CHECKS[check as CheckId].name}`;
}

/** A text with marks at what was found in it. @param set told of each that is marked */
function markedText(text: string, found: readonly Numbered[], set: (n: number) => void): ComponentChildren {
  const pieces: ComponentChildren[] = [];
  let done = 0;
  for (const { n, one } of found) {
    const index = text.startsWith(one.text, one.index) ? one.index : text.indexOf(one.text, done);
    if (!one.text || index < done) continue;
    pieces.push(
      text.slice(done, index),
      <mark id={foundId(n)} class={one.severity}>
        {one.text}
      </mark>,
      <a class="found-at" href={`#${findingId(n)}`} aria-label={labelOf(n, one)}>
        {n}
      </a>,
    );
    done = index + one.text.length;
    set(n);
  }
  return pieces.length ? [...pieces, text.slice(done)] : text;
}
