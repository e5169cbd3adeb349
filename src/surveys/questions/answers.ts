import { askedOf } from './course.ts';
import { type Answers, choicesOf, type Picks, type Question, type Texts } from './questions.ts';

/** The field of a question in a form. */
export const fieldOf = (number: number): string => `q${number}`;

export interface Read {
  answers: Answers;
  /** field → sentence; {} where it can be taken */
  faults: Record<string, string>;
}

/** What was sent, as answers. Of a question that one is not asked nothing is taken, whatever was sent.
 *  @param given values of a field, as they came */
export function readAnswers(questions: readonly Question[], given: (field: string) => readonly string[]): Read {
  const picked: Picks = {};
  const written: Texts = {};
  const faults: Record<string, string> = {};
  for (const [at, question] of questions.entries()) {
    const values = given(fieldOf(at + 1)).filter((one) => one.trim());
    const fault =
      question.kind === 'text'
        ? takeText(question.longest, values, at + 1, written)
        : takePicks(question, values, at + 1, picked);
    if (fault) faults[fieldOf(at + 1)] = fault;
  }
  const asked = new Set(askedOf(questions, picked));
  const isAsked = ([number]: [string, unknown]) => asked.has(Number(number));
  const answers = {
    picks: Object.fromEntries(Object.entries(picked).filter(isAsked)),
    texts: Object.fromEntries(Object.entries(written).filter(isAsked)),
  };
  const wrong = Object.fromEntries(Object.entries(faults).filter(([field]) => asked.has(Number(field.slice(1)))));
  for (const number of asked) {
    const question = questions[number - 1]!;
    const there = number in answers.picks || number in answers.texts;
    if (question.required && !there) wrong[fieldOf(number)] ??= `第 ${number} 题必须回答`;
  }
  const nothing = !Object.keys(answers.picks).length && !Object.keys(answers.texts).length;
  if (nothing && !Object.keys(wrong).length) wrong[fieldOf(1)] = '请至少回答一题';
  return { answers, faults: wrong };
}

function takeText(longest: number, values: readonly string[], number: number, into: Texts): string {
  const text = (values[0] ?? '').trim();
  if (!text) return '';
  into[number] = text;
  return [...text].length > longest ? `第 ${number} 题最多 ${longest} 个字，现在有 ${[...text].length} 个` : '';
}

function takePicks(question: Question, values: readonly string[], number: number, into: Picks): string {
  if (!values.length) return '';
  const offered = new Set(choicesOf(question).map(({ value }) => String(value)));
  const chosen = [...new Set(values)];
  if (chosen.some((value) => !offered.has(value))) return `第 ${number} 题请选择列出的选项`;
  into[number] = chosen.map(Number).sort((a, b) => a - b);
  const most = question.kind === 'several' ? question.most : 1;
  return chosen.length > most ? `第 ${number} 题最多选 ${most} 项，现在选了 ${chosen.length} 项` : '';
}
