import { AlignmentType, Document, Footer, type IParagraphOptions, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { AnnualReport, Section } from '../law/index.ts';
import { longDate } from '../platform/dates.ts';
import { type Face, fontOf, fontTable } from './docx-faces.ts';
import { wordTableFour, wordTableThree, wordTableTwo } from './docx-tables.ts';
import { isHeading } from './parts.ts';

/** Half-points: 二号 22 pt, 三号 16 pt, 四号 14 pt. */
const sizes = { title: 44, body: 32, footer: 28 };
/** 28 pt, so that a page holds 22 lines, in twentieths of a point. */
const leading = { line: 560, lineRule: 'exact' as const };
/** 天头 37 mm, 订口 28 mm, type area 156 × 225 mm (GB/T 9704), in twentieths of a point. */
const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 2098, bottom: 1984, left: 1587, right: 1474, footer: 1418 },
};
const tables = [undefined, wordTableTwo, wordTableThree, wordTableFour];

function line(text: string, face: Face, more: IParagraphOptions = {}, size = sizes.body): Paragraph {
  return new Paragraph({
    spacing: leading,
    indent: { firstLine: sizes.body * 20 },
    ...more,
    children: [new TextRun({ text, font: fontOf(face), size })],
  });
}

/** 小标宋 二号, centred; the authority's name on a line of its own where both do not fit on one. */
function title({ title: whole = '', authority }: AnnualReport): Paragraph[] {
  const rest = whole.slice(authority.name.length);
  const lines = whole.length > 20 && whole.startsWith(authority.name) && rest ? [authority.name, rest] : [whole];
  const centred = { alignment: AlignmentType.CENTER, indent: {}, spacing: { line: 660, lineRule: 'exact' as const } };
  return lines.map((text) => line(text, '方正小标宋简体', centred, sizes.title));
}

function part({ title: heading, text }: Section, n: number, report: AnnualReport) {
  const table = tables[n];
  return [
    line(heading, '黑体', { keepNext: true, spacing: n > 0 ? { ...leading, before: 240 } : leading }),
    ...text
      .split('\n')
      .filter(Boolean)
      .map((each) => (isHeading(each) ? line(each, '楷体_GB2312', { keepNext: true }) : line(each, '仿宋_GB2312'))),
    ...(table ? [table(report.tables)] : []),
  ];
}

/** 页码: 四号宋体 between dashes, odd pages to the right and even ones to the left, one character in. GB/T 9704 7.5 */
function footer(alignment: 'left' | 'right'): Footer {
  const font = { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体', hint: 'eastAsia' };
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { [alignment]: sizes.footer * 10 },
        children: ['— ', PageNumber.CURRENT, ' —'].map(
          (piece) => new TextRun({ font, size: sizes.footer, children: [piece] }),
        ),
      }),
    ],
  });
}

/** The report as a Word file in the layout of official papers, with the merged tables of the format.
 *  国办公开办函〔2021〕30号; GB/T 9704-2012 */
export function reportDocx(report: AnnualReport): Promise<Buffer> {
  const centred = { alignment: AlignmentType.CENTER, indent: {} };
  const signature = { alignment: AlignmentType.RIGHT, indent: { right: sizes.body * 20 }, keepLines: true };
  const children = [
    ...title(report),
    ...(report.date ? [line(longDate(report.date), '楷体_GB2312', centred)] : []),
    line('', '仿宋_GB2312'),
    ...report.sections.flatMap((section, n) => part(section, n, report)),
    line('', '仿宋_GB2312', { keepNext: true }),
    line(report.authority.name, '仿宋_GB2312', { ...signature, keepNext: true }),
    ...(report.date ? [line(longDate(report.date), '仿宋_GB2312', signature)] : []),
  ];
  const paper = new Document({
    title: report.title ?? '',
    creator: report.authority.name,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page },
        footers: { default: footer('right'), even: footer('left') },
        children,
      },
    ],
  });
  return Packer.toBuffer(paper, undefined, [fontTable]);
}
