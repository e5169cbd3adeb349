import type { Block } from '../../platform/papers/index.ts';

const LEVELS = [/^[一二三四五六七八九十]{1,3}、/, /^（[一二三四五六七八九十]{1,3}）/, /^\d{1,2}[.．]/] as const;
/** A heading is short and ends without a stop; a longer numbered line is a paragraph. */
const LONGEST_HEADING = 30;
const STOPS = /[。；：！？，、,.;:!?]$/;

/** The text of a paper as a person edits it, one line for each paragraph or heading, as blocks. Empty lines are dropped. */
export function blocksOf(text: string): Block[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line): Block => {
      const level = LEVELS.findIndex((sign) => sign.test(line)) + 1;
      if (level > 0 && [...line].length <= LONGEST_HEADING && !STOPS.test(line))
        return { kind: 'heading', level: level as 1 | 2 | 3, text: line };
      return { kind: 'paragraph', text: line };
    });
}

/** Blocks of blocksOf as text again. */
export function linesOf(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) => (block.kind === 'heading' || block.kind === 'paragraph' ? [block.text] : []))
    .join('\n');
}
