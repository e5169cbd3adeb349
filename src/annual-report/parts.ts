import { PART_ONE_TITLES, SECTION_TITLES, type Section } from '../law/index.ts';

/** The pieces of text of a report, in order: those that a person may word. The tables are never typed. */
export const parts = {
  opening: '开头',
  publishing: PART_ONE_TITLES[0],
  applications: PART_ONE_TITLES[1],
  management: PART_ONE_TITLES[2],
  platforms: PART_ONE_TITLES[3],
  supervision: PART_ONE_TITLES[4],
  problems: SECTION_TITLES[4],
  others: SECTION_TITLES[5],
} as const;
export type Part = keyof typeof parts;
export const partIds = Object.keys(parts) as Part[];

/** Parts of text by section of the report; sections two to four hold a table each. */
export const partsBySection: readonly (readonly Part[])[] = [
  ['opening', 'publishing', 'applications', 'management', 'platforms', 'supervision'],
  [],
  [],
  [],
  ['problems'],
  ['others'],
];

/** Whether a line of a section is one of the headings inside part one. */
export function isHeading(line: string): boolean {
  return (PART_ONE_TITLES as readonly string[]).includes(line);
}

/** The six sections as plain text, in order. */
export function sectionsOf(texts: Record<Part, string>): Section[] {
  return SECTION_TITLES.map((title, n) => ({
    title,
    text: partsBySection[n]!.flatMap((part) =>
      isHeading(parts[part]) ? [parts[part], texts[part]] : [texts[part]],
    ).join('\n'),
  }));
}
