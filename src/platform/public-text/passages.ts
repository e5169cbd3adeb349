import { createHash } from 'node:crypto';
import { type Failure, invalid } from '../outcome.ts';
import type { Look, Passage } from './finding.ts';

/** Name of the box by which a person confirms what was found. */
export const CONFIRMED = 'publicConfirmed';

/** A text that the public will read. */
interface PublicPart {
  /** in words: '标题', '正文第 3 段' */
  where: string;
  text: string;
  /** of the form in which it is written */
  field: string;
  /** what it is called beside where it is typed: says whose a number is */
  under?: string;
}

const AROUND = 12;

/** What is found in some texts, in their order. */
export function passagesIn(parts: readonly PublicPart[], look: Look): Passage[] {
  return parts.flatMap(({ where, field, text, under }) =>
    look(text, under).map((found) => ({
      ...found,
      where,
      field,
      before: text.slice(Math.max(0, found.index - AROUND), found.index),
      after: text.slice(found.index + found.text.length, found.index + found.text.length + AROUND),
    })),
  );
}

/** Names what a person is asked about: a confirmation holds for exactly these passages and no others. */
export function fingerprintOf(found: readonly Pick<Passage, 'where' | 'text' | 'severity'>[]): string {
  return createHash('sha256')
    .update(JSON.stringify(asked(found).map(({ where, text }) => [where, text])))
    .digest('hex')
    .slice(0, 16);
}

/** Those that a person must confirm one way or the other; of hints they are told. */
function asked<T extends Pick<Passage, 'severity'>>(found: readonly T[]): T[] {
  return found.filter(({ severity }) => severity !== 'hint');
}

/** What stands against making texts public: what is certain stops, with a sentence at its field; all else is asked about
 *  until a person confirmed exactly this. 条例 arts. 14, 15, 17
 *  @param confirmed the fingerprint of what the person looked at */
export function objectionTo(found: readonly Passage[], confirmed: string | undefined): Failure | undefined {
  const [first] = found.filter(({ severity }) => severity === 'block');
  const says = (...weights: Passage['severity'][]) =>
    Object.fromEntries(
      found
        .filter((one) => weights.includes(one.severity))
        .toReversed() // the first of a field is the one that is said
        .map(({ field, text, message }) => [field, `“${text}”：${message}`]),
    );
  if (first)
    return {
      ...invalid(`${first.where}将向社会公开，其中有“${first.text}”：${first.message}。请修改后再提交`, says('block')),
      found,
    };
  const questions = asked(found);
  if (!questions.length || confirmed === fingerprintOf(found)) return undefined;
  return {
    ...invalid(
      `这些文字将向社会公开，自动检查发现 ${questions.length} 处需要确认，核对后请勾选确认再提交`,
      says('warn'),
    ),
    found,
  };
}
