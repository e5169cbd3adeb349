import { type Examined, examine, readReport } from '../../../src/annual-report/examine/index.ts';
import { Random } from '../../../src/demo/random.ts';
import { type Expected, MISTAKES, ONLY_2021 } from './errors.ts';
import { filled, gridFour, gridThree, gridTwo } from './grids.ts';
import { type Made, makeReport } from './made.ts';
import { fileOf, type Variant, variantOf } from './variants.ts';

export interface Checked {
  variant: Variant;
  mistake: string | undefined;
  expected: Expected[];
  examined: Examined;
  cells: { path: string; expected: string; found: string }[];
  wrong: { path: string; expected: string; found: string }[];
  bytes: Buffer;
}

/** Makes a report by its seed, perhaps with a mistake, writes it in a layout, reads and examines it. */
export async function checkSeed(seed: number, mistake?: string, layout = variantOf(seed)): Promise<Checked> {
  const made = makeReport(seed);
  const variant: Variant = mistake && ONLY_2021.includes(mistake) ? { ...layout, format: '2021' } : layout;
  const expected = mistake ? MISTAKES[mistake]!(made, new Random(seed + 3)) : [];
  const bytes = await fileOf(made, variant, seed);
  const before = { ...makeReport(seed), tables: made.previous, year: made.year - 1 };
  before.title = before.title.replace(/\d{4}/, String(before.year));
  before.date = `${made.year}-01-20`;
  const previous = await readReport(
    await fileOf(before, { ...variant, medium: 'page', broken: 'no', habits: [] }, seed),
  );
  const examined = examine(await readReport(bytes), { previous });
  const cells = figuresOf(made, variant).map(({ path, value }) => ({
    path,
    expected: value,
    found: String(examined.cells[path]?.value ?? ''),
  }));
  return {
    variant,
    mistake,
    expected,
    examined,
    bytes,
    cells,
    wrong: cells.filter((one) => one.expected !== one.found),
  };
}

function figuresOf(made: Made, variant: Variant): { path: string; value: string }[] {
  const grids = [
    gridThree(made, variant.oneOther),
    gridFour(made),
    ...(variant.format === '2021' ? [gridTwo(made)] : []),
  ];
  return grids.flatMap((grid) =>
    filled(grid).flatMap((row) => row.flatMap((cell) => (cell?.path ? [{ path: cell.path, value: cell.text }] : []))),
  );
}
