import { type SaxesAttributePlain, SaxesParser } from 'saxes';
import { Unreadable } from './unreadable.ts';

export type XmlEvent =
  | { kind: 'open'; name: string; attributes: Record<string, string> }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string };

/** Markup as a stream of events, a bundle for each piece of input. Prefixes are dropped; no entity is ever expanded
 *  beyond the five of XML, so no document can grow. */
export async function* xmlEvents(pieces: AsyncIterable<Buffer>): AsyncGenerator<XmlEvent[]> {
  const parser = new SaxesParser({ position: false });
  const decoder = new TextDecoder();
  let events: XmlEvent[] = [];
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('error', () => {
    throw new Unreadable('工作表内容已损坏，请在 Excel 或 WPS 中重新保存后再上传');
  });
  parser.on('doctype', () => {
    throw new Unreadable('工作表内容不符合 Excel 格式，请在 Excel 或 WPS 中重新保存后再上传');
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
