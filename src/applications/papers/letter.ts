import {
  parseDate,
  type ReplyKindId,
  reconsiderationFirst,
  reconsiderationFirstInPart,
  rowOf,
} from '../../law/index.ts';
import { type Block, type Paper, paperDate } from '../../platform/papers/index.ts';
import { PAPERS, type PaperKind } from './kinds.ts';
import { blocksOf } from './lines.ts';
import type { WordingKey } from './wording/catalogue.ts';
import { fill, namesIn } from './wording/fill.ts';
import { type PaperContent, type PaperFacts, type Values, valuesOf } from './wording/placeholders.ts';

/** What a paper says, without the applicant's name: kept with the paper when it is issued, so that it stays as it was
 *  signed whatever becomes of the wordings. */
export interface Letter {
  title: string;
  /** null: the applicant, whose name is sealed elsewhere */
  to: string | null;
  /** a line for each paragraph */
  text: string;
  /** how it may be challenged; '' where there is nothing to challenge */
  remedies: string;
}

/** The wording of a paper; a reply is worded by its kind. */
export function wordingKey(kind: PaperKind, { reply, why }: PaperContent): WordingKey {
  return kind === 'reply' || kind === 'lapse' ? `reply.${(reply ?? why)!}` : kind;
}

/** Which remedies a paper names, by the day it is signed. 行政复议法 art. 23(四). A withdrawal leaves nothing to challenge. */
export function remediesKey(
  reply: ReplyKindId | undefined,
  day: string,
): 'remedies.choice' | 'remedies.first' | 'remedies.part' | null {
  if (!reply || reply === 'withdrawn') return null;
  if (reconsiderationFirstInPart(rowOf(reply), parseDate(day))) return 'remedies.part';
  return reconsiderationFirst(rowOf(reply), parseDate(day)) ? 'remedies.first' : 'remedies.choice';
}

export interface LetterParts {
  kind: PaperKind;
  facts: PaperFacts;
  content: PaperContent;
  /** in the words of the office, with or without placeholders */
  text: string;
  /** wording of the remedies, '' for none */
  remedies: string;
}

/** A date that an arrangement of holidays may still move is never told silently. */
function noted(text: string, due: string): string {
  const note = `国务院办公厅尚未公布${due.slice(0, 4)}年的节假日安排，上述答复期限为暂定；安排公布后与此不同的，以按安排计算的日期为准。`;
  return text
    .split('\n')
    .flatMap((line) => (namesIn(line).includes('答复期限') ? [line, note] : [line]))
    .join('\n');
}

/** The words of a paper, filled in. */
export function letterOf({ kind, facts, content, text, remedies }: LetterParts): Letter {
  const values: Values = valuesOf(facts, content);
  return {
    title: PAPERS[kind].title,
    to: content.whom?.trim() || null,
    text: fill(facts.due && facts.dueProvisional ? noted(text, facts.due) : text, values),
    // the wording speaks of replies
    remedies: fill(kind === 'lapse' ? remedies.replaceAll('本答复', '本告知') : remedies, values),
  };
}

export interface Frame {
  organisation: string;
  /** 发文字号, or the application's own number; null while there is none */
  number: string | null;
  /** YYYY-MM-DD; null: a draft */
  day: string | null;
  /** the applicant's name, or what stands for it */
  applicant: string;
}

/** A letter as an official paper. GB/T 9704-2012 */
export function paperOf(letter: Letter, { organisation, number, day, applicant }: Frame): Paper {
  return {
    title: number ? `${letter.title} ${number}` : letter.title,
    author: organisation,
    blocks: [
      { kind: 'title', lines: [organisation, letter.title] },
      { kind: 'number', text: number ?? '（文号在签发时编定）' },
      { kind: 'gap' },
      { kind: 'addressee', text: `${letter.to ?? applicant}：` },
      ...blocksOf(letter.text),
      ...blocksOf(letter.remedies),
      { kind: 'gap' },
      { kind: 'signature', organisation, date: day ? paperDate(day) : '' },
    ] satisfies Block[],
  };
}
