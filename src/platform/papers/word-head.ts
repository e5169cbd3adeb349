import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { IMPRINT, LEADING, MASTHEAD, markSize, RED, SIZES } from './layout.ts';
import { type Block, imprintEnds } from './model.ts';
import { fontOf } from './word-faces.ts';
import { millimetres, pitch, TYPE_WIDTH, twips } from './word-measures.ts';

const fangsong = fontOf('仿宋_GB2312');
/** Borders of Word are told in eighths of a point. */
const eighths = (mm: number) => Math.max(2, Math.round((mm * 72 * 8) / 25.4));

/** What stands at both ends of a line. */
const endsIn = ([left, right]: readonly [string, string], size: number): TextRun =>
  new TextRun({ children: [left, new Tab(), right], font: fangsong, size: size * 2 });
/** One character in from either margin, and a stop for what stands at the right. */
const inset = (size: number) => ({
  indent: { left: twips(size), right: twips(size) },
  tabStops: [{ type: TabStopType.RIGHT, position: TYPE_WIDTH - twips(size) }],
});

/** 版头: the mark, its number, who issued it and when, and the red line. GB/T 9704-2012 7.2 */
export function wordMasthead({ name, number, issuer, day }: Extract<Block, { kind: 'masthead' }>): Paragraph[] {
  const size = markSize(name);
  const gap = twips(MASTHEAD.below * LEADING.body);
  const run = { font: fontOf('方正小标宋简体'), size: size * 2, color: RED };
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...pitch(size * MASTHEAD.leading), before: millimetres(MASTHEAD.drop) },
      children: [new TextRun({ text: name, ...run })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...pitch(LEADING.body), before: gap },
      children: [new TextRun({ text: number, font: fangsong, size: SIZES.body * 2 })],
    }),
    ...(issuer || day
      ? [
          new Paragraph({
            ...inset(SIZES.body),
            spacing: pitch(LEADING.body),
            children: [endsIn([issuer, day], SIZES.body)],
          }),
        ]
      : []),
    new Paragraph({
      spacing: { ...pitch(LEADING.body), before: millimetres(MASTHEAD.line) },
      border: { top: { style: BorderStyle.SINGLE, size: MASTHEAD.thickness * 8, space: 0, color: RED } },
      children: [],
    }),
  ];
}

/** 版记: a table that hangs at the foot of the page on which the text ends; programs that let none hang show it below the
 *  text. GB/T 9704-2012 7.4 */
export function wordImprint(block: Extract<Block, { kind: 'imprint' }>): (Paragraph | Table)[] {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const rule = (mm: number) => ({ style: BorderStyle.SINGLE, size: eighths(mm), color: '000000' });
  const lines = [
    ...block.copies.map((text) => [new TextRun({ text, font: fangsong, size: SIZES.note * 2 })]),
    [endsIn(imprintEnds(block), SIZES.note)],
  ];
  const row = (children: TextRun[]) =>
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          margins: { left: 0, right: 0 },
          children: [new Paragraph({ ...inset(SIZES.note), spacing: pitch(LEADING.note), children })],
        }),
      ],
    });
  // between two tables a line, or Word joins them; after the last one another, at which it hangs
  const hair = () => new Paragraph({ spacing: pitch(1), children: [] });
  return [
    hair(),
    new Table({
      width: { size: TYPE_WIDTH, type: WidthType.DXA },
      columnWidths: [TYPE_WIDTH],
      float: {
        horizontalAnchor: TableAnchorType.MARGIN,
        verticalAnchor: TableAnchorType.MARGIN,
        relativeHorizontalPosition: RelativeHorizontalPosition.CENTER,
        relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      },
      borders: {
        ...{ left: none, right: none, top: rule(IMPRINT.outer), bottom: rule(IMPRINT.outer) },
        insideHorizontal: rule(IMPRINT.inner),
      },
      rows: lines.map(row),
    }),
    hair(),
  ];
}
