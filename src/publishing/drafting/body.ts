import { beside } from '../../platform/beside/index.ts';
import { textOf } from './blocks.ts';
import { bodyOf, linesOf } from './html.ts';

/** What is done with the whole of a body, all of it in proportion to its length. */
export const bodyWork = {
  /** What is kept of what was typed. @param images hashes of the pictures that may stand */
  written(typed: string, images: readonly string[]): { html: string; text: string } {
    const known = new Set(images);
    const html = bodyOf(typed, (hash) => known.has(hash));
    return { html, text: textOf(html) };
  },
  /** What the editor shows of it: as lines, if it is no more than lines, and as it would be kept. */
  shown(typed: string): { lines: string | undefined; html: string } {
    const html = bodyOf(typed);
    return { lines: linesOf(html), html };
  },
};

const run = beside('publishing/body.js', bodyWork);

/** @returns a failure where the body is such that it cannot be put in order */
export function writtenBody(typed: string, images: readonly string[]) {
  return run('written', typed.length, typed, images);
}

/** @returns a failure where the body is such that it cannot be put in order */
export function shownBody(typed: string) {
  return run('shown', typed.length, typed);
}
