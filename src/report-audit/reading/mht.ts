import { Unreadable } from '../../platform/reading/index.ts';
import type { Reader } from './blocks.ts';
import { TOO_MUCH } from './content.ts';
import { decode } from './decode.ts';
import { blocksOfPage } from './html.ts';

const CUT_OFF = '网页存档不完整，可能没有保存完，请重新保存后再试';
const NO_PAGE = '网页存档里没有网页正文，请另存为 .html 或 Word（.docx）后再试';
/** More than any page is made of. */
const MOST_PARTS = 2000;
const DEEPEST = 5;

interface Part {
  headers: ReadonlyMap<string, string>;
  /** a character for each byte */
  body: string;
  /** a boundary stands behind it */
  closed: boolean;
}

/** The page of a web archive (MHTML, RFC 2557), as Word and browsers save it with all that belongs to it. */
export const readMht: Reader = async (bytes, limits) => {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const top = partOf(whole, true);
  const pages = leavesOf(top, { left: MOST_PARTS }).filter(isPage);
  const start = parameter(top.headers.get('content-type'), 'start');
  const page = pages.find(({ headers }) => start !== undefined && headers.get('content-id') === start) ?? pages[0];
  if (!page) throw new Unreadable(NO_PAGE);
  const text = textOf(page);
  const others = () => pages.filter((one) => one !== page).map(textOf);
  const shown = /<frameset\b/i.test(text) ? others() : /<iframe\b/i.test(text) ? [text, ...others()] : [text];
  return blocksOfPage(shown.join('\n'), limits);
};

const isPage = ({ headers }: Part) => /^\s*(?:text\/html|application\/xhtml)/i.test(headers.get('content-type') ?? '');

/** Headers and body, at the first empty line. */
function partOf(text: string, closed: boolean): Part {
  const gap = /\r?\n\r?\n/.exec(text);
  const head = gap ? text.slice(0, gap.index) : text;
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const at = line.indexOf(':');
    if (at > 0) headers.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim());
  }
  return { headers, body: gap ? text.slice(gap.index + gap[0].length) : '', closed };
}

const parameter = (header: string | undefined, name: string): string | undefined => {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(header ?? '');
  return found?.[1] ?? found?.[2];
};

/** The parts that hold no parts, in order. RFC 2046 5.1 */
function leavesOf(part: Part, budget: { left: number }, depth = 0): Part[] {
  const type = part.headers.get('content-type');
  const boundary = parameter(type, 'boundary');
  if (!/^\s*multipart\//i.test(type ?? '') || !boundary) return [part];
  if (depth > DEEPEST) throw new Unreadable(TOO_MUCH);
  const sections: Part[] = [];
  let begin = -1;
  for (const { from, to, last } of boundaries(part.body, `--${boundary}`)) {
    if (begin >= 0) sections.push(partOf(part.body.slice(begin, from), true));
    begin = last ? -1 : to;
    budget.left -= 1;
    if (budget.left < 0) throw new Unreadable(TOO_MUCH);
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

/** @throws Unreadable where the file ends within the part */
function textOf({ headers, body, closed }: Part): string {
  if (!closed) throw new Unreadable(CUT_OFF);
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : Buffer.from(encoding === 'quoted-printable' ? unquoted(body) : body, 'latin1');
  return decode(bytes, parameter(headers.get('content-type'), 'charset'));
}

/** RFC 2045 6.7 */
const unquoted = (text: string): string =>
  text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
