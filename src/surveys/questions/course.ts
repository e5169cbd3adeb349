import type { Goal, Picks, Question } from './questions.ts';

/** Where one goes on after a question, whatever is chosen. */
function goalsOf(question: Question, number: number): Goal[] {
  const after = question.after ?? number + 1;
  if (question.kind !== 'single') return [after];
  const chosen = question.options.map(({ to }) => to ?? after);
  return question.required && chosen.length ? chosen : [...chosen, after];
}

/** What of a survey cannot be: each as a sentence; [] where it can be asked. One goes forward only, so no way leads in a
 *  circle; and every question can be reached. */
export function courseFaults(questions: readonly Question[]): string[] {
  if (!questions.length) return ['请至少写一道题'];
  return [...questions.flatMap(ownFaults), ...groupFaults(questions), ...wayFaults(questions)];
}

function ownFaults(question: Question, at: number): string[] {
  if (!('options' in question)) return [];
  const { options } = question;
  const twice = options.find(({ label }, n) => options.findIndex((one) => one.label === label) !== n);
  return [
    ...(options.length < 2 ? [`第 ${at + 1} 题至少写两个选项`] : []),
    ...(twice ? [`第 ${at + 1} 题的选项“${twice.label}”写了两次`] : []),
    ...(question.kind === 'several' && question.most > options.length
      ? [`第 ${at + 1} 题只有 ${options.length} 个选项，不能写最多 ${question.most} 项`]
      : []),
  ];
}

function groupFaults(questions: readonly Question[]): string[] {
  const groups = questions.flatMap((one, at) => (one.kind === 'single' && one.groups ? [at + 1] : []));
  return groups.length > 1
    ? [`只能有一道题用来分组，现在第 ${groups.join('、')} 题都写了“分组”：几张分组表放在一起，会认出答题的人`]
    : [];
}

function wayFaults(questions: readonly Question[]): string[] {
  const faults: string[] = [];
  for (const [at, question] of questions.entries())
    for (const goal of new Set(goalsOf(question, at + 1))) {
      if (goal === 'end' || goal === at + 2) continue;
      if (goal <= at + 1) faults.push(`第 ${at + 1} 题跳回第 ${goal} 题，答题的人会绕圈；只能往后跳`);
      else if (goal > questions.length)
        faults.push(`第 ${at + 1} 题跳到第 ${goal} 题，但是只有 ${questions.length} 道题`);
    }
  if (faults.length) return faults;
  const reached = reachedFrom(questions);
  return questions.flatMap((_, at) => (reached.has(at + 1) ? [] : [`第 ${at + 1} 题永远不会问到：前面的题都跳过了它`]));
}

/** Goals lead forward only: one walk in order finds all that can be reached. */
function reachedFrom(questions: readonly Question[]): Set<number> {
  const reached = new Set<number>([1]);
  for (const [at, question] of questions.entries())
    if (reached.has(at + 1)) for (const goal of goalsOf(question, at + 1)) if (goal !== 'end') reached.add(goal);
  return reached;
}

/** Numbers of the questions that who chose this is asked, in their order. */
export function askedOf(questions: readonly Question[], picks: Picks): number[] {
  const asked: number[] = [];
  for (let at: Goal = 1; at !== 'end' && at <= questions.length; ) {
    asked.push(at);
    const question: Question = questions[at - 1]!;
    const picked: number | undefined = picks[at]?.[0];
    const own: Goal | undefined =
      question.kind === 'single' && picked !== undefined ? question.options[picked - 1]?.to : undefined;
    at = own ?? question.after ?? at + 1;
  }
  return asked;
}
