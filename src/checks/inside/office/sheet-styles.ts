import type { Zip } from '../../../platform/reading/index.ts';
import { isDateFormat, isDateId } from '../../../platform/reading/shown.ts';
import { eventsOf } from './parts.ts';

/** What a cell's format says that matters here. */
export interface CellLook {
  date: boolean;
  /** nobody sees what is in the cell */
  unseen: boolean;
}

const isWhite = ({ rgb = '', theme, tint }: Record<string, string>) =>
  /^(?:..)?ffffff$/i.test(rgb) || (theme === '0' && !tint);

/** Formats of cells, by number: shown as a day; white on white, or by a format that shows nothing. ECMA-376 part 1, 18.8 */
export async function cellLooks(zip: Zip): Promise<CellLook[]> {
  const formats = new Map<number, string>();
  const fonts: boolean[] = [];
  const fills: boolean[] = [];
  const looks: CellLook[] = [];
  let within = '';
  for await (const event of eventsOf(zip, 'xl/styles.xml')) {
    if (event.kind === 'text') continue;
    const { name } = event;
    if (['fonts', 'fills', 'cellXfs', 'cellStyleXfs', 'dxfs', 'borders'].includes(name))
      within = event.kind === 'open' ? name : '';
    if (event.kind === 'close') continue;
    const { attributes } = event;
    if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
    else if (name === 'font' && within === 'fonts') fonts.push(false);
    else if (name === 'color' && within === 'fonts' && fonts.length) fonts[fonts.length - 1] = isWhite(attributes);
    else if (name === 'fill' && within === 'fills') fills.push(false);
    else if (name === 'patternFill' && within === 'fills' && fills.length)
      fills[fills.length - 1] = (attributes.patternType ?? 'none') !== 'none';
    else if (name === 'xf' && within === 'cellXfs') {
      const id = Number(attributes.numFmtId);
      const format = formats.get(id);
      const white = fonts[Number(attributes.fontId)] === true && fills[Number(attributes.fillId)] !== true;
      looks.push({
        date: format === undefined ? isDateId(id) : isDateFormat(format),
        unseen: white || /^;;;*$/.test(format ?? ''),
      });
    }
  }
  return looks;
}
