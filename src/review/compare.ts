import { diffArrays, diffChars } from 'diff';

/** A piece of a paragraph: kept, added or removed. */
export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

const LONGEST = 4000;

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
