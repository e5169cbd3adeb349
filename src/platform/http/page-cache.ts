import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';

/** A complete response as it was first sent. */
export interface CachedPage {
  body: Buffer;
  etag: string;
  /** names and values in turn, without length and encoding */
  headers: string[];
  encoded: { [E in Encoding]?: Encoded };
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

  /** The page in the best encoding that the reader takes, with its headers; made once. */
  encoded(page: CachedPage, accepts: string): Encoded {
    const encoding = page.body.length < WORTH_COMPRESSING ? 'plain' : preferred(accepts);
    let made = page.encoded[encoding];
    if (!made) {
      made = encode(page, encoding);
      page.encoded[encoding] = made;
      if (encoding !== 'plain') this.add(made.body.length);
    }
    return made;
  }

  private add(bytes: number): void {
    this.bytes += bytes;
    for (const [key, page] of this.pages) {
      if (this.bytes <= this.limit) return;
      this.pages.delete(key);
      this.bytes -=
        page.body.length + ENTRY + (page.encoded.br?.body.length ?? 0) + (page.encoded.gzip?.body.length ?? 0);
    }
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
