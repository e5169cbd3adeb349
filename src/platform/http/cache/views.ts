import type { IncomingMessage } from 'node:http';

/** What is read: a document, a guide, of one authority. */
export interface Viewed {
  authorityId: number;
  /** its address on that site: '/documents/5' */
  path: string;
}

/** What machines call themselves. */
const MACHINE = /bot|spider|crawl|slurp|curl|wget|python|java\/|go-http|headless|monitor|preview|^$/i;
/** One's own staff. */
const SIGNED_IN = /(?:^|;\s*)(?:__Host-)?session=/;
/** Different pages that are remembered between two writings; what else is read meanwhile is not counted. */
const MOST_WAITING = 20_000;

/** How often pages are read, counted in memory and written down now and then: nobody is followed, nothing is known of who
 *  read, and a page read again counts again. */
export class Views {
  private waiting = new Map<string, Viewed & { times: number }>();

  /** Counts one reading, but for machines, what a browser fetches in advance, and who is signed in. */
  count(viewed: Viewed, { method, headers }: IncomingMessage): void {
    if (method !== 'GET' || SIGNED_IN.test(headers.cookie ?? '')) return;
    if (headers['sec-purpose'] || headers.purpose || MACHINE.test(headers['user-agent'] ?? '')) return;
    const key = `${viewed.authorityId} ${viewed.path}`;
    const there = this.waiting.get(key);
    if (there) there.times += 1;
    else if (this.waiting.size < MOST_WAITING) this.waiting.set(key, { ...viewed, times: 1 });
  }

  /** What was counted since the last time; it is no longer held here. */
  take(): (Viewed & { times: number })[] {
    const all = [...this.waiting.values()];
    this.waiting = new Map();
    return all;
  }
}
