import { createHash, randomBytes, randomInt } from 'node:crypto';

/** Letters and figures that nobody takes for another, on a screen across a hall or said over the telephone. */
const LETTERS = 'ACDEFHJKMNPRTUWXY3479';
const LENGTH = 6;
const CODE = new RegExp(`^[${LETTERS}]{${LENGTH}}$`);
/** How long a code may be typed in, ms. */
export const CODE_MS = 600_000;

/** 'AC3 4EF' is shown, 'AC34EF' is kept: one of 85 million. */
export function newCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** As it is shown. */
export const spacedCode = (code: string): string => `${code.slice(0, LENGTH / 2)} ${code.slice(LENGTH / 2)}`;

/** A code as somebody typed it: blanks, small letters and full width are forgiven. @returns undefined: no code is so written */
export function codeIn(typed: string): string | undefined {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  return CODE.test(code) ? code : undefined;
}

/** What a browser holds in a cookie, and nobody else. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What the books keep of it. @returns 32 bytes */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
