/** Copies of files that may be published in place of the files themselves. */
export { cleanedCopy } from './cleaned.ts';
export { maskedCopy } from './masked.ts';
export type { Copy, Hide } from './shapes.ts';
