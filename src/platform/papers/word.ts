import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { cleaned } from './clean.ts';
import type { Face } from './faces.ts';
import { LEADING, PAGE, SIZES, signaturePlaces } from './layout.ts';
import { type Block, beforeSignature, type Paper } from './model.ts';
import { fontOf, fontTable } from './word-faces.ts';
import { wordImprint, wordMasthead } from './word-head.ts';
import { millimetres, pitch, twips } from './word-measures.ts';
import { wordTable } from './word-table.ts';

const page = {
  size: { width: millimetres(PAGE.width), height: millimetres(PAGE.height) },
  margin: {
    top: millimetres(PAGE.top),
    bottom: millimetres(PAGE.bottom),
    left: millimetres(PAGE.left),
    right: millimetres(PAGE.right),
    footer: millimetres(PAGE.bottom - 10),
  },
};

interface Line extends IParagraphOptions {
  face: Face;
  /** points */
  size?: number;
  leading?: number;
}

function line(text: string, { face, size = SIZES.body, leading = LEADING.body, ...more }: Line): Paragraph {
  return new Paragraph({
    spacing: pitch(leading),
    ...more,
    children: [new TextRun({ text, font: fontOf(face), size: size * 2 })],
  });
}

const centred = { alignment: AlignmentType.CENTER } as const;
const indented = (size: number) => ({ indent: { firstLine: twips(size * 2) } });
/** Room between a table and the heading after it. */
const AFTER_TABLE = twips(10);
const headingFaces: Record<1 | 2 | 3, Face> = { 1: '黑体', 2: '楷体_GB2312', 3: '仿宋_GB2312' };
const fangsong = { face: '仿宋_GB2312' } as const;

function blockOf(block: Block, n: number, all: readonly Block[]): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'masthead':
      return wordMasthead(block);
    case 'imprint':
      return wordImprint(block);
    case 'title':
      return block.lines.map((text) =>
        line(text, { face: '方正小标宋简体', size: SIZES.title, leading: LEADING.title, ...centred }),
      );
    case 'number':
      return [line(block.text, { ...fangsong, ...centred })];
    case 'day':
      return [line(block.text, { face: '楷体_GB2312', ...centred })];
    case 'addressee':
      return [line(block.text, fangsong)];
    case 'heading':
      return [
        line(block.text, {
          face: headingFaces[block.level],
          keepNext: true,
          ...indented(SIZES.body),
          spacing: { ...pitch(LEADING.body), ...(all[n - 1]?.kind === 'table' && { before: AFTER_TABLE }) },
        }),
      ];
    case 'paragraph':
      return [line(block.text, { ...fangsong, ...indented(SIZES.body), keepNext: beforeSignature(all, n) })];
    case 'note':
      return [line(block.text, { ...fangsong, size: SIZES.note, leading: LEADING.note, ...indented(SIZES.note) })];
    case 'signature':
      return signature(block);
    case 'table':
      return [wordTable(block)];
    case 'gap':
      return [line('', { ...fangsong, keepNext: true })];
  }
}

function signature({ organisation, date }: Extract<Block, { kind: 'signature' }>): Paragraph[] {
  const places = signaturePlaces(organisation, date);
  const ending = (characters: number) => ({
    ...fangsong,
    alignment: AlignmentType.RIGHT,
    indent: { right: twips(characters * SIZES.body) },
    keepLines: true,
  });
  return [
    line(organisation, { ...ending(places.organisation), keepNext: Boolean(date) }),
    ...(date ? [line(date, ending(places.date))] : []),
  ];
}

/** The face of what stands in the margins. */
const font = { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体', hint: 'eastAsia' };

/** 页码: 四号宋体 between dashes, odd pages to the right and even ones to the left, one character in. GB/T 9704 7.5 */
function footer(alignment: 'left' | 'right'): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { [alignment]: twips(SIZES.folio) },
        children: ['— ', PageNumber.CURRENT, ' —'].map(
          (piece) => new TextRun({ font, size: SIZES.folio * 2, children: [piece] }),
        ),
      }),
    ],
  });
}

/** What is said at the head of every page. */
function header(mark: string): Header {
  const run = new TextRun({ text: mark, font, size: SIZES.folio * 2 });
  return new Header({ children: [new Paragraph({ alignment: 'right', children: [run] })] });
}

/** A paper as a Word file. GB/T 9704-2012 */
export function wordFile(given: Paper): Promise<Buffer> {
  const paper = cleaned(given);
  const document = new Document({
    title: paper.title,
    creator: paper.author,
    // what a field shows (the page number) has this size in programs that look at no run
    styles: { default: { document: { run: { size: SIZES.folio * 2 } } } },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page },
        ...(paper.mark && { headers: { default: header(paper.mark), even: header(paper.mark) } }),
        footers: { default: footer('right'), even: footer('left') },
        children: paper.blocks.flatMap(blockOf),
      },
    ],
  });
  return Packer.toBuffer(document, undefined, [fontTable]);
}
