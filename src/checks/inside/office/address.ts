/** 2 for 'B17' or 'B'; undefined: not an address. */
export function columnOf(address = ''): number | undefined {
  const letters = /^\$?([A-Z]{1,3})\$?\d*$/.exec(address)?.[1];
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** 'B' for 2. */
export function lettersOf(column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}
