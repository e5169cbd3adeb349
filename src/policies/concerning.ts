import { concerns, type Policy, validityOn } from './rules.ts';
import { AUDIENCES, type Audience, isTheme, THEMES, type Theme } from './words.ts';

/** A question of 与我相关; each answer stands for those whom documents concern. */
interface Question {
  name: 'who' | 'age' | 'situation' | 'theme' | 'scope';
  asks: string;
  answers: Readonly<Record<string, { label: string; audiences?: readonly Audience[] }>>;
}

const theme = Object.fromEntries(Object.entries(THEMES).map(([id, label]) => [id, { label }]));

/** The five questions, in their order. Answers stand in the address alone: nothing is kept. */
export const QUESTIONS: readonly Question[] = [
  {
    name: 'who',
    asks: '您住在哪里，或者代表谁？',
    answers: {
      village: { label: '住在村里', audiences: ['farmers'] },
      street: { label: '住在街上', audiences: ['residents'] },
      firm: { label: '代表企业或者个体工商户', audiences: ['enterprises'] },
    },
  },
  {
    name: 'age',
    asks: '您或者家人属于哪个年龄段？',
    answers: {
      school: { label: '在上学，或者有孩子上学', audiences: ['students'] },
      work: { label: '在工作，或者在找工作', audiences: ['workers'] },
      old: { label: '六十岁以上', audiences: ['elders'] },
      other: { label: '都不是' },
    },
  },
  {
    name: 'situation',
    asks: '您或者家人有下面的情况吗？',
    answers: {
      poor: { label: '生活困难', audiences: ['poor'] },
      disabled: { label: '持有残疾人证', audiences: ['disabled'] },
      veteran: { label: '当过兵', audiences: ['veterans'] },
      none: { label: '没有' },
    },
  },
  { name: 'theme', asks: '您想了解哪一方面？', answers: { all: { label: '各方面' }, ...theme } },
  {
    name: 'scope',
    asks: '失效、废止的文件也看吗？',
    answers: { now: { label: '只看有效的' }, all: { label: '都看' } },
  },
];

/** Answers by the names of their questions; none: not answered yet. */
export type Answers = Readonly<Partial<Record<Question['name'], string>>>;

/** What an address answers. */
export function answersIn(query: (name: string) => string): Answers {
  const given = QUESTIONS.map(({ name, answers }) => [name, query(name), answers] as const);
  return Object.fromEntries(given.filter(([, id, answers]) => Object.hasOwn(answers, id)));
}

/** A document that concerns somebody, and why. */
export interface Concerning {
  policy: Policy;
  /** what of the answers it is for; none: it is for everybody */
  reasons: readonly Audience[];
}

/** The documents that concern who answers so: those for them by name first, each with why, then
 *  those for everybody. Only what holds, unless all is asked for. */
export function concerning(all: readonly Policy[], answers: Answers, today: string): Concerning[] {
  const said = QUESTIONS.flatMap(({ name, answers: possible }) => possible[answers[name] ?? '']?.audiences ?? []);
  const about: Theme | '' = answers.theme && isTheme(answers.theme) ? answers.theme : '';
  const rows = all
    .filter((policy) => concerns(policy, said))
    .filter((policy) => !about || policy.theme === about)
    .filter((policy) => answers.scope === 'all' || validityOn(policy, today) === 'valid')
    .map((policy) => ({ policy, reasons: policy.audiences.filter((one) => said.includes(one)) }));
  return [...rows.filter(({ reasons }) => reasons.length), ...rows.filter(({ reasons }) => !reasons.length)];
}

export const reasonInWords = (reasons: readonly Audience[]): string => reasons.map((one) => AUDIENCES[one]).join('、');
