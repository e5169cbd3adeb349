import { createHash } from 'node:crypto';
import { type CommentCounts, type ConsultationVerdict, VERDICTS } from '../../law/index.ts';

/** Comments that say the same, and what became of them. */
export interface ResultsGroup {
  /** names it among those of its consultation */
  id: number;
  /** what they say */
  summary: string;
  verdict: ConsultationVerdict | '';
  /** how it was adopted, or why not */
  reason: string;
  /** ids of the comments */
  comments: number[];
}

/** 采纳情况: what was heard and what became of it. */
export interface ResultsContent {
  preface: string;
  groups: ResultsGroup[];
  /** as it was signed: what was counted then */
  counts?: CommentCounts;
}

export const emptyResults: ResultsContent = { preface: '', groups: [] };

/** The texts that everybody will read, each with its place. */
export function partsOf({ preface, groups }: ResultsContent): { where: string; field: string; text: string }[] {
  return [
    { where: '总体说明', field: 'preface', text: preface },
    ...groups.flatMap(({ summary, reason }, n) => [
      { where: `第 ${n + 1} 类意见`, field: 'summary', text: summary },
      { where: `第 ${n + 1} 类的理由`, field: 'reason', text: reason },
    ]),
  ].filter(({ text }) => text);
}

/** As its reviewers compare it. */
export function textOf({ preface, groups }: ResultsContent): string {
  return [
    `总体说明：${preface}`,
    ...groups.flatMap(({ summary, verdict, reason, comments }) => [
      `意见：${summary}（${comments.length} 条）`,
      `${verdict ? VERDICTS[verdict] : '未定'}：${reason}`,
    ]),
  ].join('\n');
}

/** SHA-256, hex, of all that is signed, with which comments stand under what. */
export function hashOf(id: number, content: ResultsContent): string {
  const { preface, groups } = content;
  return createHash('sha256')
    .update(JSON.stringify(['gongkai consultation results 1', id, preface, groups]))
    .digest('hex');
}
