import {
  checkRow,
  findSensitive,
  headsOfLines,
  type RowHeads,
  type Weight,
  weighed,
  wordsOfName,
} from '../../law/index.ts';
import { type Passage, passagesIn } from '../../platform/public-text/index.ts';
import { readable, whereInBody } from '../drafting/checking/fields.ts';
import { columnsIn } from '../drafting/passages.ts';
import type { ShownText } from '../revisions.ts';

/** What the automatic checks look at: everything of a revision that the public would read. */
export type Looked = ShownText & { bodyText: string };

/** Passages that one person can look at one by one. */
export const MOST = 1_000;
/** Hints that are listed. */
const MOST_HINTS = 200;

type Part = Parameters<typeof passagesIn>[0][number] & {
  /** of a table's row: what heads its cells */
  row?: RowHeads | undefined;
};

/** Texts that the public will read: those that are sentences, and what stands beside them. */
export interface Parts {
  written: Part[];
  beside: Part[];
}

/** What of a revision people read as text, and what stands beside it. */
export function partsOf(revision: Looked): Parts {
  const paragraphs = revision.bodyText.split('\n');
  const rows = rowsOf(paragraphs, revision.bodyHtml);
  const part = (where: string, field: string, ...texts: string[]) => texts.map((text) => ({ where, field, text }));
  return {
    written: [
      ...part('标题', 'title', revision.title),
      ...paragraphs.map((text, n) => ({ where: whereInBody(n), field: 'body_html', text, row: rows[n] })),
      ...part('摘要', 'summary', revision.summary),
      ...part('更正说明', 'correction_note', revision.correctionNote),
    ],
    beside: [
      ...part('正文的链接或图片', 'body_html', ...besideTheWords(revision.bodyHtml)),
      ...part('来源', 'source', revision.source),
      ...part('关键词', 'keywords', ...revision.keywords),
      ...part('发文字号', 'document_number', revision.documentNumber),
      ...part('附件名称', 'files', ...revision.attachments.map(({ name }) => wordsOfName(name))),
    ],
  };
}

/** What heads the cells of the lines of a body, by the columns in which its table has them. */
function rowsOf(lines: readonly string[], html: string): (RowHeads | undefined)[] {
  const read = columnsIn(html);
  return headsOfLines(
    lines,
    read?.map((line, n) => (line.text === lines[n] ? line : undefined)),
  );
}

interface How {
  /** 'YYYY-MM-DD' in China */
  today: string;
  /** words of which the authority's own list says what is right */
  instead: ReadonlySet<string>;
  /** what findings weigh, as it is set */
  weights: ReadonlyMap<string, Weight>;
}

/** What is done with the whole of a text, in proportion to its length. */
export const lookWork = {
  /** All that is found, in the order of the parts. */
  all({ written, beside }: Parts, { today, instead, weights }: How): Passage[] {
    const found = [
      ...written.flatMap((part) => passagesIn([part], (text) => checkRow(text, { row: part.row, today, instead }))),
      ...passagesIn(beside, (text) => findSensitive(text)),
    ];
    return weighed(found, weights);
  },
  /** As many as a person can look at; one more than `MOST` where there are more. */
  sensitive(parts: Parts, how: How): Passage[] {
    const found = lookWork.all(parts, how);
    const asked = found.filter(({ severity }) => severity !== 'hint').slice(0, MOST + 1);
    return [...asked, ...fewOf(found.filter(({ severity }) => severity === 'hint'))];
  },
};

/** The first hints, the last of which says that there are more. */
function fewOf(hints: Passage[]): Passage[] {
  if (hints.length <= MOST_HINTS) return hints;
  const [last] = hints.slice(MOST_HINTS - 1);
  const more = `${last!.message}（提示共 ${hints.length} 处，只列出前 ${MOST_HINTS} 处）`;
  return [...hints.slice(0, MOST_HINTS - 1), { ...last!, message: more }];
}

/** What a body tells besides its words: where links lead, what pictures are called. */
function besideTheWords(html: string): string[] {
  return [...html.matchAll(/\s(?:alt|title|href|src)="([^"]*)"/g)].map(([, said = '']) => readable(said));
}
