import { SECTION_TITLES } from '../../law/index.ts';
import type { Block, Cell } from '../reading/blocks.ts';
import { bare, isFigureLike, plain } from './figure.ts';
import { columnOfLabel, isHeadOfThree, rowOfLabel } from './labels.ts';
import { MOST_LABELS } from './lines.ts';
import { resultOf } from './table-four.ts';

type TextBlock = Extract<Block, { kind: 'text' }>;

/** The longest cell of the form is the note in the head of table three. */
const LONGEST = 60;
/** Fewer figures one below the other are no table of the form. */
const FEWEST = 7;
const TITLES = new Set(SECTION_TITLES.map(bare));

/** Whether a line may be a cell: short, no sentence, no heading of a part. Rows of table three are numbered like parts. */
function mayBeCell(block: Block): block is TextBlock {
  if (block.kind !== 'text') return false;
  const text = plain(block.text);
  if (text.length > LONGEST || /[。;!?]/.test(text) || TITLES.has(bare(text))) return false;
  return !/^[一二三四五六七八九十][、.,]/.test(text) || rowOfLabel(text) !== undefined || /办理结果/.test(text);
}

const isFigure = ({ text }: TextBlock): boolean => plain(text) !== '' && isFigureLike(text);

/** Blocks in which lines that are cells of the form, each on a line of its own as some programs save tables, are tables.
 *  A report that has its table three as a table stays as it is. */
export function withTablesOfLines(blocks: readonly Block[]): readonly Block[] {
  const isThree = (block: Block) =>
    block.kind === 'table' && block.rows.some((row) => row.some(({ text }) => isHeadOfThree(text)));
  if (blocks.some(isThree)) return blocks;
  const found: Block[] = [];
  let run: TextBlock[] = [];
  const end = () => {
    found.push(...tableOf(run));
    run = [];
  };
  for (const block of blocks) {
    if (mayBeCell(block)) run.push(block);
    else {
      end();
      found.push(block);
    }
  }
  end();
  return found;
}

/** A run of cells as a table, and what stands below its last figure as it was. */
function tableOf(run: readonly TextBlock[]): Block[] {
  const to = run.findLastIndex(isFigure) + 1;
  if (run.filter(isFigure).length < FEWEST) return [...run];
  const rows: Cell[][] = [];
  let labels: Cell[] = [];
  let figures: Cell[] = [];
  const end = () => {
    if (!figures.length) return;
    const own = labels.length > MOST_LABELS ? labels.slice(-1) : labels;
    // one below the other, columns of a head that has heads of its own are not in the order of the figures
    const head = labels.slice(0, -1).filter(({ text }) => !columnOfLabel(text) || resultOf(text));
    if (own.length < labels.length) rows.push(head);
    rows.push([...own, ...figures]);
    labels = [];
    figures = [];
  };
  for (const block of run.slice(0, to)) {
    const { text, place, doubt } = block;
    const cell = { text, rowSpan: 1, colSpan: 1, place, ...(doubt && { doubt }) };
    if (isFigure(block)) figures.push(cell);
    else {
      end();
      labels.push(cell);
    }
  }
  end();
  return [{ kind: 'table', rows, place: run[0]!.place }, ...run.slice(to)];
}
