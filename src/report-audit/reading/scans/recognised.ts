import type { Box, Glyph, PageDrawing, Sighting } from '../../../platform/reading/pdf-page/shapes.ts';
import {
  type Area,
  blotsOutside,
  type Engine,
  evenSizes,
  type Grey,
  linesOn,
  POINT,
  type ReadyPage,
  readyPage,
  tablesOn,
  type Written,
  writtenIn,
  writtenLine,
} from '../../../platform/scans/index.ts';
import { oddFigures } from './odd-figures.ts';

/** Of a figure outside of ruled cells; in a sentence it is read all the same. */
const UNRULED = '扫描图片中没有认出表格线，不能确定数字属于哪一格';

/** What a page's picture shows, as though a program had drawn it: ruled lines, and letters where they were recognised.
 *  Cells are found by their lines and read one by one, for what looks for lines of text passes over lone digits.
 *  @returns also the page made straight, as it is kept where there are tables */
export async function recognised(
  engine: Engine,
  picture: Grey,
  page: number,
): Promise<{ drawing: PageDrawing; straight: Grey; tables: boolean }> {
  const ready = readyPage(picture);
  const tables = tablesOn(ready);
  const glyphs: Glyph[] = [];
  for (const table of tables) {
    const cells: { cell: Area; written: Written }[] = [];
    for (const { area: cell } of table.cells) cells.push({ cell, written: await writtenIn(engine, ready, cell) });
    for (const { cell, written } of oddFigures(cells)) glyphs.push(...glyphsOfCell(written, cell, page));
  }
  glyphs.push(...(await outside(engine, ready, { tables: tables.map(({ area }) => area), page })));
  const { width, height } = ready.picture;
  const drawing = {
    width: width * POINT,
    height: height * POINT,
    glyphs,
    rules: tables.flatMap(({ rules }) => rules),
    pictures: [],
  };
  return { drawing, straight: ready.picture, tables: tables.length > 0 };
}

/** Letters of a cell; where none were recognised a blank that says where was looked. */
function glyphsOfCell({ lines, doubt }: Written, cell: Area, page: number): Glyph[] {
  const confidence = lines.reduce((least, line) => Math.min(least, line.confidence), 1);
  const sighting: Sighting = { page, ...points(cell), confidence, ...(doubt && { doubt }) };
  const found = lines.flatMap(({ text, area }) => lettersOf(text, area, sighting));
  if (found.length > 0) return found;
  const [x, y] = [(sighting.x0 + sighting.x1) / 2, (sighting.y0 + sighting.y1) / 2];
  return [{ x0: x, x1: x, y0: y, y1: y, text: ' ', size: 10, base: y, runs: 'along', sighting }];
}

const points = ({ x0, y0, x1, y1 }: Area): Box => ({ x0: x0 * POINT, y0: y0 * POINT, x1: x1 * POINT, y1: y1 * POINT });

/** The letters of a line side by side over its ink. */
function lettersOf(text: string, area: Area, sighting: Sighting, size = (area.y1 - area.y0) * POINT): Glyph[] {
  const { x0, y0, x1, y1 } = points(area);
  const letters = [...text.trim()];
  const wide = (x1 - x0) / letters.length;
  return letters.map((letter, n) => ({
    x0: x0 + n * wide,
    x1: x0 + (n + 1) * wide,
    y0,
    y1,
    text: letter,
    size,
    base: y1,
    runs: 'along' as const,
    sighting,
  }));
}

/** Lines of text outside of the tables. */
async function outside(
  engine: Engine,
  ready: ReadyPage,
  { tables, page }: { tables: readonly Area[]; page: number },
): Promise<Glyph[]> {
  const rest = blotsOutside(ready, tables);
  if (!rest) return [];
  const lines = [];
  for (const area of await linesOn(engine, rest.picture)) {
    const line = await writtenLine(engine, rest, area);
    if (line) lines.push(line);
  }
  return evenSizes(lines).flatMap(({ text, area, confidence, high }) =>
    lettersOf(text, area, { page, ...points(area), confidence, doubt: UNRULED }, high * POINT),
  );
}
