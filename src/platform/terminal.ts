import { writeSync } from 'node:fs';

const STDERR = 2;

/** Says something to whoever keeps the machine, on the standard error. Often that is a file, and its disk may be full:
 *  what cannot be said then must not end the program.
 *  @param text with its line end */
export function tell(text: string): void {
  try {
    writeSync(STDERR, text);
  } catch {}
}
