import { choicesOf, type Question } from '../questions/questions.ts';
import { hiddenAmong, isShown, type Tally } from '../questions/tally.ts';
import type { Groups, VersionResults } from './figures.ts';

/** One question as everybody may see it. */
export interface ShownQuestion {
  number: number;
  title: string;
  kind: Question['kind'];
  /** null: fewer than may be shown */
  answered: number | null;
  rows: { label: string; count: number }[];
  mean?: number;
}

export interface ShownGroups {
  by: number;
  labels: string[];
  questions: {
    number: number;
    title: string;
    rows: { label: string; counts: (number | null)[] }[];
    answered: (number | null)[];
  }[];
}

/** What of a version's results everybody may see. */
export interface ShownVersion {
  number: number;
  /** null: fewer than may be shown */
  answers: number | null;
  entered: number | null;
  questions: ShownQuestion[];
  groups?: ShownGroups;
}

/** The figures of a survey without those that tell who answered what. */
export function shownResults(results: readonly VersionResults[]): ShownVersion[] {
  return results.map(({ version, answers, entered, tallies, groups }) => {
    const { number, content } = version;
    if (!isShown(answers)) return { number, answers: null, entered: null, questions: [] };
    return {
      ...{ number, answers, entered: isShown(entered) && isShown(answers - entered) ? entered : null },
      questions: tallies.map((tally) => shownQuestion(content.questions[tally.number - 1]!, tally)),
      ...(groups && { groups: shownGroups(content.questions, groups) }),
    };
  });
}

function shownQuestion(question: Question, { number, answered, counts, mean }: Tally): ShownQuestion {
  const of = { number, title: question.title, kind: question.kind };
  if (!isShown(answered)) return { ...of, answered: null, rows: [] };
  const rows = choicesOf(question).map(({ label }, at) => ({ label, count: counts[at]! }));
  return { ...of, answered, rows, ...(mean !== undefined && { mean }) };
}

function shownGroups(questions: readonly Question[], { by, labels, questions: crossed }: Groups): ShownGroups {
  return {
    by,
    labels,
    questions: crossed.map(({ number, answered, counts }) => {
      const hidden = hiddenAmong(answered);
      const seen = (all: readonly number[]) => all.map((one, at) => (hidden[at] ? null : one));
      const question = questions[number - 1]!;
      return {
        ...{ number, title: question.title, answered: seen(answered) },
        rows: choicesOf(question).map(({ label }, at) => ({ label, counts: seen(counts[at]!) })),
      };
    }),
  };
}
