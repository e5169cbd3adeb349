import { Unreadable, xmlEvents } from '../../platform/reading/index.ts';
import { PUBLISH_STATES, type PublishState, type TellsUrl, urlsInOrder } from './publish-state.ts';

/** Elements and their depth: what the platform sends has some twenty, five deep. */
const MOST = 200;
const DEEPEST = 8;
const NOT_READ = { broken: 'broken', foreign: 'foreign' };

/** Texts of the elements of a message by their path below its root, in their order: 'PublishEventInfo/publish_id'.
 *  @returns undefined: no XML, one with a DTD, or larger than any message */
export async function leavesOf(xml: string): Promise<[path: string, text: string][] | undefined> {
  const leaves: [string, string][] = [];
  const open: { name: string; text: string }[] = [];
  let elements = 0;
  try {
    for await (const events of xmlEvents(inOnePiece(xml), NOT_READ))
      for (const event of events) {
        if (event.kind === 'text') {
          const last = open.at(-1);
          if (last) last.text += event.text;
        } else if (event.kind === 'open') {
          elements += 1;
          if (elements > MOST || open.length >= DEEPEST) return undefined;
          open.push({ name: event.name, text: '' });
        } else {
          const path = open.slice(1).map(({ name }) => name);
          leaves.push([path.join('/'), open.pop()!.text.trim()]);
        }
      }
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
  return leaves;
}

async function* inOnePiece(text: string) {
  yield Buffer.from(text);
}

/** A publication has ended; or something else, by its name, which nobody here waits for. */
export type AccountEvent =
  | ({ event: 'PUBLISHJOBFINISH'; publishId: string } & PublishState)
  | { event: string; publishId?: undefined };

/** @param leaves of leavesOf @returns undefined: it says that a publication has ended, and not which or how */
export function eventIn(leaves: readonly (readonly [string, string])[]): AccountEvent | undefined {
  const one = (path: string) => leaves.find(([at]) => at === path)?.[1] ?? '';
  const event = one('Event') || one('MsgType');
  if (event !== 'PUBLISHJOBFINISH') return { event: event.slice(0, 100) };
  const inside = 'PublishEventInfo/';
  const publishId = one(`${inside}publish_id`);
  const number = one(`${inside}publish_status`);
  const status = /^\d$/.test(number) ? PUBLISH_STATES[Number(number)] : undefined;
  if (!/^\d{1,30}$/.test(publishId) || !status) return undefined;
  return {
    event,
    publishId,
    status,
    articleId: one(`${inside}article_id`).slice(0, 1000),
    urls: urlsInOrder(told(leaves, `${inside}article_detail/item/`)),
    failed: leaves.flatMap(([at, text]) =>
      at === `${inside}fail_idx` && /^\d{1,2}$/.test(text) ? [Number(text)] : [],
    ),
  };
}

/** Each article's number and address, whichever of the two comes first. */
function told(leaves: readonly (readonly [string, string])[], item: string): TellsUrl[] {
  const values = (name: string) => leaves.flatMap(([at, text]) => (at === `${item}${name}` ? [text] : []));
  const urls = values('article_url');
  return values('idx').map((index, n) => ({ index: Number(index), url: urls[n] ?? '' }));
}
