/** What an article may have (微信 draft/add): counted as JavaScript counts, which no way of counting exceeds. */
export const BOUNDS = { title: 32, author: 16, digest: 128, content: 20_000, bytes: 1024 * 1024 } as const;

const signs = new Intl.Segmenter('zh');

/** A text within so many characters; what is cut ends with … and never within a sign. */
export function cutTo(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of signs.segment(text)) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** How many of the pieces fit, one after the other. @param room characters, and bytes, that they may take */
export function fitting(pieces: readonly string[], room: { characters: number; bytes: number }): number {
  let [characters, bytes] = [0, 0];
  const over = pieces.findIndex((piece) => {
    characters += piece.length;
    bytes += Buffer.byteLength(piece);
    return characters > room.characters || bytes > room.bytes;
  });
  return over < 0 ? pieces.length : over;
}
