import { diffArrays, diffChars } from 'diff';

/** A piece of a paragraph: kept, added or removed. */
export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

const LONGEST = 4000;
/** Unchanged lines that are shown on either side of a change. */
const AROUND = 3;

/** What changed between two texts, paragraph by paragraph; a changed paragraph character by character. */
export function compareTexts(before: string, after: string): Piece[][] {
  const parts = diffArrays(before.split('\n'), after.split('\n'));
  const lines: Piece[][] = [];
  for (let n = 0; n < parts.length; n++) {
    const part = parts[n]!;
    const next = parts[n + 1];
    if (part.removed && next?.added && part.value.length === next.value.length) {
      for (const [at, old] of part.value.entries()) lines.push(compareLine(old, next.value[at]!));
      n += 1;
      continue;
    }
    const kind = part.added ? 'added' : part.removed ? 'removed' : 'same';
    for (const text of part.value) lines.push([{ kind, text }]);
  }
  return lines;
}

function compareLine(before: string, after: string): Piece[] {
  if (before.length + after.length > LONGEST)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return diffChars(before, after).map((part) => ({
    kind: part.added ? 'added' : part.removed ? 'removed' : 'same',
    text: part.value,
  }));
}

/** The lines with what is far from any change left out: their number stands in their place. */
export function shortened(lines: readonly Piece[][], around = AROUND): (Piece[] | number)[] {
  const near = new Set<number>();
  for (const [n, line] of lines.entries())
    if (line.some(({ kind }) => kind !== 'same')) for (let at = n - around; at <= n + around; at++) near.add(at);
  const shown: (Piece[] | number)[] = [];
  for (const [n, line] of lines.entries()) {
    const last = shown.at(-1);
    if (near.has(n)) shown.push(line);
    else if (typeof last === 'number') shown[shown.length - 1] = last + 1;
    else shown.push(1);
  }
  return shown;
}
