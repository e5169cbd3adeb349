import type { Paper } from './model.ts';

/** A paper as a Word file. GB/T 9704-2012. The library is loaded when the first paper is written, not at the start. */
export async function paperDocx(paper: Paper): Promise<Buffer> {
  return (await import('./word.ts')).wordFile(paper);
}
