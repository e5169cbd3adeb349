import { randomInt } from 'node:crypto';
import type { Sealer } from '../sealing/sealing.ts';

/** No letters or digits that are mistaken for one another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 10; // 31^10, about 2^49

/** The code with which a citizen follows what they sent; shown once. */
export function newQueryCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** What is stored of it. Case and spaces do not matter. */
export function queryCodeHash(sealer: Sealer, code: string): Buffer {
  return sealer.lookup(code.replace(/[\s-]/g, '').toUpperCase(), 'query-code');
}
