import type { AnnualReport, Section } from '../../law/index.ts';
import { longDate } from '../../platform/dates.ts';
import type { Outcome } from '../../platform/outcome.ts';
import { type Block, demoMark, type Paper, paperDocx, paperPdf } from '../../platform/papers/index.ts';
import { correctionNotes } from '../figures/corrections.ts';
import { isHeading } from '../narrative/parts.ts';
import { paperTableFour, paperTableThree, paperTableTwo } from './paper-tables.ts';

/** The table of each section, by its place. */
const tables = [
  undefined,
  { name: 'two', of: paperTableTwo },
  { name: 'three', of: paperTableThree },
  { name: 'four', of: paperTableFour },
] as const;

/** The authority's name on a line of its own where both do not fit on one. */
function titleLines({ title = '', authority }: AnnualReport): string[] {
  const rest = title.slice(authority.name.length);
  return title.length > 20 && title.startsWith(authority.name) && rest ? [authority.name, rest] : [title];
}

function section({ title, text }: Section, n: number, report: AnnualReport): Block[] {
  const table = tables[n];
  return [
    { kind: 'heading', level: 1, text: title },
    ...text
      .split('\n')
      .filter(Boolean)
      .map(
        (line): Block =>
          isHeading(line) ? { kind: 'heading', level: 2, text: line } : { kind: 'paragraph', text: line },
      ),
    ...(table
      ? [
          { kind: 'table' as const, ...table.of(report) },
          ...correctionNotes(report, table.name).map(({ text: note }) => ({ kind: 'note' as const, text: note })),
        ]
      : []),
  ];
}

/** The report as an official paper, with the merged tables of the format. 国办公开办函〔2021〕30号 */
export function reportPaper(report: AnnualReport): Paper {
  const date = report.date ? longDate(report.date) : '';
  return {
    title: report.title ?? '',
    author: report.authority.name,
    ...demoMark(report.authority.demo),
    blocks: [
      { kind: 'title', lines: titleLines(report) },
      ...(date ? [{ kind: 'day' as const, text: date }] : []),
      { kind: 'gap' },
      ...report.sections.flatMap((one, n) => section(one, n, report)),
      { kind: 'gap' },
      { kind: 'signature', organisation: report.authority.name, date },
    ],
  };
}

/** The report as a Word file in the layout of official papers. GB/T 9704-2012 */
export function reportDocx(report: AnnualReport): Promise<Buffer> {
  return paperDocx(reportPaper(report));
}

/** The report as a PDF file in the layout of official papers; a failure where the machine has no typesetter. */
export function reportPdf(report: AnnualReport): Promise<Outcome<Buffer>> {
  return paperPdf(reportPaper(report));
}
