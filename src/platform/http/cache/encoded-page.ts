import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import type { Viewed } from './views.ts';

/** A complete response as it was first drawn. */
export interface CachedPage {
  body: Buffer;
  etag: string;
  /** names and values in turn, without length and encoding */
  headers: string[];
  /** what it shows: it goes when one of them changes */
  tags: readonly string[];
  /** whose reading counts */
  viewed?: Viewed;
  /** instant at which it ends to hold though nothing changed, once it is kept */
  until?: number;
  encoded: { [E in Encoding]?: Encoded };
}

type Encoding = 'plain' | 'br' | 'gzip';

export interface Encoded {
  body: Buffer;
  /** length and encoding, names and values in turn */
  headers: string[];
}

/** A page of which less than this could be saved is sent as it is, in bytes. */
const WORTH_COMPRESSING = 1_024;

/** Bytes beside the body that an entry holds, roughly. */
const ENTRY = 1_000;

export function sizeOf({ body, encoded }: CachedPage): number {
  return body.length + ENTRY + (encoded.br?.body.length ?? 0) + (encoded.gzip?.body.length ?? 0);
}

function preferred(accepts: string): Encoding {
  if (accepts.includes('br')) return 'br';
  return accepts.includes('gzip') ? 'gzip' : 'plain';
}

function encode(body: Buffer, encoding: Encoding): Encoded {
  const level = { params: { [zlib.BROTLI_PARAM_QUALITY]: 5 } };
  const made = encoding === 'plain' ? body : encoding === 'br' ? brotliCompressSync(body, level) : gzipSync(body);
  const said = encoding === 'plain' ? [] : ['content-encoding', encoding];
  return { body: made, headers: ['content-length', String(made.length), ...said] };
}

/** The page in the best encoding that the reader takes, made once. @param accepts the header accept-encoding
 *  @param grown is told that one was made */
export function encoded(page: CachedPage, accepts: unknown, grown?: () => void): Encoded {
  const encoding = page.body.length < WORTH_COMPRESSING || typeof accepts !== 'string' ? 'plain' : preferred(accepts);
  let made = page.encoded[encoding];
  if (!made) {
    made = encode(page.body, encoding);
    page.encoded[encoding] = made;
    if (encoding !== 'plain') grown?.();
  }
  return made;
}

/** Weak, because the same page goes out in several encodings. */
export function etagOf(body: Buffer | string): string {
  return `W/"${createHash('sha1').update(body).digest('base64url')}"`;
}

/** Sends a page to a GET, to a HEAD what GET would have, to a reader who has it 304.
 *  @param more headers besides the page's own, names and values in turn */
export function sendPage(
  page: CachedPage,
  request: IncomingMessage,
  response: ServerResponse,
  grown?: () => void,
  more: string[] = [],
): void {
  if (request.headers['if-none-match']?.includes(page.etag)) {
    response.writeHead(304, [...page.headers, ...more]);
    response.end();
    return;
  }
  const { body, headers } = encoded(page, request.headers['accept-encoding'], grown);
  response.writeHead(200, [...page.headers, ...headers, ...more]);
  response.end(request.method === 'HEAD' ? undefined : body);
}
