import { decodeText } from '../../../platform/reading/index.ts';
import { mhtBytes, mhtParts, parameter } from '../../../platform/reading/mht.ts';
import { WHY } from '../bounds.ts';
import type { Gathering, ReadInner } from '../gathering.ts';
import { pageText } from './html.ts';

/** Reads a web archive: every page in it, and the files that belong to them. @throws Unreadable */
export async function readMht(bytes: Buffer, gather: Gathering, inner: ReadInner): Promise<void> {
  const { top, parts } = mhtParts(bytes, '部分过多，没有读完');
  for (const name of ['from', 'subject']) gather.piece(`网页存档的${name}`, top.headers.get(name) ?? '', 'property');
  for (const [n, part] of parts.entries()) {
    const type = part.headers.get('content-type') ?? '';
    const place = part.headers.get('content-location') ?? `第 ${n + 1} 部分`;
    const data = mhtBytes(part);
    gather.spend(data.length);
    if (!part.closed) gather.miss(place, WHY.broken);
    if (/^\s*(?:text\/html|application\/xhtml)/i.test(type)) {
      const text = decodeText(data, parameter(type, 'charset'));
      if (text === undefined) gather.miss(place, WHY.unknown);
      else await gather.tries(place, () => pageText(text, gather));
    } else if (!/^\s*text\/css/i.test(type) && data.length)
      await gather.inner(`网页存档内“${place}”`, (own) => inner(data, place, own));
  }
}
