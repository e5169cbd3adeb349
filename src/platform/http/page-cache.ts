import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import { LRUCache } from 'lru-cache';

/** A complete response as it was first sent. */
export interface CachedPage {
  body: Buffer;
  etag: string;
  /** names and values in turn, without length and encoding */
  headers: string[];
  encoded: { [E in Encoding]?: Encoded };
  /** what it is kept under, once it is */
  key?: string;
}

type Encoding = 'plain' | 'br' | 'gzip';

interface Encoded {
  body: Buffer;
  headers: string[];
}

function preferred(accepts: string): Encoding {
  if (accepts.includes('br')) return 'br';
  return accepts.includes('gzip') ? 'gzip' : 'plain';
}

function encode({ body, headers }: CachedPage, encoding: Encoding): Encoded {
  const level = { params: { [zlib.BROTLI_PARAM_QUALITY]: 5 } };
  const made = encoding === 'plain' ? body : encoding === 'br' ? brotliCompressSync(body, level) : gzipSync(body);
  const said = encoding === 'plain' ? [] : ['content-encoding', encoding];
  return { body: made, headers: [...headers, 'content-length', String(made.length), ...said] };
}

/** Bytes beside the body that an entry holds, roughly. */
const ENTRY = 1_000;
const sizeOf = ({ body, encoded }: CachedPage) =>
  body.length + ENTRY + (encoded.br?.body.length ?? 0) + (encoded.gzip?.body.length ?? 0);

/** A page of which less than this could be saved is sent as it is, in bytes. */
const WORTH_COMPRESSING = 1_024;

/** Complete pages in memory, the least used going first; empty and closed while it could miss a change of the books. */
export class PageCache {
  private readonly pages: LRUCache<string, CachedPage>;
  private open = false;
  /** Grows with each change: a page that began to be drawn before one is not kept. */
  generation = 0;

  /** @param limit bytes of all pages together */
  constructor(limit = 64 * 1024 * 1024) {
    this.pages = new LRUCache({ maxSize: limit, sizeCalculation: sizeOf });
  }

  /** The books changed: nothing drawn before holds. */
  drop(): void {
    this.generation += 1;
    this.pages.clear();
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
    return this.pages.get(key);
  }

  put(key: string, page: CachedPage, generation: number): void {
    if (!this.open || generation !== this.generation || this.pages.has(key)) return;
    page.key = key;
    this.pages.set(key, page);
  }

  /** The page in the best encoding that the reader takes, with its headers; made once. */
  encoded(page: CachedPage, accepts: string): Encoded {
    const encoding = page.body.length < WORTH_COMPRESSING ? 'plain' : preferred(accepts);
    let made = page.encoded[encoding];
    if (!made) {
      made = encode(page, encoding);
      page.encoded[encoding] = made;
      this.weighAnew(page);
    }
    return made;
  }

  /** The size of a value is taken when it is put in. */
  private weighAnew(page: CachedPage): void {
    if (page.key === undefined || this.pages.peek(page.key) !== page) return;
    this.pages.delete(page.key);
    this.pages.set(page.key, page);
  }
}

/** Weak, because the same page goes out in several encodings. */
export function etagOf(body: Buffer | string): string {
  return `W/"${createHash('sha1').update(body).digest('base64url')}"`;
}

const VIEW = /(?:^|;\s*)view=([\w-]{1,20})(?:;|$)/;

/** What a page is kept under: its address as the reader typed it, and how they want pages; undefined: this reader gets
 *  one of their own (a notice waits for them). */
export function cacheKey(request: IncomingMessage): string | undefined {
  const { method, url, headers } = request;
  if (method !== 'GET' || !url || url.length > 300) return undefined;
  const { cookie } = headers;
  if (cookie?.includes('notice=')) return undefined;
  const view = cookie ? (VIEW.exec(cookie)?.[1] ?? '') : '';
  return `${headers['x-forwarded-proto'] ?? ''} ${headers['x-forwarded-host'] ?? ''} ${headers.host} ${url} ${view}`;
}
