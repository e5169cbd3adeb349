import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';

/** A complete response as it was first sent. */
export interface CachedPage {
  body: Buffer;
  etag: string;
  /** names and values in turn, without length and encoding */
  headers: string[];
  br?: Buffer;
  gzip?: Buffer;
}

/** Bytes beside the body that an entry holds, roughly. */
const ENTRY = 1_000;
/** A page of which less than this could be saved is sent as it is, in bytes. */
const WORTH_COMPRESSING = 1_024;

/** Complete pages in memory, the least used going first; empty and closed while it could miss a change of the books. */
export class PageCache {
  private readonly pages = new Map<string, CachedPage>();
  private bytes = 0;
  private readonly limit: number;
  private open = false;
  /** Grows with each change: a page that began to be drawn before one is not kept. */
  generation = 0;

  /** @param limit bytes of all pages together */
  constructor(limit = 64 * 1024 * 1024) {
    this.limit = limit;
  }

  /** The books changed: nothing drawn before holds. */
  drop(): void {
    this.generation += 1;
    this.pages.clear();
    this.bytes = 0;
  }

  /** Whether changes are heard of. While they are not, every page is drawn anew. */
  listening(open: boolean): void {
    this.open = open;
    this.drop();
  }

  get isOpen(): boolean {
    return this.open;
  }

  get(key: string): CachedPage | undefined {
    const page = this.pages.get(key);
    if (page) {
      this.pages.delete(key);
      this.pages.set(key, page);
    }
    return page;
  }

  put(key: string, page: CachedPage, generation: number): void {
    if (!this.open || generation !== this.generation || this.pages.has(key)) return;
    this.pages.set(key, page);
    this.add(page.body.length + ENTRY);
  }

  /** The page's bytes in the best encoding the reader takes; made once. */
  encoded(page: CachedPage, accepts: string): { body: Buffer; encoding: 'br' | 'gzip' | undefined } {
    if (page.body.length < WORTH_COMPRESSING) return { body: page.body, encoding: undefined };
    if (/\bbr\b/.test(accepts)) {
      if (!page.br) {
        page.br = brotliCompressSync(page.body, { params: { [zlib.BROTLI_PARAM_QUALITY]: 5 } });
        this.add(page.br.length);
      }
      return { body: page.br, encoding: 'br' };
    }
    if (/\bgzip\b/.test(accepts)) {
      if (!page.gzip) {
        page.gzip = gzipSync(page.body);
        this.add(page.gzip.length);
      }
      return { body: page.gzip, encoding: 'gzip' };
    }
    return { body: page.body, encoding: undefined };
  }

  private add(bytes: number): void {
    this.bytes += bytes;
    for (const [key, page] of this.pages) {
      if (this.bytes <= this.limit) return;
      this.pages.delete(key);
      this.bytes -= page.body.length + ENTRY + (page.br?.length ?? 0) + (page.gzip?.length ?? 0);
    }
  }
}

/** Weak, because the same page goes out in several encodings. */
export function etagOf(body: Buffer | string): string {
  return `W/"${createHash('sha1').update(body).digest('base64url')}"`;
}

const VIEW = /(?:^|;\s*)view=([\w-]{1,20})(?:;|$)/;

/** What a page is kept under; undefined: this reader gets one of their own (a notice waits for them). */
export function cacheKey(request: IncomingMessage): string | undefined {
  const { cookie, host } = request.headers;
  if (request.method !== 'GET' || !request.url || request.url.length > 300) return undefined;
  if (!cookie) return `${host} ${request.url}`;
  return cookie.includes('notice=') ? undefined : `${host} ${request.url} ${VIEW.exec(cookie)?.[1] ?? ''}`;
}
