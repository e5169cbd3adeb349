import { Random } from '../../../src/demo/random.ts';
import { type AuditedReport, auditRead, readReport } from '../../../src/report-audit/audit.ts';
import { type Expected, HINT, MISTAKES, ONLY_2021 } from './errors.ts';
import { filled, gridFour, gridThree, gridTwo } from './grids.ts';
import { type Made, makeReport } from './made.ts';
import { fileOf, type Variant, variantOf } from './variants.ts';

/** A report that was made: its file, last year's file, and what must be found. */
export interface Case {
  seed: number;
  made: Made;
  variant: Variant;
  mistake: string | undefined;
  expected: Expected[];
  bytes: Buffer;
  previous: Buffer;
}

interface Audited {
  audited: AuditedReport;
  /** rule and place of every finding, and of every hint */
  found: Expected[];
  cells: CellJudged[];
  wrong: CellJudged[];
}
interface CellJudged {
  path: string;
  expected: string;
  found: string;
}
export type Checked = Case & Audited;

/** Makes a report by its seed, perhaps with a mistake, and writes it in a layout. */
export async function makeCase(seed: number, mistake?: string, layout = variantOf(seed)): Promise<Case> {
  const made = makeReport(seed);
  const only2021 = layout.medium.startsWith('own') || (mistake && ONLY_2021.includes(mistake));
  const variant: Variant = only2021 ? { ...layout, format: '2021' } : layout;
  const expected = mistake ? MISTAKES[mistake]!(made, new Random(seed + 3)) : [];
  const before = { ...makeReport(seed), tables: made.previous, year: made.year - 1, extra: made.before };
  before.title = before.title.replace(/\d{4}/, String(before.year));
  before.date = `${made.year}-01-20`;
  return {
    seed,
    made,
    variant,
    mistake,
    expected,
    bytes: await fileOf(made, variant, seed),
    previous: await fileOf(before, { ...variant, medium: 'page', broken: 'no', habits: [] }, seed),
  };
}

/** Reads and audits the report's file.
 *  @param bytes the file in another format, where some program has converted it */
export async function readAndAudit(
  { made, variant, bytes: own, previous }: Case,
  bytes: Uint8Array = own,
): Promise<Audited> {
  const audited = auditRead(await readReport(bytes), { previous: await readReport(previous) });
  const cells = figuresOf(made, variant).map(({ path, value }) => ({
    path,
    expected: value,
    found: String(audited.cells[path]?.value ?? ''),
  }));
  const found = [
    ...audited.findings.map(({ rule, where }) => ({ rule, where })),
    ...audited.hints.filter(({ rule }) => rule !== 'X-MOVE').map(({ where }) => ({ rule: HINT, where })),
  ];
  return { audited, found, cells, wrong: cells.filter((one) => one.expected !== one.found) };
}

export async function checkSeed(seed: number, mistake?: string, layout = variantOf(seed)): Promise<Checked> {
  const made = await makeCase(seed, mistake, layout);
  return { ...made, ...(await readAndAudit(made)) };
}

function figuresOf(made: Made, variant: Variant): { path: string; value: string }[] {
  const oneOther = variant.oneOther && !variant.medium.startsWith('own');
  const grids = [gridThree(made, oneOther), gridFour(made), ...(variant.format === '2021' ? [gridTwo(made)] : [])];
  return grids.flatMap((grid) =>
    filled(grid).flatMap((row) => row.flatMap((cell) => (cell?.path ? [{ path: cell.path, value: cell.text }] : []))),
  );
}
