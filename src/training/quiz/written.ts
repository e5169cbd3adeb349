/** A question of a quiz with its answers. */
export interface Question {
  text: string;
  options: string[];
  /** places of the right ones, from 0, in order */
  right: number[];
}

const MOST_QUESTIONS = 30;
const MOST_OPTIONS = 8;
/** Characters of a line. */
const LONGEST = 300;

const HEAD = /^(\d{1,2})[.．、]\s{0,8}(\S.*)$/;
const LETTER = /^[A-Ha-h][.．、]\s{0,8}/;
const MARK = /\s?[✓√]$/;

/** Reads questions as people write them: a line that begins with its number, below it a line for each answer, the right
 *  ones with ✓ at their end. Letters before answers may be left out.
 *  @returns the questions, or what is wrong, with the line */
export function parseQuiz(written: string): { ok: true; questions: Question[] } | { ok: false; why: string } {
  const questions: Question[] = [];
  const fault = (line: number, why: string) => ({ ok: false, why: `第 ${line + 1} 行：${why}` }) as const;
  const lines = written.split('\n').map((line) => line.trim());
  for (const [n, line] of lines.entries()) {
    if (!line) continue;
    if ([...line].length > LONGEST) return fault(n, `一行最多 ${LONGEST} 个字`);
    const head = HEAD.exec(line);
    if (head) {
      if (questions.length === MOST_QUESTIONS) return fault(n, `最多 ${MOST_QUESTIONS} 道题`);
      const last = questions.at(-1);
      const wrong = last && faultOf(last, questions.length);
      if (wrong) return { ok: false, why: wrong };
      questions.push({ text: head[2]!, options: [], right: [] });
      continue;
    }
    const question = questions.at(-1);
    if (!question) return fault(n, '题目应以题号开头，如“1. ……”');
    const marked = MARK.test(line);
    const option = line.replace(MARK, '').replace(LETTER, '').trim();
    if (!option) return fault(n, '选项没有内容');
    if (question.options.includes(option)) return fault(n, `选项“${option}”重复`);
    if (question.options.length === MOST_OPTIONS) return fault(n, `一道题最多 ${MOST_OPTIONS} 个选项`);
    if (marked) question.right.push(question.options.length);
    question.options.push(option);
  }
  const last = questions.at(-1);
  if (!last) return { ok: false, why: '请写题目' };
  const wrong = faultOf(last, questions.length);
  return wrong ? { ok: false, why: wrong } : { ok: true, questions };
}

function faultOf({ options, right }: Question, nth: number): string | undefined {
  if (options.length < 2) return `第 ${nth} 题至少要有两个选项`;
  return right.length === 0 ? `第 ${nth} 题没有标出正确的选项：在它的末尾写 ✓` : undefined;
}

const LETTERS = 'ABCDEFGH';

/** An answer with its letter: 'A. 20 个工作日' */
export const optionInWords = ({ options }: Question, at: number): string => `${LETTERS[at]}. ${options[at]}`;

/** The questions as they are typed. */
export function quizText(questions: readonly Question[]): string {
  return questions
    .map((question, n) =>
      [
        `${n + 1}. ${question.text}`,
        ...question.options.map((_, at) => `${optionInWords(question, at)}${question.right.includes(at) ? ' ✓' : ''}`),
      ].join('\n'),
    )
    .join('\n\n');
}

/** Whether what was chosen is exactly what is right. */
export const isRight = ({ right }: Question, chosen: readonly number[]): boolean =>
  right.length === chosen.length && right.every((one) => chosen.includes(one));

/** Points of 100: the share of questions whose answer is exactly right, rounded. */
export function scoreOf(questions: readonly Question[], chosen: readonly (readonly number[])[]): number {
  const right = questions.filter((question, n) => isRight(question, chosen[n] ?? [])).length;
  return Math.round((right * 100) / questions.length);
}
