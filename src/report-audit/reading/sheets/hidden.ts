import { addressOf, type Sheet, type SheetRow } from './sheet.ts';

/** How many hidden rows or columns are named. */
const MOST_NAMED = 8;

/** A sheet as people see it: hidden rows and columns are not there, and cells merged over them are so much smaller.
 *  @returns also what is to be told of them; undefined: nothing is written in them */
export function visibleOf(sheet: Sheet): { shown: Sheet; note: string | undefined } {
  const { rows, columns } = sheet.hidden;
  if (rows.size + columns.size === 0) return { shown: sheet, note: undefined };
  const row = placesAmong(rows);
  const column = placesAmong(columns);
  const shown: Sheet = { ...sheet, rows: new Map(), merges: [], hidden: { rows: new Set(), columns: new Set() } };
  const lost = { rows: new Set<number>(), columns: new Set<number>() };
  /** cells that begin where nobody sees it and show further on */
  const moved = new Map<string, { text: string; doubt?: string }>();
  for (const merge of sheet.merges) {
    const [top, left] = [row.next(merge.top), column.next(merge.left)];
    if (top > merge.bottom || left > merge.right) continue;
    const first = sheet.rows.get(merge.top)?.get(merge.left);
    if (first && (top !== merge.top || left !== merge.left)) moved.set(`${top} ${left}`, first);
    shown.merges.push({
      ...{ top: row.of(top), bottom: row.of(row.last(merge.bottom)) },
      ...{ left: column.of(left), right: column.of(column.last(merge.right)) },
    });
  }
  const kept = new Set(moved.values());
  for (const [number, cells] of sheet.rows) {
    const line: SheetRow = new Map();
    for (const [at, cell] of cells) {
      const unseen = rows.has(number) || columns.has(at);
      if (!unseen) line.set(column.of(at), moved.get(`${number} ${at}`) ?? cell);
      else if (cell.text && !kept.has(cell))
        (rows.has(number) ? lost.rows : lost.columns).add(rows.has(number) ? number : at);
    }
    if (!rows.has(number)) shown.rows.set(row.of(number), line);
  }
  shown.addresses = { row: row.back, column: column.back };
  return { shown, note: noteOf(sheet.name, lost) };
}

interface Places {
  /** the place of a visible one among those that are visible, from 1 */
  of(number: number): number;
  /** the number of the one in a place */
  back(place: number): number;
  /** itself, or the next that is visible */
  next(number: number): number;
  /** itself, or the last before it that is visible */
  last(number: number): number;
}

function placesAmong(hidden: ReadonlySet<number>): Places {
  /** behind it, all are visible */
  const end = [...hidden].reduce((most, one) => Math.max(most, one), 0) + 1;
  /** by place */
  const visible = [0];
  /** by number: the place of itself, or of the last visible one before it */
  const places = [0];
  for (let number = 1; number <= end; number += 1) {
    if (!hidden.has(number)) visible.push(number);
    places.push(visible.length - 1);
  }
  const of = (number: number) => places[number] ?? number - hidden.size;
  const back = (place: number) => visible[place] ?? place + hidden.size;
  return {
    of,
    back,
    next: (number) => (hidden.has(number) ? back(of(number) + 1) : number),
    last: (number) => (hidden.has(number) ? back(of(number)) : number),
  };
}

function noteOf(name: string, lost: { rows: Set<number>; columns: Set<number> }): string | undefined {
  const named = (all: Set<number>, word: (one: number) => string) => {
    const sorted = [...all].sort((a, b) => a - b);
    const rest = sorted.length - MOST_NAMED;
    return `${sorted.slice(0, MOST_NAMED).map(word).join('、')}${rest > 0 ? `等 ${sorted.length}` : ''}`;
  };
  const parts = [
    ...(lost.rows.size > 0 ? [`隐藏的第 ${named(lost.rows, String)} 行`] : []),
    ...(lost.columns.size > 0 ? [`隐藏的 ${named(lost.columns, (one) => addressOf(one, 0).slice(0, -1))} 列`] : []),
  ];
  return parts.length > 0 ? `工作表“${name}”${parts.join('和')}里有内容，没有读；要体检请取消隐藏` : undefined;
}
