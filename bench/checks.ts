import { findingsIn } from '../src/checks/findings.ts';
import { insideOf } from '../src/checks/inside/index.ts';
import {
  carriedCases,
  hiddenCases,
  innocentCases,
  languageCases,
  markCases,
  personCases,
  splitCases,
} from './support/checks/cases.ts';
import { measurePages } from './support/checks/pages.ts';
import { Score } from './support/checks/score.ts';
import { measureSpeed } from './support/checks/speed.ts';

/** What the checks find and miss of a corpus made from known numbers, marks and faults, planted in every disguise and
 *  every place of a file, and what they find where it only looks so; and how fast.
 *  BENCH_SCALE: how often each is made; BENCH_SHOW: set, what was missed and wrongly found is listed. */
const SCALE = Number(process.env.BENCH_SCALE ?? 1);
/** A day on which nothing planted is to come but what is meant to. */
const TODAY = '2025-06-30';

const score = new Score();
for (const cases of [
  personCases(SCALE),
  splitCases(SCALE),
  markCases(SCALE),
  carriedCases(),
  hiddenCases(),
  innocentCases(SCALE),
  languageCases(),
])
  for await (const one of cases) score.add(one, findingsIn(await insideOf(one.file.bytes, one.file.name), TODAY));
score.print(process.env.BENCH_SHOW !== undefined);
await measureSpeed();
await measurePages();
