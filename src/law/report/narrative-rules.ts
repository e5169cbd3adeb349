import { CHANNELS } from '../channels.ts';
import type { ReportRead } from './audit-input.ts';
import { STATED_FIGURES, STATED_NONE, type StatedFigure } from './narrative-facts.ts';
import {
  type Breakdown,
  breakdownsOf,
  clauseBefore,
  isExhaustive,
  ofAnotherYear,
  sentencesOf,
} from './narrative-text.ts';
import type { Finding } from './report.ts';

type Place = { report: ReportRead; where: string };

const finding = (where: string, expected: number, found: number, message: string): Finding => ({
  rule: 'N-TEXT',
  where,
  expected,
  found,
  message,
});

function againstItself({ total, parts, quote }: Breakdown, where: string): Finding[] {
  const together = parts.reduce((all, { count }) => all + count, 0);
  if (together === total || (together < total && !isExhaustive(parts))) return [];
  const sum = parts.map(({ count }) => count).join(' + ');
  return [finding(where, total, together, `“${quote}”：分项 ${sum} = ${together}，与总数 ${total} 不符`)];
}

function againstLedger({ total, parts, quote }: Breakdown, { report, where }: Place): Finding[] {
  const channels = report.channels;
  if (!channels) return [];
  const named = Object.entries(CHANNELS).flatMap(([channel, { inReports }]) => {
    if (!inReports) return [];
    const { words, label } = inReports;
    const part = parts.filter((one) => words.test(one.label));
    return part.length === 1 ? [{ label, count: part[0]!.count, counted: channels[channel] ?? 0 }] : [];
  });
  if (named.length === 0) return [];
  const all = Object.values(channels).reduce((a, b) => a + b, 0);
  const wrong = named.filter(({ count, counted }) => count !== counted);
  return [
    ...(all === total ? [] : [finding(where, all, total, `“${quote}”：台账共 ${all} 条，文中写 ${total} 条`)]),
    ...wrong.map(({ label, count, counted }) =>
      finding(where, counted, count, `“${quote}”：台账中${label} ${counted} 条，文中写 ${count} 条`),
    ),
  ];
}

function matches(sentence: string, { pattern, unless, within }: StatedFigure, year: number | undefined) {
  if (within && !within.test(sentence)) return [];
  return [...sentence.matchAll(new RegExp(pattern, 'g'))].filter((match) => {
    const words = clauseBefore(sentence, match.index) + match[0];
    return !unless?.test(words) && !ofAnotherYear(words.replace(/上一?年度?结转/, ''), year);
  });
}

/** A figure that a sentence states of something the tables tell. */
export interface Stated {
  figure: StatedFigure;
  quote: string;
  found: number;
  /** where in the sentence its digits begin */
  at: number;
}

/** Every figure of a sentence that a pattern is sure of. */
export const statedIn = (sentence: string, year: number | undefined): Stated[] =>
  STATED_FIGURES.flatMap((figure) =>
    matches(sentence, figure, year).map((match) => {
      const digits = match.at(-1) ?? '';
      return { figure, quote: match[0], found: Number(digits), at: match.index + match[0].lastIndexOf(digits) };
    }),
  );

function figures(sentence: string, { report, where }: Place): Finding[] {
  const none = STATED_NONE.flatMap((figure) =>
    matches(sentence, figure, report.year).map((match) => ({ figure, quote: match[0], found: 0 })),
  );
  return [...statedIn(sentence, report.year), ...none].flatMap(({ figure: { what, value }, quote, found }) => {
    const expected = value(report.tables);
    if (expected === null || expected === found) return [];
    return [finding(where, expected, found, `“${quote}”：表中${what}为 ${expected}，文中写 ${found}`)];
  });
}

/** Figures of the narrative against themselves, the ledger's channels and the tables. Only patterns that are sure speak. */
export function narrativeRule(report: ReportRead): Finding[] {
  return (report.sections ?? []).flatMap(({ text }, i) => {
    const place = { report, where: `sections[${i}].text` };
    return sentencesOf(text).flatMap((sentence) => [
      ...breakdownsOf(sentence)
        .filter(({ before }) => !ofAnotherYear(before, report.year))
        .flatMap((one) => [...againstItself(one, place.where), ...againstLedger(one, place)]),
      ...figures(sentence, place),
    ]);
  });
}
