import { type Goal, KINDS, kindInWords, MOST, type Option, type Question } from './questions.ts';

/** 问卷 as people write one: a numbered line with what sort of question it is in brackets, its options one a line.
 *
 *     1. 您去过办事大厅吗？（单选，必答）
 *     去过
 *     没去过 → 第 3 题
 *     2. 您满意吗？（量表，1 很不满意 至 5 很满意）
 *     3. 您有什么建议？（文字，最多 200 字）
 */
const HEAD = /^(\d{1,3}) ?[.．、](.+)$/;
const ARROWS = ['→', '->', '⇒'];
const GOAL = /^(?:跳到|转到|跳至|转至)?(?:第(\d{1,3})题|(结束))$/;
const MARK = /^(?:[-·•○□☐]|[A-Za-z][.．、)）]|[（(]\d{1,2}[)）]|[①-⑳])\s*/;
const RANGE = /^(\d{1,4})(\D*)(\d{1,4})(\D*)$/;
const BETWEEN = '-—~～至到';

export interface Parsed {
  questions: Question[];
  /** sentences, each with its line; [] where all was understood */
  faults: string[];
}

interface Terms {
  kind?: keyof typeof KINDS;
  required: boolean;
  groups: boolean;
  most?: number;
  longest?: number;
  range?: { from: number; low: string; upTo: number; high: string };
}

/** What is typed as questions. Anything that is not understood is said with its line. */
export function parseQuestions(text: string): Parsed {
  const questions: Question[] = [];
  const faults: string[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const said = line.trim();
    if (!said) continue;
    const fault = take(said, questions);
    if (fault) faults.push(`第 ${at + 1} 行：${fault}`);
  }
  if (questions.length > MOST.questions) faults.push(`最多 ${MOST.questions} 道题，现在有 ${questions.length} 道`);
  return { questions: questions.map(settled), faults };
}

/** Takes one line. @returns what is wrong with it; '' for nothing */
function take(line: string, questions: Question[]): string {
  const head = HEAD.exec(line);
  if (head) return begin(Number(head[1]), head[2]!.trim(), questions);
  const last = questions.at(-1);
  if (!last) return '应以题号开头，如“1. 您去过办事大厅吗？（单选，必答）”';
  const help = /^说明[：:](.*)$/.exec(line);
  if (help) {
    last.help = help[1]!.trim();
    return last.help.length > MOST.title ? `说明最多 ${MOST.title} 个字` : '';
  }
  const { rest, goal } = goalIn(line);
  if (!rest && goal) {
    last.after = goal;
    return '';
  }
  if (last.kind !== 'single' && last.kind !== 'several')
    return `${KINDS[last.kind]}题没有选项，“${short(line)}”放错了地方；题目要以题号开头`;
  const label = rest.replace(MARK, '');
  if (!label) return '选项没有写字';
  if (label.length > MOST.label) return `选项最多 ${MOST.label} 个字`;
  if (goal && last.kind === 'several') return '多选题的选项不能跳题；要跳题的，另起一行写“→ 第 5 题”';
  if (last.options.length >= MOST.options) return `一道题最多 ${MOST.options} 个选项`;
  last.options.push({ label, ...(goal && { to: goal }) } satisfies Option);
  return '';
}

function begin(number: number, rest: string, questions: Question[]): string {
  if (number !== questions.length + 1) return `这一题的题号应为 ${questions.length + 1}`;
  const { title, sort } = sortIn(rest);
  const terms = sort === undefined ? undefined : termsIn(sort);
  // stands in its place whatever is wrong with it, so that the numbers after it are right
  const made = questionOf(title || rest, typeof terms === 'object' ? terms : { required: false, groups: false });
  questions.push(made);
  if (sort === undefined) return '题目后面用括号写明题型，如（单选，必答）、（多选，最多 3 项）、（文字）';
  if (typeof terms === 'string') return terms;
  if (!title.trim()) return '题目没有写字';
  if (title.length > MOST.title) return `题目最多 ${MOST.title} 个字`;
  return termsFault(terms!);
}

function termsIn(sort: string): Terms | string {
  const terms: Terms = { required: false, groups: false };
  for (const term of sort
    .split(/[，,；;]/)
    .map((one) => one.trim())
    .filter(Boolean)) {
    const kind = (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((one) => KINDS[one] === term.replace(/题$/, ''));
    const most = /^最多\s*(\d{1,4})\s*(项|个|字)$/.exec(term);
    const range = rangeIn(term);
    if (kind) terms.kind = kind;
    else if (term === '必答' || term === '必填') terms.required = true;
    else if (term === '选答' || term === '选填') terms.required = false;
    else if (term === '分组') terms.groups = true;
    else if (most) terms[most[2] === '字' ? 'longest' : 'most'] = Number(most[1]);
    else if (range) terms.range = range;
    else return `看不懂括号里的“${short(term)}”`;
  }
  return terms;
}

function termsFault({ kind, groups, most, longest, range }: Terms): string {
  if (!kind) return '括号里写明题型：单选、多选、量表或者文字';
  if (groups && kind !== 'single') return '只有单选题可以用来分组';
  if (most !== undefined && kind !== 'several') return '只有多选题写“最多几项”';
  if (most === 0) return '多选题至少可选 1 项';
  if (longest !== undefined && kind !== 'text') return '只有文字题写“最多几字”';
  if (longest !== undefined && (longest < 1 || longest > MOST.text)) return `文字题最多 1 至 ${MOST.text} 字`;
  if (range && kind !== 'scale') return '只有量表题写分值';
  if (kind === 'scale' && !range) return '量表题写明分值，如（量表，1 很不满意 至 5 很满意）';
  if (range && (range.upTo <= range.from || range.upTo > 10)) return '量表的分值从小到大，最大 10';
  return '';
}

function questionOf(title: string, { kind, required, groups, most, longest, range }: Terms): Question {
  const common = { title: title.trim(), help: '', required };
  switch (kind) {
    case 'several':
      return { ...common, kind, options: [], most: most ?? 0 };
    case 'scale':
      return { ...common, kind, ...(range ?? { from: 1, low: '', upTo: 5, high: '' }) };
    case 'text':
      return { ...common, kind, longest: longest ?? 500 };
    default:
      return { ...common, kind: 'single', options: [], ...(groups && { groups }) };
  }
}

/** Who does not say how many may be chosen means all. */
const settled = (question: Question): Question =>
  question.kind === 'several' && question.most === 0 ? { ...question, most: question.options.length } : question;

/** '您好吗（单选，必答）' → what is asked, and what stands in the last brackets. */
function sortIn(text: string): { title: string; sort?: string } {
  if (!/[)）]$/.test(text)) return { title: '' };
  const at = Math.max(text.lastIndexOf('（'), text.lastIndexOf('('));
  const sort = text.slice(at + 1, -1);
  return at < 0 || /[)）]/.test(sort) ? { title: '' } : { title: text.slice(0, at).trim(), sort };
}

/** '1 很不满意 至 5 很满意'; undefined: it is none */
function rangeIn(term: string): Terms['range'] {
  const [, from, middle = '', upTo, high = ''] = RANGE.exec(term) ?? [];
  const between = middle.trim();
  if (!between || !BETWEEN.includes(between.at(-1)!)) return undefined;
  return { from: Number(from), low: between.slice(0, -1).trim(), upTo: Number(upTo), high: high.trim() };
}

function goalIn(line: string): { rest: string; goal?: Goal } {
  const [at, arrow] = ARROWS.map((one) => [line.lastIndexOf(one), one] as const).reduce((a, b) =>
    b[0] > a[0] ? b : a,
  );
  const found = at < 0 ? null : GOAL.exec(line.slice(at + arrow.length).replace(/\s/g, ''));
  if (!found) return { rest: line };
  return { rest: line.slice(0, at).trim(), goal: found[2] ? 'end' : Number(found[1]) };
}

const short = (text: string) => (text.length > 20 ? `${text.slice(0, 20)}…` : text);

/** '结束', '第 3 题' */
export const goalInWords = (goal: Goal): string => (goal === 'end' ? '结束' : `第 ${goal} 题`);

/** Questions as they are typed: read again, they are the same. */
export function inLines(questions: readonly Question[]): string {
  return questions
    .flatMap((question, at) => [
      `${at + 1}. ${question.title}（${kindInWords(question)}）`,
      ...(question.help ? [`说明：${question.help}`] : []),
      ...('options' in question
        ? question.options.map(({ label, to }) => (to ? `- ${label} → ${goalInWords(to)}` : `- ${label}`))
        : []),
      ...(question.after ? [`→ ${goalInWords(question.after)}`] : []),
    ])
    .join('\n');
}
