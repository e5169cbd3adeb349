import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const fonts = join(process.cwd(), 'dist', 'fonts');
let compiler: NodeCompiler | undefined;

/** A table's cell as written, with its spans; covered cells are not listed. */
export type TypesetCell = string | { text: string; rowSpan?: number; colSpan?: number; at?: { x: number; y: number } };

/** A PDF of a Typst document, in Chinese type, A4 unless the source says otherwise. */
export function typesetPdf(source: string): Uint8Array {
  compiler ??= NodeCompiler.create({ workspace: process.cwd(), fontArgs: [{ fontPaths: [fonts] }] });
  const pdf = compiler.pdf({
    mainFileContent: `#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh", region: "cn")\n${source}`,
  });
  compiler.evictCache(10);
  return new Uint8Array(pdf);
}

/** Typst source of a table. @param options further arguments of Typst's table, such as `stroke: none` */
export function typesetTable(
  rows: readonly (readonly TypesetCell[])[],
  columns: string,
  options = 'stroke: 0.5pt',
): string {
  const cells = rows.flat().map((cell) => {
    const { text, rowSpan = 1, colSpan = 1, at } = typeof cell === 'string' ? { text: cell, at: undefined } : cell;
    const place = at ? `x: ${at.x}, y: ${at.y}, ` : '';
    return `table.cell(${place}rowspan: ${rowSpan}, colspan: ${colSpan}, breakable: ${rowSpan > 1}, ${quoted(text)}),`;
  });
  return `#table(columns: ${columns}, align: center + horizon, ${options},\n${cells.join('\n')}\n)\n`;
}

/** Text as a Typst string; line ends stay. */
export function quoted(text: string): string {
  return `[#${JSON.stringify(text)}]`.replace(/\\n/g, '"#linebreak()#"');
}
