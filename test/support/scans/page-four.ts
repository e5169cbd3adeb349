import { gridFour } from '../reports/grids.ts';
import { makeReport } from '../reports/made.ts';
import { asPdf } from '../reports/write-pdf.ts';

const BLOCKS = ['reconsideration', 'directSuit', 'suitAfterReconsideration'] as const;
const RESULTS = ['upheld', 'corrected', 'otherResult', 'pending', 'total'] as const;
/** The last sum is wrong by one: 111 + 20 + 5 + 47 = 183. */
const FIGURES = [6, 0, 12, 1, 19, 0, 0, 3, 0, 3, 111, 20, 5, 47, 184];

/** What stands in each cell of the page, by its path. */
export const FIGURES_OF_FOUR = BLOCKS.flatMap((block, b) =>
  RESULTS.map((result, r) => [`four.${block}.${result}`, FIGURES[b * 5 + r]!] as const),
);

/** A page with a title and table four, whose last sum is wrong: a scan of it is read in seconds. */
export function pageFour(): Buffer {
  const made = makeReport(21);
  for (const [path, value] of FIGURES_OF_FOUR) {
    const [, block, result] = path.split('.') as [string, (typeof BLOCKS)[number], (typeof RESULTS)[number]];
    Object.assign(made.tables.four[block], { [result]: value });
  }
  return asPdf([
    { role: 'title', text: made.title },
    { role: 'heading', text: '四、政府信息公开行政复议、行政诉讼情况' },
    { grid: gridFour(made) },
  ]);
}
