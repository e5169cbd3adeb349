/** How much of a file is read: its text is searched up to there, and the console says so. */
export const BOUNDS = {
  /** bytes of the file: more is not uploaded */
  bytes: 20 * 1024 * 1024,
  /** bytes of all its parts, unpacked */
  unpacked: 100 * 1024 * 1024,
  /** parts of a zip */
  parts: 10_000,
  pages: 500,
  /** nesting of elements */
  depth: 400,
  characters: 200_000,
};

/** A file's text as far as it was read. */
export interface FileText {
  text: string;
  /** there is more of it */
  part: boolean;
}

export const LOCKED = '文件设有密码';
export const BROKEN = '文件已损坏';
export const TOO_BIG = '文件过大';

/** Collects text up to the bound. */
export class Collector {
  private readonly pieces: string[] = [];
  private length = 0;
  private cut = false;

  /** Nothing more is taken. */
  get full(): boolean {
    return this.cut;
  }

  add(text: string): void {
    if (this.cut || !text) return;
    const left = BOUNDS.characters - this.length;
    if (text.length > left) this.cut = true;
    const taken = text.length > left ? text.slice(0, left) : text;
    this.pieces.push(taken);
    this.length += taken.length;
  }

  /** The rest is left out for another reason. */
  stop(): void {
    this.cut = true;
  }

  done(): FileText {
    return { text: this.pieces.join('').toWellFormed().trim(), part: this.cut };
  }
}
