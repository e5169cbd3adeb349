import { findSensitive, type SensitiveFinding } from '../../law/index.ts';
import type { Revision } from '../revisions.ts';

/** Something found in a text, with its place in words and what stands around it. */
export interface SensitivePassage extends SensitiveFinding {
  /** e.g. '标题', '正文第 3 段' */
  where: string;
  before: string;
  after: string;
}

const AROUND = 12;

/** The automatic checks over everything of a revision that the public would read; the insides of attachments are not
 *  looked into. 条例 arts. 14, 15, 17 */
export function sensitiveIn(revision: Revision): SensitivePassage[] {
  const lines = revision.bodyText.split('\n').map((text, n): [string, string] => [`正文第 ${n + 1} 段`, text]);
  const parts: [where: string, text: string][] = [
    ['标题', revision.title],
    ...lines,
    ['摘要', revision.summary],
    ['来源', revision.source],
    ['更正说明', revision.correctionNote],
    ...revision.attachments.map((file): [string, string] => ['附件名称', file.name]),
  ];
  return parts.flatMap(([where, text]) =>
    findSensitive(text).map((found) => ({
      ...found,
      where,
      before: text.slice(Math.max(0, found.index - AROUND), found.index),
      after: text.slice(found.index + found.text.length, found.index + found.text.length + AROUND),
    })),
  );
}
