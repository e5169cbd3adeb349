import { PART_ONE_TITLES, SECTION_TITLES, type Section } from '../../law/index.ts';

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

/** The texts by part of a report's sections, as sectionsOf wrote them; parts whose heading is missing are left out. */
export function textsOf(sections: readonly Section[]): Partial<Record<Part, string>> {
  const texts: Partial<Record<Part, string>> = {};
  for (const [n, ids] of partsBySection.entries()) {
    let part = ids[0];
    for (const line of sections[n]?.text.split('\n') ?? []) {
      const heading = ids.find((id) => parts[id] === line);
      if (heading) part = heading;
      else if (part) texts[part] = texts[part] === undefined ? line : `${texts[part]}\n${line}`;
    }
  }
  return texts;
}
