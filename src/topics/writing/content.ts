import { createHash } from 'node:crypto';
import { ENTRY_KINDS, type EntryKind } from '../words.ts';

/** What was said on a day. */
export interface Entry {
  /** names it among the entries of its topic for ever */
  key: string;
  /** YYYY-MM-DD */
  on: string;
  kind: EntryKind;
  /** what was said, in short */
  text: string;
  /** who said it, by post and name: of a speech */
  who: string;
  /** 索引号 of a document of this authority; '' for others */
  indexNumber: string;
  /** number of a public answer; null for others */
  answerId: number | null;
  /** whole address of a page elsewhere; '' for others */
  href: string;
}

/** A topic as everybody reads it, in one value: what is signed is this. */
export interface TopicContent {
  title: string;
  /** what people ask about; one paragraph a line */
  question: string;
  /** in the order in which they were added; shown by their days */
  entries: Entry[];
  /** how it ended; '': it goes on */
  conclusion: string;
}

export const emptyTopic = (title: string): TopicContent => ({ title, question: '', entries: [], conclusion: '' });

/** By their days, those of one day in the order in which they were added. */
export const inOrder = (entries: readonly Entry[]): Entry[] =>
  entries
    .map((entry, at) => ({ entry, at }))
    .sort((a, b) => (a.entry.on === b.entry.on ? a.at - b.at : a.entry.on < b.entry.on ? -1 : 1))
    .map(({ entry }) => entry);

/** What an entry leads to, in words: '索引号 …', 'https://…'. */
export const sourceOf = ({ indexNumber, answerId, href, who }: Entry): string =>
  [who, indexNumber && `索引号 ${indexNumber}`, answerId !== null && `公开答复第 ${answerId} 号`, href]
    .filter(Boolean)
    .join('　');

/** As its reviewers compare it: a line for each paragraph and entry. */
export function textOf({ title, question, entries, conclusion }: TopicContent): string {
  const timeline = inOrder(entries).map((entry) =>
    [`${entry.on} ${ENTRY_KINDS[entry.kind]}`, entry.text.replaceAll('\n', ' '), sourceOf(entry)]
      .filter(Boolean)
      .join('：'),
  );
  return [
    `标题：${title}`,
    ...paragraphs(question).map((line) => `群众关心：${line}`),
    ...timeline,
    ...paragraphs(conclusion).map((line) => `结论：${line}`),
  ].join('\n');
}

/** SHA-256, hex, of all that is signed. */
export const hashOf = (topicId: number, content: TopicContent): string =>
  createHash('sha256')
    .update(JSON.stringify([topicId, textOf(content)]))
    .digest('hex');

export const paragraphs = (text: string): string[] => text.split('\n').filter((line) => line.trim());
