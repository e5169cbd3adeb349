import type { Finding } from '../../law/index.ts';
import type { Compiled } from '../compile.ts';
import { type Part, partIds, parts, partsBySection } from '../narrative/parts.ts';
import { repetition } from '../narrative/repetition.ts';

/** How far one piece of a report's text is. */
export interface PartProgress {
  part: Part;
  label: string;
  worded: boolean;
  /** share that repeats last year's text, 0 to 1; undefined without a text of last year */
  repeated: number | undefined;
  findings: Finding[];
}

/** The pieces of text in order, each with what the checks found in it. */
export function progressOf({ report, worded, lastYear, filled }: Compiled): PartProgress[] {
  return partIds.map((part) => ({
    part,
    label: parts[part],
    worded: worded.has(part),
    repeated: lastYear[part] === undefined ? undefined : repetition(filled[part], lastYear[part]).share,
    findings: report.findings.filter((finding) => placeInTexts(finding, filled)?.part === part),
  }));
}

/** The sentence that a finding speaks of: its part, and the line within it; undefined when it speaks of none. */
export function placeInTexts(
  { where, message }: Pick<Finding, 'where' | 'message'>,
  filled: Record<Part, string>,
): { part: Part; line: number } | undefined {
  const section = /^sections\[(\d)\]/.exec(where)?.[1];
  if (section === undefined) return undefined;
  const ids = partsBySection[Number(section)] ?? [];
  const quote = bare(/^“(.+?)”：/.exec(message)?.[1] ?? '');
  for (const part of quote ? ids : []) {
    const line = filled[part]
      .split('\n')
      .filter(Boolean)
      .findIndex((one) => bare(one).includes(quote));
    if (line >= 0) return { part, line };
  }
  return ids[0] ? { part: ids[0], line: 0 } : undefined;
}

const bare = (text: string) => text.normalize('NFKC').replace(/[\s,]/g, '');

/** Days from one day to another, both YYYY-MM-DD; negative when it has passed. */
export function daysUntil(today: string, day: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}
