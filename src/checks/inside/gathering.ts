import { Unreadable } from '../../platform/reading/index.ts';
import { type Bounds, WHY } from './bounds.ts';
import type { Eyes, Seen, Sight } from './eyes.ts';
import type { Inside, Oddity, OddityCheck, Piece } from './shapes.ts';

/** So much was gathered that the rest is left out, which has been told. */
export class Full extends Error {}

/** The place of what was read in a file that is a picture. */
export const ITSELF = '图片';

/** Characters of what an oddity shows. */
const SHOWN = 200;
/** Oddities of one kind in one file that are told one by one; more are summed. */
const MOST_ALIKE = 200;
const MOST_UNREAD = 2_000;

/** Reads a file in a file, whatever it is. */
export type ReadInner = (bytes: Buffer, name: string, gather: Gathering) => Promise<void>;

interface Shared {
  found: Inside;
  bounds: Bounds;
  characters: number;
  files: number;
  unpacked: number;
  eyes: Eyes | undefined;
  /** pictures by their place */
  pictures: Map<string, number>;
}

/** Gathers what is in a file and in the files in it, within bounds. */
export class Gathering {
  /** what stands before each place: '压缩包内“a/b.docx” ' */
  private readonly before: string;
  private readonly depth: number;
  private readonly shared: Shared;
  private readonly alike = new Map<string, number>();

  private constructor(shared: Shared, before: string, depth: number) {
    this.shared = shared;
    this.before = before;
    this.depth = depth;
  }

  static within(bounds: Bounds, eyes?: Eyes): Gathering {
    const found: Inside = { pieces: [], oddities: [], unread: [] };
    const none = { characters: 0, files: 0, unpacked: 0, pictures: new Map<string, number>() };
    return new Gathering({ found, bounds, eyes, ...none }, '', 0);
  }

  get found(): Inside {
    return this.shared.found;
  }

  get bounds(): Bounds {
    return this.shared.bounds;
  }

  /** @param under its column's header @param at where it begins in a plain text
   *  @throws Full where there is more than is gathered */
  piece(place: string, text: string, kind: Piece['kind'] = 'text', under?: string, at?: number): void {
    const blank = text.length - text.trimStart().length;
    this.add(text, {
      ...{ place, kind },
      ...(under && { under: under.slice(0, 60) }),
      ...(at !== undefined && !this.depth && { at: at + blank }),
    });
  }

  /** A text that was read in a picture. @param confidence 0 to 1 @throws Full */
  recognised(place: string, text: string, confidence: number, under?: string): void {
    this.add(text, { place, kind: 'recognised', confidence, ...(under && { under: under.slice(0, 60) }) });
  }

  private add(text: string, { place, ...piece }: Omit<Piece, 'text'>): void {
    const trimmed = text.toWellFormed().trim();
    if (!trimmed) return;
    const { found, bounds } = this.shared;
    this.shared.characters += trimmed.length + 1;
    if (this.shared.characters > bounds.characters || found.pieces.length >= bounds.pieces) {
      this.miss(
        place,
        `文字超过 ${bounds.characters / 10_000} 万字或者 ${bounds.pieces / 10_000} 万处，从这里起没有检查`,
      );
      throw new Full();
    }
    found.pieces.push({ ...piece, place: (this.before + place).trim() || ITSELF, text: trimmed });
  }

  /** What is written in a picture, where there are eyes for it. @param sight asked for only where it is to be read */
  async see(place: string, sight: () => Promise<Sight>): Promise<Seen | undefined> {
    const whole = (this.before + place).trim();
    const times = (this.shared.pictures.get(whole) ?? 0) + 1;
    this.shared.pictures.set(whole, times);
    return this.shared.eyes?.see(times > 1 ? `${whole}#${times}` : whole, sight);
  }

  /** Whether only pictures are read, and that which stands at this place is known. */
  passes(place: string): boolean {
    return this.shared.eyes?.passes?.((this.before + place).trim()) ?? false;
  }

  odd(
    check: OddityCheck,
    place: string,
    { text = '', message, removable }: Omit<Oddity, 'check' | 'place' | 'text'> & { text?: string },
  ): void {
    const key = `${check} ${message}`;
    const count = (this.alike.get(key) ?? 0) + 1;
    this.alike.set(key, count);
    const whole = { check, place: this.before + place, text: shortened(text), message, removable };
    if (count <= MOST_ALIKE) this.found.oddities.push(whole);
    else if (count === MOST_ALIKE + 1)
      this.found.oddities.push({
        ...whole,
        text: '',
        message: `${message}（同类情况超过 ${MOST_ALIKE} 处，以下不再逐一列出）`,
      });
  }

  /** @param picture it can be read, but was not yet */
  miss(place: string, reason: string, picture = false): void {
    const { unread } = this.found;
    const where = (this.before + place).trim() || '整个文件';
    if (unread.length < MOST_UNREAD) unread.push({ place: where, reason, ...(picture && { picture }) });
    else if (unread.length === MOST_UNREAD)
      unread.push({ place: '整个文件', reason: '未识别的部分过多，没有逐一列出' });
  }

  /** Counts bytes that were unpacked. @throws Unreadable where it is too much */
  spend(bytes: number): void {
    this.shared.unpacked += bytes;
    if (this.shared.unpacked > this.bounds.unpacked) throw new Unreadable(WHY.tooBig);
  }

  /** Reads a file in this file; what cannot be read of it is told. @param label '压缩包内“a.docx”' */
  async inner(label: string, read: (inner: Gathering) => Promise<void>): Promise<void> {
    const { bounds } = this;
    this.shared.files += 1;
    const inner = new Gathering(this.shared, `${this.before}${label} `, this.depth + 1);
    if (inner.depth > bounds.depth) return inner.miss('', WHY.tooDeep);
    if (this.shared.files > bounds.files) {
      inner.miss('', `文件超过 ${bounds.files} 个，从这里起没有检查`);
      throw new Full();
    }
    await inner.tries('', () => read(inner));
  }

  /** Reads a part; what goes wrong with it is told, and the others are read all the same. */
  async tries(place: string, read: () => Promise<void> | void): Promise<void> {
    try {
      await read();
    } catch (error) {
      if (error instanceof Full) throw error;
      this.miss(place, error instanceof Unreadable ? error.message : WHY.broken);
    }
  }
}

const shortened = (text: string): string => {
  const flat = text.toWellFormed().replace(/\s+/g, ' ').trim();
  return flat.length > SHOWN ? `${flat.slice(0, SHOWN)}…`.toWellFormed() : flat;
};
