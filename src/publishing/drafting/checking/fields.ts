/** Fields of the editor that the checks read as sentences, and others; `beside` is what a body holds besides its words:
 *  where links lead, what pictures are called. */
export const READ = {
  written: ['title', 'body_html', 'summary', 'correction_note'],
  beside: ['document_number', 'source', 'keywords', 'beside'],
} as const;

export type ReadField = (typeof READ)[keyof typeof READ][number];

/** Characters of a body that are looked into while it is written; all of it is when it is submitted. */
export const READ_WHILE_WRITING = 200_000;
/** Characters that are asked about at once, but for a single line that is longer. */
export const ASKED_AT_ONCE = 20_000;
/** Findings that are answered at once. */
export const ANSWERED_AT_ONCE = 1_000;

/** As the browser is told of a finding. */
export interface Found {
  /** which of the texts that were asked about */
  text: number;
  check: string;
  /** the check's, in words */
  name: string;
  severity: 'block' | 'warn' | 'hint';
  /** what was found, and where it begins */
  found: string;
  index: number;
  message: string;
  mend?: string;
}

/** A line of the body, in words. @param n the first being 0 */
export const whereInBody = (n: number): string => `正文第 ${n + 1} 段`;

/** The line of the body that `whereInBody` names; undefined: another place. */
export function lineOf({ where, field }: { where: string; field: string }): number | undefined {
  const named = field === 'body_html' ? /^正文第 (\d+) 段$/.exec(where) : null;
  return named ? Number(named[1]) - 1 : undefined;
}

/** An address as it is read: without where our own files lie, and in words. */
export function readable(address: string): string {
  const name = address.replace(/^(?:\/console)?\/files\/[0-9a-f]{64}\//, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
