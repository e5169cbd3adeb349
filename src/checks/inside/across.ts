/** Forms have one cell for each digit of a number, or for each of its groups. */
const GROUPS = new Set([
  '6,8,4',
  '6,4,4,4',
  '6,6,6',
  '3,4,4',
  '4,4,4,4',
  '4,4,4,4,3',
  '4,4,4,4,2',
  '4,4,4,4,4',
  '4,3,4',
  '3,3,5',
]);
const SINGLES = 7;
const DIGITS = /^[\dXxＸｘ０-９]+$/u;

/** Numbers told over cells that stand side by side: digit by digit, or group by group. */
export function acrossCells(
  cells: readonly { column: number; text: string }[],
): { from: number; to: number; text: string }[] {
  const found: { from: number; to: number; text: string }[] = [];
  let run: { column: number; text: string }[] = [];
  const end = () => {
    const lengths = run.map(({ text }) => text.length);
    const singles = lengths.length >= SINGLES && lengths.every((length) => length === 1);
    if (singles || GROUPS.has(lengths.join(',')))
      found.push({ from: run[0]!.column, to: run.at(-1)!.column, text: run.map(({ text }) => text).join('') });
    run = [];
  };
  for (const cell of cells) {
    const text = cell.text.trim();
    const fits = text.length <= 8 && DIGITS.test(text);
    if (run.length && (!fits || cell.column !== run.at(-1)!.column + 1)) end();
    if (fits) run.push({ column: cell.column, text });
  }
  end();
  return found;
}

/** Digits at the end of a paragraph that go on at the beginning of the next. */
const TAIL = /[\d０-９][\d０-９\s\-－—]{0,40}$/u;
const HEAD = /^[\d０-９][\d０-９XxＸｘ\s\-－—]{0,40}/u;

/** A number that is cut by the end of a paragraph; undefined: none is. */
export function acrossParagraphs(before: string, after: string): string | undefined {
  const tail = TAIL.exec(before.trimEnd().slice(-41))?.[0];
  const head = HEAD.exec(after.trimStart())?.[0];
  if (!tail || !head) return undefined;
  const joined = `${tail}${head}`.replace(/\s+/g, '');
  return joined.length >= 11 && joined.length <= 24 ? joined : undefined;
}
