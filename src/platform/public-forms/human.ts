import { createHash } from 'node:crypto';

/** What keeps machines out without asking anyone outside. docs/decisions/0058 */

/** Leading zero bits that the proof of work must have: about 32,000 hashes, a second or less on an old phone. */
export const PROOF_BITS = 15;
/** Nobody reads the page and confirms it faster. */
export const FASTEST_MS = 2_000;
/** Longer than anyone leaves a form open on one day; then only the check is drawn anew, nothing typed is lost. */
export const LONGEST_MS = 24 * 3_600_000;

/** Whether SHA-256 of 'challenge:proof' begins with so many zero bits. */
export function proves(challenge: string, proof: string, bits = PROOF_BITS): boolean {
  if (!/^\d{1,12}$/.test(proof)) return false;
  const hash = createHash('sha256').update(`${challenge}:${proof}`).digest();
  return hash.readUInt32BE(0) >>> (32 - bits) === 0;
}

export interface Question {
  text: string;
  answer: number;
}

const FIGURES = '零一二三四五六七八九十';

/** A sum that everybody can do, in words. @param seed any whole number ≥ 0 */
export function question(seed: number): Question {
  const first = 2 + (seed % 8);
  const second = 1 + (Math.floor(seed / 8) % 9);
  if (first > second && Math.floor(seed / 72) % 2)
    return { text: `${FIGURES[first]}减${FIGURES[second]}等于几？`, answer: first - second };
  return { text: `${FIGURES[first]}加${FIGURES[second]}等于几？`, answer: first + second };
}

/** What was answered, in figures of any width or in Chinese numerals up to 十九; undefined when it is no number. */
export function numberIn(answer: string): number | undefined {
  const text = answer.normalize('NFKC').replace(/\s/g, '').replace('〇', '零').replace('两', '二');
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const teen = /^一?十([一二三四五六七八九]?)$/.exec(text);
  if (teen) return 10 + Math.max(0, FIGURES.indexOf(teen[1] || '零'));
  const place = text.length === 1 ? FIGURES.indexOf(text) : -1;
  return place >= 0 ? place : undefined;
}

/** What was issued with the page that is now sent back. */
export interface Issued {
  /** names this one filing: sent twice, it files once */
  id: string;
  /** ms since 1970 */
  at: number;
  answer: number;
}

export interface Sent {
  proof: string;
  answer: string;
  /** the field that people do not see */
  trap: string;
}

export type Verdict = { ok: true; proved: boolean } | { ok: false; field: string; message: string };

/** Whether a form may be taken: `proved` by the machine's work, else by the answered question. */
export function judge(issued: Issued | undefined, sent: Sent, now: number): Verdict {
  if (sent.trap) return { ok: false, field: 'homepage', message: '请把“此栏请留空”一栏清空后再提交' };
  const age = issued ? now - issued.at : Number.POSITIVE_INFINITY;
  if (!issued || age > LONGEST_MS || age < 0)
    return { ok: false, field: 'answer', message: '页面停留过久，请核对下面的内容后再提交一次' };
  if (age < FASTEST_MS) return { ok: false, field: 'answer', message: '提交得太快，请核对下面的内容后再提交一次' };
  if (sent.proof && proves(issued.id, sent.proof)) return { ok: true, proved: true };
  if (!sent.answer.trim()) return { ok: false, field: 'answer', message: '请回答验证问题' };
  if (numberIn(sent.answer) === issued.answer) return { ok: true, proved: false };
  return { ok: false, field: 'answer', message: '验证问题答得不对，请再算一算' };
}
