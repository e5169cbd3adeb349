import { REMEDY_BLOCK_IDS, type RemedyBlock } from '../../law/index.ts';
import { bare } from './figure.ts';
import { isBlank, type Line, type PlacedCell, split } from './lines.ts';
import { type RemediesFound, type RemedyKey, resultOf } from './table-four.ts';

type Result = RemedyKey['result'];
type Placed = NonNullable<RemediesFound['cells']>[number];

/** The results of one block, and the figures that are told for it. */
const RESULTS = 5;

/** The block that a heading or a label names. */
function blockNamed(words: string): RemedyBlock | undefined {
  const text = bare(words);
  if (/复议后/.test(text)) return 'suitAfterReconsideration';
  if (/直接起诉|未经复议/.test(text)) return 'directSuit';
  return /复议/.test(text) && !/诉讼/.test(text) ? 'reconsideration' : undefined;
}

/** Table four in another shape than the form's: as two or three tables side by side or one below the other, or upright,
 *  with a row for each result. undefined: not found, or not whole. */
export function remediesInParts(lines: readonly Line[]): RemediesFound | undefined {
  return inTables(lines) ?? upright(lines);
}

/** Every line of figures below a line that names the five results once or twice. */
function inTables(lines: readonly Line[]): RemediesFound | undefined {
  const parts = lines.flatMap((line, at) => {
    const results = resultsIn(lines[at - 1]);
    const figures = split(line, results.length).figures.filter((one) => !isBlank(one));
    const fits = results.length % RESULTS === 0 && results.length > 0 && figures.length === results.length;
    return fits ? [{ line, results, figures }] : [];
  });
  const told = parts.flatMap(({ line, results, figures }) =>
    Array.from({ length: results.length / RESULTS }, (_, n) => ({
      block: results.length === RESULTS ? blockNamed(line.above) : undefined,
      results: results.slice(n * RESULTS, (n + 1) * RESULTS),
      figures: figures.slice(n * RESULTS, (n + 1) * RESULTS),
    })),
  );
  if (told.length !== REMEDY_BLOCK_IDS.length || !inFormOrder(told.map(({ block }) => block))) return undefined;
  const cells = told.flatMap(({ results, figures }, n) =>
    figures.map((cell, at): Placed => ({ key: { block: REMEDY_BLOCK_IDS[n]!, result: results[at]! }, cell })),
  );
  return whole(cells, parts[0]!.line.place, '表四分成几张表');
}

/** A row for each result: with a figure for each block, or block after block. */
function upright(lines: readonly Line[]): RemediesFound | undefined {
  let heads: (RemedyBlock | undefined)[] = [];
  const rows = lines.flatMap((line) => {
    const named = line.cells.map(({ cell }) => blockNamed(cell.text)).filter((one) => one !== undefined);
    if (named.length > 1) heads = named;
    const { labels, figures } = split(line, 1);
    const result = resultOf(labels.at(-1)?.cell.text ?? '');
    const written = figures.filter((one) => !isBlank(one));
    return result && written.length > 0 ? [{ line, result, written }] : [];
  });
  const wide = rows.filter(({ written }) => written.length === REMEDY_BLOCK_IDS.length);
  const narrow = rows.filter(({ written }) => written.length === 1);
  if (heads.length > 0 && !inFormOrder(heads)) return undefined;
  if (wide.length === RESULTS)
    return whole(
      wide.flatMap(({ result, written }) =>
        written.map((cell, n): Placed => ({ key: { block: REMEDY_BLOCK_IDS[n]!, result }, cell })),
      ),
      wide[0]!.line.place,
      '表四竖排',
    );
  if (narrow.length !== RESULTS * REMEDY_BLOCK_IDS.length) return undefined;
  const cells = narrow.map(
    ({ result, written }, n): Placed => ({
      key: { block: REMEDY_BLOCK_IDS[Math.floor(n / RESULTS)]!, result },
      cell: written[0] as PlacedCell,
    }),
  );
  return whole(cells, narrow[0]!.line.place, '表四竖排');
}

const resultsIn = (line: Line | undefined): Result[] =>
  (line?.cells ?? []).map(({ cell }) => resultOf(cell.text)).filter((one) => one !== undefined);

/** Whether the blocks that are named stand in the order of the form. */
const inFormOrder = (named: readonly (RemedyBlock | undefined)[]): boolean =>
  named.length === REMEDY_BLOCK_IDS.length && named.every((block, n) => !block || block === REMEDY_BLOCK_IDS[n]);

/** Every cell of the form once, or nothing. */
function whole(cells: Placed[], place: string, why: string): RemediesFound | undefined {
  const keys = new Set(cells.map(({ key }) => `${key.block}.${key.result}`));
  return keys.size === RESULTS * REMEDY_BLOCK_IDS.length ? { place, cells, confidence: 0.95, why } : undefined;
}
