import type { Block } from '../../../src/report-audit/reading/blocks.ts';

/** Blocks in short: paragraphs as they are, rows of tables as lists; → and ↓ mark spans, ? a doubt. */
export const short = (blocks: readonly Block[]) =>
  blocks.map((block) =>
    block.kind === 'table'
      ? block.rows.map((row) =>
          row.map(
            ({ text, rowSpan, colSpan, doubt }) =>
              `${text}${colSpan > 1 ? `→${colSpan}` : ''}${rowSpan > 1 ? `↓${rowSpan}` : ''}${doubt ? '?' : ''}`,
          ),
        )
      : block.kind === 'text'
        ? block.text
        : '[picture]',
  );
