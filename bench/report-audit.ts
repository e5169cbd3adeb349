import { RULE_IDS } from '../src/law/index.ts';
import { auditFiles } from '../src/report-audit/index.ts';
import { type Case, type Checked, makeCase, readAndAudit } from '../test/support/reports/check.ts';
import { convertedByOffice, hasOffice } from '../test/support/reports/converted.ts';
import { MISTAKES, NEVER_OURS } from '../test/support/reports/errors.ts';
import { MEDIA, type Medium, RARE_MEDIA, type Variant, variantOf } from '../test/support/reports/variants.ts';
import { measureScans } from './support/scans.ts';
import { judge, print } from './support/timing.ts';

/** Reports made from known figures in many layouts and media, each without or with one known mistake: what is read right
 *  in each medium, and for each rule how much of what was found was there (precision) and how much of what was there was
 *  found (recall).
 *  BENCH_REPORTS: how many of each medium; BENCH_MEDIA: names of media, with blanks between, in place of all, 'scans'
 *  among them; BENCH_SCANS: how many of each kind of scan. */
const REPORTS = Number(process.env.BENCH_REPORTS ?? 90);
const ONLY = process.env.BENCH_MEDIA?.split(' ');

const kindsIn = (medium: Medium) => [
  undefined,
  ...Object.keys(MISTAKES).filter((name) => !medium.startsWith('own') || !NEVER_OURS.includes(name)),
];
const clean = { habits: [], format: '2021', oneOther: false, broken: 'no' } as const;
const isClean = ({ variant }: Case) => variant.habits.length === 0 && variant.broken === 'no';

/** Every third report is laid out as the form has it, the others as offices do. */
const cases = (medium: Medium): Promise<Case[]> =>
  Promise.all(
    Array.from({ length: REPORTS }, (_, n) => {
      const seed = 1000 + n;
      const kinds = kindsIn(medium);
      return makeCase(seed, kinds[n % kinds.length], { ...variantOf(seed), ...(n % 3 === 0 && clean), medium });
    }),
  );
const own = async (medium: Medium) => (await cases(medium)).map((one) => ({ one, bytes: one.bytes }));
const converted = (to: string) => async () => {
  const all = await cases('docx');
  const files = convertedByOffice(
    all.map(({ bytes }) => bytes),
    'docx',
    to,
  );
  return all.flatMap((one, n) => (files[n] ? [{ one, bytes: files[n] }] : []));
};
/** The form's layout, table four or the whole otherwise than the form has it. @param without mistakes that it cannot have */
const shaped =
  (shape: Partial<Variant>, without: readonly string[] = []) =>
  async () =>
    Promise.all(
      Array.from({ length: REPORTS }, async (_, n) => {
        const kinds = kindsIn('page').filter((kind) => !without.includes(kind ?? ''));
        const one = await makeCase(1000 + n, kinds[n % kinds.length], { ...clean, medium: 'page', ...shape });
        return { one, bytes: one.bytes };
      }),
    );
type Source = () => Promise<{ one: Case; bytes: Buffer }[]>;
const sources: [name: string, source: Source][] = [
  ...([...MEDIA, ...RARE_MEDIA, 'ownPage', 'ownDocx', 'ownPdf', 'pdf', 'unruledPdf'] as const).map(
    (medium): [string, Source] => [medium, () => own(medium)],
  ),
  ...(['three tables', 'two tables', 'upright', 'list'] as const).map((four): [string, Source] => [
    `four.${four.replace(' ', '-')}`,
    shaped({ four }),
  ]),
  // where a blank cell leaves no line
  ['lines', shaped({ medium: 'lines' }, ['blankCell'])],
  ...(hasOffice()
    ? (['pdf', 'html', 'docx'] as const).map((to): [string, Source] => [`libreOffice.${to}`, converted(to)])
    : []),
];

const rules = new Map(RULE_IDS.map((id) => [id as string, { right: 0, false: 0, missed: 0 }]));
const total = { cells: 0, right: 0, wrong: 0, clean: 0, cleanRight: 0, correct: 0, correctWithFinding: 0 };
const share = (part: number, all: number) => (all === 0 ? 100 : (100 * part) / all);
const percent = (part: number, all: number) => `${share(part, all).toFixed(2)}%`;
const key = ({ rule, where }: { rule: string; where: string }) => `${rule} ${where}`;

for (const [name, source] of sources) {
  if (ONLY && !ONLY.includes(name)) continue;
  const figures = { cells: 0, right: 0, wrong: 0, missed: 0, invented: 0 };
  const troubled: string[] = [];
  for (const { one, bytes } of await source()) {
    const checked: Checked = { ...one, ...(await readAndAudit(one, bytes)) };
    const { cells, wrong, expected } = checked;
    const readWrong = wrong.filter(({ found }) => found !== '');
    figures.cells += cells.length;
    figures.right += cells.length - wrong.length;
    figures.wrong += readWrong.length;
    if (isClean(one)) {
      total.clean += cells.length;
      total.cleanRight += cells.length - wrong.length;
    }
    const { findings } = checked.audited;
    const wanted = new Set(expected.map(key));
    const found = new Set(findings.map(key));
    const invented = findings.filter((finding) => !wanted.has(key(finding)));
    const missed = expected.filter(({ rule, where }) => rules.has(rule) && !found.has(key({ rule, where })));
    for (const { rule } of invented) rules.get(rule)!.false += 1;
    for (const { rule } of missed) rules.get(rule)!.missed += 1;
    for (const finding of findings) if (wanted.has(key(finding))) rules.get(finding.rule)!.right += 1;
    figures.missed += missed.length;
    figures.invented += invented.length;
    if (expected.length === 0) {
      total.correct += 1;
      if (findings.length) total.correctWithFinding += 1;
    }
    if (wrong.length || missed.length || invented.length)
      troubled.push(
        `${one.seed}${isClean(one) ? ' clean' : ''} (${[
          wrong.length && `${wrong.length} cells, ${readWrong.length} wrong`,
          ...missed.map((it) => `missed ${key(it)}`),
          ...invented.map((it) => `invented ${key(it)}`),
        ]
          .filter(Boolean)
          .join(', ')})`,
      );
  }
  total.cells += figures.cells;
  total.right += figures.right;
  total.wrong += figures.wrong;
  print(name, {
    cells: figures.cells,
    right: percent(figures.right, figures.cells),
    unread: figures.cells - figures.right - figures.wrong,
    wrong: figures.wrong,
    'findings missed': figures.missed,
    invented: figures.invented,
  });
  for (const one of troubled.slice(0, 8)) process.stdout.write(`    ${one}\n`);
}
if (!hasOffice()) process.stdout.write('LibreOffice is not on this machine: its files were not measured\n');

for (const [rule, { right, false: wrongly, missed }] of rules) {
  judge(`${rule} precision (${right} findings)`, share(right, right + wrongly), '%', { atLeast: 100 });
  judge(`${rule} recall`, share(right, right + missed), '%', { atLeast: 100 });
}
judge('cells read right, clean layouts', share(total.cleanRight, total.clean), '%', { atLeast: 100 });
judge(`cells read right, all ${total.cells}`, share(total.right, total.cells), '%', { atLeast: 99.9 });
judge('cells read wrong', total.wrong, '', { atMost: 0 });
judge(`correct reports (${total.correct}) with a finding`, total.correctWithFinding, '', { atMost: 0 });

if (!ONLY) {
  const files = (await Promise.all(MEDIA.map(cases))).flat().slice(0, 100);
  const given = files.map(({ seed, variant, bytes }) => ({
    name: `${seed}.${variant.medium}`,
    bytes: async () => bytes,
  }));
  const began = performance.now();
  await auditFiles(given);
  judge(`${given.length} reports audited in two processes`, (performance.now() - began) / 1000, 's', { atMost: 10 });
  const one = performance.now();
  await auditFiles(given.slice(0, 1));
  judge('one report, its process started anew', performance.now() - one, 'ms', { atMost: 1000 });
}

if (!ONLY || ONLY.includes('scans')) await measureScans(Number(process.env.BENCH_SCANS ?? 1));
