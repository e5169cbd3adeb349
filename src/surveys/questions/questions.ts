/** Where somebody goes on: to a question by its number, counted from 1, or to the end. */
export type Goal = number | 'end';

export interface Option {
  label: string;
  /** where who chooses it goes on; left out: as after the question */
  to?: Goal;
}

interface Common {
  title: string;
  /** a line below the title; '' where there is none */
  help: string;
  required: boolean;
  /** where one goes on after it; left out: the next question */
  after?: Goal;
}

interface Single extends Common {
  kind: 'single';
  options: Option[];
  /** results are also shown by what was chosen here */
  groups?: true;
}
interface Several extends Common {
  kind: 'several';
  options: Option[];
  /** how many may be chosen */
  most: number;
}
interface Scale extends Common {
  kind: 'scale';
  from: number;
  upTo: number;
  /** what its ends mean: '很不满意', '很满意' */
  low: string;
  high: string;
}
interface Text extends Common {
  kind: 'text';
  /** characters at most */
  longest: number;
}
export type Question = Single | Several | Scale | Text;

export const KINDS = { single: '单选', several: '多选', scale: '量表', text: '文字' } as const;

/** Bounds of a survey: more nobody answers. */
export const MOST = { questions: 200, options: 50, title: 200, label: 100, text: 2_000 } as const;

/** What was chosen, by the question's number: numbers of options, counted from 1, or the value of a scale. */
export type Picks = Record<string, number[]>;
/** What was written, by the question's number. */
export type Texts = Record<string, string>;

export interface Answers {
  picks: Picks;
  texts: Texts;
}

/** Values of a scale in their order. */
const valuesOf = ({ from, upTo }: Scale): number[] => Array.from({ length: upTo - from + 1 }, (_, at) => from + at);

/** What of a question can be chosen: number → in words. A text offers nothing. */
export function choicesOf(question: Question): { value: number; label: string }[] {
  if (question.kind === 'text') return [];
  if (question.kind === 'scale')
    return valuesOf(question).map((value) => {
      const end = value === question.from ? question.low : value === question.upTo ? question.high : '';
      return { value, label: end ? `${value} ${end}` : String(value) };
    });
  return question.options.map(({ label }, at) => ({ value: at + 1, label }));
}

/** '多选，最多 3 项，必答' */
export function kindInWords(question: Question): string {
  const own =
    question.kind === 'several' && question.most < question.options.length
      ? `最多 ${question.most} 项`
      : question.kind === 'scale'
        ? `${question.from} ${question.low} 至 ${question.upTo} ${question.high}`.replaceAll(/ {2,}/g, ' ').trim()
        : question.kind === 'text'
          ? `最多 ${question.longest} 字`
          : '';
  const groups = question.kind === 'single' && question.groups ? '分组' : '';
  return [KINDS[question.kind], own, question.required && '必答', groups].filter(Boolean).join('，');
}
