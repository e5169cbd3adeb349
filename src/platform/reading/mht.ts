import { Unreadable } from './unreadable.ts';

/** More than any page is made of. */
const MOST_PARTS = 2000;
const DEEPEST = 5;

export interface MhtPart {
  headers: ReadonlyMap<string, string>;
  /** a character for each byte */
  body: string;
  /** a boundary stands behind it */
  closed: boolean;
}

/** The parts of a web archive (MHTML, RFC 2557) that hold no parts, in order, and what is said of the whole.
 *  @throws Unreadable with the sentence given, where there are too many */
export function mhtParts(bytes: Uint8Array, tooMuch: string): { top: MhtPart; parts: MhtPart[] } {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const top = partOf(whole, true);
  return { top, parts: leavesOf(top, { left: MOST_PARTS, tooMuch }) };
}

/** Headers and body, at the first empty line. */
function partOf(text: string, closed: boolean): MhtPart {
  const gap = /\r?\n\r?\n/.exec(text);
  const head = gap ? text.slice(0, gap.index) : text;
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const at = line.indexOf(':');
    if (at > 0) headers.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim());
  }
  return { headers, body: gap ? text.slice(gap.index + gap[0].length) : '', closed };
}

/** A parameter of a header: 'utf-8' of 'text/html; charset=utf-8'. */
export const parameter = (header: string | undefined, name: string): string | undefined => {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(header ?? '');
  return found?.[1] ?? found?.[2];
};

/** The parts that hold no parts, in order. RFC 2046 5.1 */
function leavesOf(part: MhtPart, budget: { left: number; tooMuch: string }, depth = 0): MhtPart[] {
  const type = part.headers.get('content-type');
  const boundary = parameter(type, 'boundary');
  if (!/^\s*multipart\//i.test(type ?? '') || !boundary) return [part];
  if (depth > DEEPEST) throw new Unreadable(budget.tooMuch);
  const sections: MhtPart[] = [];
  let begin = -1;
  for (const { from, to, last } of boundaries(part.body, `--${boundary}`)) {
    if (begin >= 0) sections.push(partOf(part.body.slice(begin, from), true));
    begin = last ? -1 : to;
    budget.left -= 1;
    if (budget.left < 0) throw new Unreadable(budget.tooMuch);
    if (last) break;
  }
  if (begin >= 0) sections.push(partOf(part.body.slice(begin), false));
  return sections.flatMap((one) => leavesOf(one, budget, depth + 1));
}

/** Lines that are a boundary, the last one with two hyphens behind it. */
function* boundaries(body: string, mark: string): Generator<{ from: number; to: number; last: boolean }> {
  let at = body.indexOf(mark);
  for (; at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== '\n') continue;
    const behind = /^(--)?[ \t]*(?:\r?\n|$)/.exec(body.slice(at + mark.length, at + mark.length + 100));
    if (behind) yield { from: at, to: at + mark.length + behind[0].length, last: behind[1] !== undefined };
  }
}

/** What a part holds. */
export function mhtBytes({ headers, body }: MhtPart): Buffer {
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  return Buffer.from(encoding === 'quoted-printable' ? unquoted(body) : body, 'latin1');
}

/** RFC 2045 6.7 */
const unquoted = (text: string): string =>
  text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
