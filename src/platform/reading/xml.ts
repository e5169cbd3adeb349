import { type SaxesAttributePlain, SaxesParser } from 'saxes';
import { Unreadable } from './unreadable.ts';

export type XmlEvent =
  | { kind: 'open'; name: string; attributes: Record<string, string> }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string };

/** Sentences for the person who sent the file: its markup is damaged, or no office program writes such markup. */
export interface XmlRefusals {
  broken: string;
  foreign: string;
}

/** Markup as a stream of events, a bundle for each piece of input. Prefixes are dropped; no entity is ever expanded
 *  beyond the five of XML, so no document can grow. @throws Unreadable */
export async function* xmlEvents(pieces: AsyncIterable<Buffer>, says: XmlRefusals): AsyncGenerator<XmlEvent[]> {
  const parser = new SaxesParser({ position: false });
  const decoder = new TextDecoder();
  let events: XmlEvent[] = [];
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('error', () => {
    throw new Unreadable(says.broken);
  });
  parser.on('doctype', () => {
    throw new Unreadable(says.foreign);
  });
  parser.on('opentag', ({ name, attributes }) => {
    events.push({ kind: 'open', name: local(name), attributes: attributes as SaxesAttributePlain['value'] & object });
  });
  parser.on('closetag', ({ name }) => events.push({ kind: 'close', name: local(name) }));
  parser.on('text', (text) => events.push({ kind: 'text', text }));
  parser.on('cdata', (text) => events.push({ kind: 'text', text }));
  const take = () => {
    const taken = events;
    events = [];
    return taken;
  };
  for await (const piece of pieces) {
    parser.write(decoder.decode(piece, { stream: true }));
    if (events.length) yield take();
  }
  parser.write(decoder.decode());
  parser.close();
  if (events.length) yield take();
}
