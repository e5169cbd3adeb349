import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Changes } from './changes.ts';
import type { CachedPage } from './encoded-page.ts';

type Exchange = [request: IncomingMessage, response: ServerResponse];

interface Drawing {
  key: string;
  since: number;
  waiting: { exchange: Exchange; arrived: number }[];
}

/** What those who waited get. */
interface Ways {
  send: (page: CachedPage, ...exchange: Exchange) => void;
  /** from the beginning: the page may be drawn by another now */
  serve: (...exchange: Exchange) => void;
  /** a page of their own */
  draw: (...exchange: Exchange) => void;
}

/** Addresses remembered because their page is nobody else's (a form, a refusal): nobody waits for them. */
const MOST = 5_000;

/** One drawing of a page for all who ask for it meanwhile. */
export class Drawings {
  private readonly under = new Map<string, Drawing>();
  private readonly of = new WeakMap<IncomingMessage, Drawing>();
  private readonly unshared = new LRUCache<string, true>({ max: MOST });
  private readonly changes: Changes;
  private readonly ways: Ways;

  constructor(changes: Changes, ways: Ways) {
    this.changes = changes;
    this.ways = ways;
  }

  /** Waits for the page that somebody draws already, or draws it. */
  ask(key: string, ...exchange: Exchange): void {
    const under = this.under.get(key);
    if (under) {
      under.waiting.push({ exchange, arrived: this.changes.now });
      return;
    }
    const [request, response] = exchange;
    if (!this.unshared.has(key)) {
      const drawing = { key, since: this.changes.now, waiting: [] };
      this.under.set(key, drawing);
      this.of.set(request, drawing);
      response.once('close', () => this.end(request, undefined));
    }
    this.ways.draw(...exchange);
  }

  /** The page was drawn for this request; undefined: none that others may have. A page of which something changed
   *  meanwhile is still right for who asked before that. */
  end(request: IncomingMessage, page: CachedPage | undefined): void {
    const drawing = this.of.get(request);
    if (!drawing || this.under.get(drawing.key) !== drawing) return;
    const { key, since, waiting } = drawing;
    this.under.delete(key);
    if (!page) {
      this.unshared.set(key, true);
      for (const { exchange } of waiting) this.ways.draw(...exchange);
      return;
    }
    const holds = this.changes.hold(page.tags, since);
    for (const { exchange, arrived } of waiting)
      if (holds || arrived === since) this.ways.send(page, ...exchange);
      else this.ways.serve(...exchange);
  }

  /** The page of this address is one for all. */
  share(key: string): void {
    this.unshared.delete(key);
  }
}
