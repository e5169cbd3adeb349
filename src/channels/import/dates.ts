import { isDay } from '../../platform/dates.ts';
import type { Cell } from './reading/row.ts';

const DAY_ZERO = Date.UTC(1899, 11, 30);

/** The day in a cell as offices write it: 2023-1-5, 2023/1/5, 2023.1.5, 2023年1月5日, 20230105, with a time or without,
 *  full-width digits, or the number by which a spreadsheet stores a date. @returns undefined when it is no day */
export function dayIn(cell: Cell): string | undefined {
  if (cell.kind === 'error') return undefined;
  if (cell.kind === 'number') return cell.value >= 1e7 ? written(String(cell.value)) : serial(cell.value);
  return written(cell.text);
}

/** Days since 1899-12-30, with the time of day as a fraction. From 1954 to 2099. */
function serial(value: number): string | undefined {
  if (value < 20_000 || value >= 73_051) return undefined;
  return new Date(DAY_ZERO + Math.floor(value) * 86_400_000).toISOString().slice(0, 10);
}

function written(text: string): string | undefined {
  const clean = text
    .normalize('NFKC')
    .replace(/[。．]/g, '.')
    .replace(/[—–－−]/g, '-')
    .trim();
  if (/^\d{5}(\.\d+)?$/.test(clean)) return serial(Number(clean));
  const time = '(?:[ T]*\\d{1,2}[:时].*)?$';
  const parts =
    new RegExp(
      `^(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号]?\\s*(?:[（(]?(?:星期|周).[)）]?)?${time}`,
    ).exec(clean) ?? new RegExp(`^(\\d{4})(\\d{2})(\\d{2})${time}`).exec(clean);
  if (!parts) return undefined;
  const [, year, month, day] = parts;
  const iso = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  return isDay(iso) ? iso : undefined;
}
