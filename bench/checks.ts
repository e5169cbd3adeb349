import { findingsIn } from '../src/checks/findings.ts';
import { insideOf } from '../src/checks/inside/index.ts';
import {
  carriedCases,
  innocentCases,
  languageCases,
  markCases,
  personCases,
  splitCases,
} from './support/checks/cases.ts';
import { Score } from './support/checks/score.ts';

const SCALE = Number(process.env.BENCH_SCALE ?? 1);
const TODAY = '2025-06-30';
const score = new Score();
for (const cases of [
  personCases(SCALE),
  splitCases(SCALE),
  markCases(SCALE),
  carriedCases(),
  innocentCases(SCALE),
  languageCases(),
])
  for await (const one of cases) score.add(one, findingsIn(await insideOf(one.file.bytes, one.file.name), TODAY));
score.print(process.env.BENCH_SHOW !== undefined);
