import { type Answer, noAnswer } from './answer.ts';
import { faultOf } from './codes.ts';

/** Milliseconds within which the whole answer is there, and bytes that it may have (eight articles of 1 MB). */
const LIMIT = 10_000;
const MOST = 12 * 1024 * 1024;
/** What Node says when nothing was sent yet. */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/** The way to the interface. */
export interface Line {
  /** 'https://…' without a slash at the end; nothing else is ever asked */
  base: string;
  fetch: typeof fetch;
}

/** Asks once. @param path with its query @param body an object goes as JSON, its text as it is
 *  @param secrets what must not stand in a message, should the answer repeat it
 *  @returns the answer's JSON object, if it names no error */
export async function ask(
  { base, fetch }: Line,
  path: string,
  body: FormData | object,
  secrets: readonly string[],
): Promise<Answer<Record<string, unknown>>> {
  const form = body instanceof FormData;
  let text: string;
  try {
    const response = await fetch(`${base}${path}`, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(LIMIT),
      body: form ? body : JSON.stringify(body, (_, value) => (typeof value === 'string' ? clean(value) : value)),
      ...(!form && { headers: { 'content-type': 'application/json; charset=utf-8' } }),
    });
    const { status } = response;
    if (!response.ok) await response.body?.cancel();
    if (status >= 300 && status < 400) return noAnswer('redirect', false);
    if (!response.ok) return noAnswer(isBusy(status) ? 'http' : 'broken', true, `HTTP ${status}`);
    const read = await bounded(response);
    if (read === undefined) return noAnswer('broken', true, '答复过大');
    text = read;
  } catch (error) {
    return notAnswered(error);
  }
  const answer = parsed(text);
  if (!answer) return noAnswer('broken', true);
  const code = Number(answer.errcode ?? 0);
  if (code === 0) return { ok: true, value: answer };
  if (!Number.isSafeInteger(code)) return noAnswer('broken', true);
  return faultOf(code, said(answer.errmsg, secrets));
}

/** Gone by itself, unlike what is not there at all. */
const isBusy = (status: number): boolean => status >= 500 || status === 408 || status === 429;

/** JSON would write these as \uXXXX, which the platform shows as such: halves of signs, and control characters. */
const clean = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what goes
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');

async function bounded(response: Response): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > MOST) return undefined; // leaving the loop ends the connection
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Numbers of publications may be larger than JavaScript's: they stay text. */
function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/"(publish_id)"\s*:\s*(\d+)/g, '"$1":"$2"'));
    return value && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function notAnswered(error: unknown) {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return noAnswer('timeout', true);
  const code = typeof cause?.code === 'string' && /^[A-Z_0-9]{3,50}$/.test(cause.code) ? cause.code : '';
  return noAnswer('connection', !NOT_SENT.test(code), code);
}

function said(errmsg: unknown, secrets: readonly string[]): string {
  let text = typeof errmsg === 'string' ? errmsg : '';
  for (const secret of secrets) if (secret) text = text.replaceAll(secret, '…');
  return text.replace(/\s+/g, ' ').trim().slice(0, 200);
}
