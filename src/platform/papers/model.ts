/** An official paper as data: what both writers (Word, PDF) set in the layout of GB/T 9704-2012. All text is plain. */
export interface Paper {
  /** of the file's properties */
  title: string;
  author: string;
  /** said at the head of every page, above the text */
  mark?: string;
  blocks: readonly Block[];
}

export type Block =
  /** 版头 (红头): 发文机关标志 in red, 发文字号 or 期数 under it, then who issued it and when, and a red line. GB/T 9704 7.2 */
  | { kind: 'masthead'; name: string; number: string; issuer: string; day: string }
  /** 标题: one or more centred lines, 小标宋 二号 */
  | { kind: 'title'; lines: readonly string[] }
  /** 发文字号, centred under the title */
  | { kind: 'number'; text: string }
  /** a day under the title, centred, 楷体 */
  | { kind: 'day'; text: string }
  /** 主送: flush left, with its colon */
  | { kind: 'addressee'; text: string }
  /** 一、(level 1, 黑体) （一）(level 2, 楷体) 1.(level 3, 仿宋) */
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  | ({ kind: 'table' } & PaperTable)
  /** 发文机关署名 and 成文日期, the name centred over the date */
  | { kind: 'signature'; organisation: string; date: string }
  /** 版记, at the foot of the last page: who else gets it ('报送：…'), who issued it and when. GB/T 9704 7.4 */
  | { kind: 'imprint'; copies: readonly string[]; issuer: string; day: string }
  /** what stands under the signature, 四号 */
  | { kind: 'note'; text: string }
  /** one empty line */
  | { kind: 'gap' };

export interface PaperTable {
  /** relative widths of the grid's columns */
  widths: readonly number[];
  /** rows that are repeated on each page */
  head: number;
  rows: readonly (readonly PaperCell[])[];
  /** of the type, in points; 9 (小五) unless told */
  size?: number;
  /** least height of a row, in points */
  rowHeight?: number;
}

/** A cell that begins in its row; places taken by cells from above are left out. '\n' breaks the line. */
export interface PaperCell {
  text: string;
  rowSpan?: number;
  colSpan?: number;
  /** 黑体 */
  strong?: boolean;
  /** centred unless told */
  left?: boolean;
}

/** What marks papers of an authority that is only a demonstration. */
export const demoMark = (isDemo: boolean | undefined): Pick<Paper, 'mark'> => (isDemo ? { mark: '演示数据' } : {});

/** '2023年12月29日', as 成文日期 is written (GB/T 9704 7.3.5). @param day YYYY-MM-DD */
export function paperDate(day: string): string {
  const [year, month, date] = day.split('-');
  return `${Number(year)}年${Number(month)}月${Number(date)}日`;
}

/** The last line of 版记: who issued it, and '2023年12月5日印发'; not issued, no day. GB/T 9704 7.4.3 */
export const imprintEnds = ({ issuer, day }: { issuer: string; day: string }): [issuer: string, day: string] => [
  issuer,
  day && `${day}印发`,
];

/** Whether the signature follows: what stands before it goes to its page with it (GB/T 9704 7.3.5.5, no lone signature). */
export function beforeSignature(blocks: readonly Block[], n: number): boolean {
  const next = blocks.slice(n + 1).find(({ kind }) => kind !== 'gap');
  return next?.kind === 'signature';
}

/** All text of a paper in reading order, a line for each piece. */
export function paperLines(paper: Paper): string[] {
  return paper.blocks.flatMap((block): string[] => {
    if (block.kind === 'gap') return [];
    if (block.kind === 'title') return [...block.lines];
    if (block.kind === 'signature') return [block.organisation, block.date].filter(Boolean);
    if (block.kind === 'masthead') return [block.name, block.number, block.issuer, block.day].filter(Boolean);
    if (block.kind === 'imprint') return [...block.copies, ...imprintEnds(block)].filter(Boolean);
    if (block.kind === 'table') return block.rows.flatMap((row) => row.map(({ text }) => text));
    return [block.text];
  });
}
