import { z } from 'zod';
import type { Authority } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { pageBelow } from '../../platform/http/base.ts';
import { addressesOf, instant, whole, wholeDocument } from '../api/documents.ts';
import type { WebhookEvent } from '../tables.ts';

const head = {
  delivery: z.uuid().meta({ description: '这次推送的编号，重试时不变，与请求头 X-Gongkai-Delivery 相同' }),
  happenedAt: instant.meta({ description: '变化发生的时间' }),
  sentAt: instant.meta({ description: '本次发出的时间；与现在相差太远的可以拒收' }),
  authority: z.object({ code: z.string(), name: z.string() }),
};
const gone = z.object({ id: z.number(), url: z.string(), data: z.string() });

/** What is said of each event. What was published or corrected and is not public any more when it is told of is told of by
 *  its number and addresses alone. */
export const messages = {
  published: z.object({ event: z.literal('published'), ...head, document: z.union([whole, gone]) }),
  corrected: z.object({ event: z.literal('corrected'), ...head, document: z.union([whole, gone]) }),
  withdrawn: z.object({ event: z.literal('withdrawn'), ...head, document: gone }),
  test: z.object({ event: z.literal('test'), ...head }),
};

/** What is to be told, and where the site stands. */
export interface Telling {
  delivery: string;
  event: WebhookEvent | 'test';
  documentId: number | null;
  happenedAt: Date;
  /** whole address of the site, without a slash at its end */
  site: string;
}

/** The body of a message, as bytes. It shows a document as the public sees it when it is sent: nothing goes out that was
 *  withdrawn meanwhile. */
export async function messageOf(
  db: Db,
  authority: Pick<Authority, 'id' | 'code' | 'name'>,
  { delivery, event, documentId, happenedAt, site }: Telling,
  now: Date,
): Promise<Buffer> {
  const { code, name } = authority;
  const { origin, pathname } = new URL(site);
  const of = {
    db,
    authority,
    site,
    now,
    whole: (html: string) => pageBelow(pathname.replace(/\/$/, ''), html, origin),
  };
  const id = documentId ?? 0;
  const shown = event === 'published' || event === 'corrected' ? await wholeDocument(of, id) : undefined;
  const document = documentId === null ? {} : { document: shown ?? { id, ...addressesOf(site, id) } };
  const times = { happenedAt: happenedAt.toISOString(), sentAt: now.toISOString() };
  return Buffer.from(JSON.stringify({ event, delivery, ...times, authority: { code, name }, ...document }));
}
