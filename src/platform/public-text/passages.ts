import type { Look, Passage } from './finding.ts';

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
