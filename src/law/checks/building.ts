/** Characters at a time that are made a string. */
const CHUNK = 8_192;

/** A text that is put together character by character, with the place that each came from: in proportion to its length,
 *  for millions of characters too. */
export class Building {
  private codes: Uint16Array;
  private from: Uint32Array;
  private length = 0;

  /** @param expected UTF-16 units; it grows beyond */
  constructor(expected: number) {
    this.codes = new Uint16Array(expected + 1);
    this.from = new Uint32Array(expected + 1);
  }

  /** @param code a UTF-16 unit @param from where it came from */
  put(code: number, from: number): void {
    if (this.length === this.codes.length) this.grow();
    this.codes[this.length] = code;
    this.from[this.length] = from;
    this.length += 1;
  }

  /** @param end where the text ends that all came from */
  finish(end: number): { text: string; at: Uint32Array } {
    let text = '';
    for (let n = 0; n < this.length; n += CHUNK)
      text += String.fromCharCode(...this.codes.subarray(n, Math.min(n + CHUNK, this.length)));
    this.put(0, end);
    return { text, at: this.from.slice(0, this.length) };
  }

  private grow(): void {
    const [codes, from] = [this.codes, this.from];
    this.codes = new Uint16Array(codes.length * 2);
    this.from = new Uint32Array(codes.length * 2);
    this.codes.set(codes);
    this.from.set(from);
  }
}
