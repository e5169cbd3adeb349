import { namedTwice } from '../support/named-twice.ts';
import type { Asked } from './requests.ts';
import { type Answer, readable } from './sending.ts';

/** What nobody outside should read of the program: its statements, where its files lie, its stack. */
const INSIDE =
  /\n\s{2,}at [\w.<>[\] ]+ \(|node_modules|file:\/\/|\bdist\/[\w-]+\.js|violates [\w -]+ constraint|duplicate key value|syntax error at|invalid input syntax|relation "\w+"|Cannot read properties|is not a function|is not iterable|is not defined|Unexpected (?:token|end of)|FST_ERR|ECONNREFUSED|ENOENT/;
/** Statuses above 499 that are told of and mean no fault of the program. */
const TOLD = new Set([503, 507]);
const SAFE: Record<string, RegExp> = {
  'x-content-type-options': /^nosniff$/,
  'content-security-policy': /default-src 'none'/,
  'x-frame-options': /^SAMEORIGIN$/,
  'referrer-policy': /^same-origin$/,
};

/** What is wrong with an answer; [] for a good one. @param word stands in every text of other authorities @param lawful
 *  whether this page may show texts of theirs */
export function faultsOf(asked: Asked, answer: Answer | undefined, word: string, lawful: boolean): string[] {
  const elsewhere = atAnotherHost(asked);
  if (!answer) return ['no answer in time'];
  const { status, headers, body } = answer;
  if (status === 0) return ['the connection was ended without an answer'];
  const faults: string[] = [];
  if (status >= 500 && !TOLD.has(status)) faults.push(`answered ${status}`);
  for (const [name, wanted] of Object.entries(SAFE))
    if (!wanted.test(String(headers[name] ?? ''))) faults.push(`without ${name}`);
  const said = readable(answer);
  if (!lawful && !elsewhere && (said.includes(word) || said.includes(encodeURIComponent(word))))
    faults.push('shows another authority');
  const type = String(headers['content-type'] ?? '');
  if (/html|json|plain/.test(type) && INSIDE.test(said))
    faults.push(`shows its inside: ${INSIDE.exec(said)![0].trim()}`);
  const twice = type.includes('html') && namedTwice(said);
  if (twice) faults.push(`names two things ${twice}`);
  if (status >= 400 && asked.method !== 'HEAD' && !tells(type, said, body)) faults.push(`${status} without a sentence`);
  return faults;
}

/** Under a name that is nobody's answers the site of the first authority, for everybody to read. */
function atAnotherHost({ by, headers, url }: Asked): boolean {
  if (url.startsWith('/console')) return false;
  return headers.host !== by.host || 'x-forwarded-host' in headers || !url.startsWith('/') || url.startsWith('//');
}

/** Whether a refusal says in Chinese what is the matter. */
function tells(type: string, said: string, body: Buffer): boolean {
  if (!body.length) return false;
  if (type.includes('html')) return /<(?:p|li|small|span|strong|h1|a|div)[^>]*>[^<]*[\u4e00-\u9fff]{2}/.test(said);
  return /[\u4e00-\u9fff]{4}/.test(said);
}
