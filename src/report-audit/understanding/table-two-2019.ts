import { bare, readAmount, readCount } from './figure.ts';
import { isHeadOfThree } from './labels.ts';
import { isBlank, type Line } from './lines.ts';
import type { RowOf2019 } from './read-report.ts';

const HEAD = /新制作数量|新公开数量|上一年项目数量|采购项目数量/;
const LABEL = /规章$|规范性文件$|^行政许可$|管理服务事项$|^行政处罚$|^行政强制$|事业性收费$|集中采购$/;

/** Whether the heads of table two are those of 2019. */
export const isFormat2019 = (lines: readonly Line[]): boolean =>
  lines.some(({ cells }) => cells.some(({ cell }) => HEAD.test(bare(cell.text))));

/** Rows of table two in the 2019 format as they stand: heads, figures, where. */
export function findTwo2019(lines: readonly Line[]): RowOf2019[] {
  const found: RowOf2019[] = [];
  let heads: string[] = [];
  for (const line of lines) {
    if (line.cells.some(({ cell }) => isHeadOfThree(cell.text))) break;
    if (line.cells.some(({ cell }) => HEAD.test(bare(cell.text)))) {
      heads = line.cells
        .slice(1)
        .map(({ cell }) => bare(cell.text))
        .filter(Boolean);
      continue;
    }
    const at = line.cells.findIndex(({ cell }) => LABEL.test(bare(cell.text)));
    const figures = line.cells.slice(at + 1);
    if (at < 0 || figures.length === 0) continue;
    const label = bare(line.cells[at]!.cell.text);
    const written = figures.filter((one) => !isBlank(one));
    const values = (written.length ? written : figures).map(({ cell }) => {
      const count = readCount(cell.text).value;
      return count ?? readAmount(cell.text).value ?? null;
    });
    found.push({ label, heads, figures: values, place: line.place });
  }
  return found;
}
