import { Unreadable } from '../unreadable.ts';

const FREE = 0xfffffffa;
const ENTRY = 128;
/** entries of the directory that are looked at */
const MOST_ENTRIES = 10_000;

/** The streams of a compound file, by name; undefined: it has none of that name. [MS-CFB]
 *  @throws Unreadable with the sentence given, where the file is damaged */
export function openCompound(file: Uint8Array, broken: string): (name: string) => Buffer | undefined {
  const damaged = () => new Unreadable(broken);
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length < 512) throw damaged();
  const size = 1 << bytes.readUInt16LE(30);
  if (size !== 512 && size !== 4096) throw damaged();
  const small = 64;
  const sector = (n: number): Buffer => {
    const found = bytes.subarray((n + 1) * size, (n + 2) * size);
    if (n >= FREE || found.length === 0) throw damaged();
    return found.length === size ? found : Buffer.concat([found, Buffer.alloc(size - found.length)]);
  };
  /** sectors in the order in which a table links them; a circle is longer than the file */
  const chain = (first: number, next: (n: number) => number, most: number): number[] => {
    const found: number[] = [];
    for (let n = first; n < FREE; n = next(n)) {
      found.push(n);
      if (found.length > most) throw damaged();
    }
    return found;
  };
  const count = Math.ceil(bytes.length / size);
  const table = [...Array(109).keys()].map((n) => bytes.readUInt32LE(76 + n * 4));
  const perSector = size / 4;
  const further = chain(bytes.readUInt32LE(68), (n) => sector(n).readUInt32LE(size - 4), count);
  for (const n of further) for (let i = 0; i < perSector - 1; i += 1) table.push(sector(n).readUInt32LE(i * 4));
  const next = (n: number): number => {
    const at = table[Math.floor(n / perSector)];
    if (at === undefined) throw damaged();
    return sector(at).readUInt32LE((n % perSector) * 4);
  };
  const streamAt = (first: number) => Buffer.concat(chain(first, next, count).map(sector));
  const directory = streamAt(bytes.readUInt32LE(48));
  const entries = new Map<string, { first: number; length: number }>();
  for (let at = 0; at + ENTRY <= Math.min(directory.length, MOST_ENTRIES * ENTRY); at += ENTRY) {
    const letters = directory.readUInt16LE(at + 64);
    const name = directory.toString('utf16le', at, at + Math.max(0, Math.min(64, letters) - 2));
    const entry = { first: directory.readUInt32LE(at + 116), length: directory.readUInt32LE(at + 120) };
    if (directory[at + 66] && !entries.has(name)) entries.set(name, entry);
  }
  const root = entries.get('Root Entry');
  const smallTable = streamAt(bytes.readUInt32LE(60));
  const smallNext = (n: number) => (n * 4 + 4 <= smallTable.length ? smallTable.readUInt32LE(n * 4) : FREE);
  return (name) => {
    const entry = entries.get(name);
    if (!entry) return undefined;
    if (entry.length >= bytes.readUInt32LE(56)) return streamAt(entry.first).subarray(0, entry.length);
    const held = streamAt(root?.first ?? FREE);
    const pieces = chain(entry.first, smallNext, held.length / small).map((n) =>
      held.subarray(n * small, (n + 1) * small),
    );
    return Buffer.concat(pieces).subarray(0, entry.length);
  };
}
