import { openZip, Unreadable, type XmlEvent, xmlEvents, type Zip } from '../../../platform/reading/index.ts';
import { DEEPEST, MOST_PARTS, WHY } from '../bounds.ts';
import type { Gathering } from '../gathering.ts';

const SAYS = { broken: WHY.broken, foreign: '含有办公软件不会写出的标记，无法读取' };

/** Opens a zip whose parts, with those of all other files, unpack to no more than may be. @throws Unreadable */
export async function openParts(bytes: Buffer, gather: Gathering): Promise<Zip> {
  const limits = { unpacked: gather.bounds.unpacked, parts: MOST_PARTS, tooBig: WHY.tooBig, broken: WHY.broken };
  const zip = await openZip(bytes, limits);
  const read = (name: string) => {
    const part = zip.read(name);
    return part && counted(part, gather);
  };
  return { ...zip, read };
}

async function* counted(part: AsyncGenerator<Buffer>, gather: Gathering): AsyncGenerator<Buffer> {
  for await (const piece of part) {
    gather.spend(piece.length);
    yield piece;
  }
}

/** Events of a part, one by one; none where it is missing. @throws Unreadable */
export async function* eventsOf(zip: Zip, name: string): AsyncGenerator<XmlEvent> {
  const part = zip.read(name);
  if (!part) return;
  let depth = 0;
  for await (const events of xmlEvents(part, SAYS))
    for (const event of events) {
      if (event.kind === 'open') depth += 1;
      else if (event.kind === 'close') depth -= 1;
      if (depth > DEEPEST) throw new Unreadable(WHY.tooDeep);
      yield event;
    }
}

/** A part as bytes, unpacked. @throws Unreadable */
export async function bytesOf(zip: Zip, name: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of zip.read(name) ?? []) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The value of an attribute, whatever prefix stands before its name. */
export function told(attributes: Record<string, string>, name: string): string | undefined {
  const usual = attributes[`w:${name}`] ?? attributes[name];
  if (usual !== undefined) return usual;
  const key = Object.keys(attributes).find((one) => one.endsWith(`:${name}`));
  return key && attributes[key];
}

export const isOn = (value: string | undefined): boolean =>
  value === undefined || !['0', 'false', 'off'].includes(value);

/** '12' of 'word/header12.xml', '' where there is none. */
export const numberIn = (name: string): string => /(\d{1,9})\.\w{1,9}$/.exec(name.slice(-20))?.[1] ?? '';

/** Parts whose names match, in the order of their numbers. */
export const partsLike = (zip: Zip, like: RegExp): string[] =>
  zip.names.filter((name) => like.test(name)).sort((a, b) => Number(numberIn(a)) - Number(numberIn(b)));
