/** Encoding of a text file: by its mark; else UTF-8 if its beginning is UTF-8; else GB18030, as Chinese Excel saves CSV.
 *  @returns undefined when it is no text at all */
export function encodingOf(start: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  if (start.includes(0)) return undefined;
  for (const encoding of ['utf-8', 'gb18030'] as const)
    try {
      // stream: a character cut off at the end of the sample is no fault
      new TextDecoder(encoding, { fatal: true }).decode(start, { stream: true });
      return encoding;
    } catch {}
  return undefined;
}
