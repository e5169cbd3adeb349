import type { Placeholder, Values } from './placeholders.ts';

const SIGN = /\{\{([^{}]*)\}\}/g;
/** Stands where a value is not known yet. */
const BLANK = '＿＿＿＿';
/** Left to an officer to write. */
const TO_WRITE = /〔请[^〔〕]*〕/g;
const blanks = (text: string) => (text.includes(BLANK) ? [BLANK] : []);

/** The text with its placeholders filled in, each once: a value that itself looks like a placeholder stays as it is.
 *  @param keep placeholders without a value stay instead of becoming a blank */
export function fill(text: string, values: Values, keep = false): string {
  return text.replace(SIGN, (whole, written: string) => {
    const name = written.trim();
    const value = Object.hasOwn(values, name) ? values[name as Placeholder] : undefined;
    return value ?? (keep ? whole : BLANK);
  });
}

/** Names between double braces. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(SIGN)].map(([, name]) => name!.trim());
}

/** What an officer has still to write: 〔请…〕 in the wording, and placeholders that nothing filled. */
export function unfinished(text: string): string[] {
  return [...(text.match(TO_WRITE) ?? []), ...(text.match(SIGN) ?? []), ...blanks(text)];
}

/** What a wording would still lack when filled with these values: judged before it is filled, for a value may itself
 *  look like a placeholder (an applicant writes what they like). */
export function lacking(text: string, values: Values): string[] {
  const empty = namesIn(text).filter((name) => !Object.hasOwn(values, name));
  return [...(text.match(TO_WRITE) ?? []), ...new Set(empty.map((name) => `{{${name}}}`)), ...blanks(text)];
}
