import type { Typed } from '../../platform/http/form.ts';
import type { Compiled } from '../compile.ts';
import type { Answer } from '../store.ts';
import { standingNames } from '../words.ts';
import type { Part } from './parts.ts';
import type { Promised } from './promises.ts';
import { statementsOf } from './statements/statements.ts';
import type { Suggestion } from './suggestions.ts';

interface Offered {
  suggestions: readonly Suggestion[];
  promises: readonly Promised[];
  answers: readonly Answer[];
}

/** What stands in the editor after a button beside it was pressed: last year's text as a beginning, or the typed text with
 *  a statement, a suggestion or an answer added. Nothing typed is lost. */
export function withAddition(typed: Typed, part: Part, { counted, lastSources }: Compiled, offered?: Offered): Typed {
  const text = typeof typed.text === 'string' ? typed.text : '';
  if (typed.copy && lastSources[part] !== undefined) return { ...typed, text: lastSources[part] };
  if (typeof typed.add !== 'string') return typed;
  const id = typed.add;
  const added = offered
    ? addition(id, offered)
    : statementsOf(part, counted).held.find((statement) => statement.id === id)?.text;
  return added === undefined ? typed : { ...typed, text: [text.trimEnd(), added].filter(Boolean).join('\n') };
}

function addition(id: string, { suggestions, promises, answers }: Offered): string | undefined {
  const suggestion = suggestions.find((one) => one.id === id);
  if (suggestion) return `${suggestion.problem}。改进措施：${suggestion.remedy}。`;
  const promised = promises.find((one) => id === `promise-${one.id}`);
  const answer = promised && answers.find(({ promiseId }) => promiseId === promised.id);
  return (
    answer && `上年提出的“${promised.text}”，${standingNames[answer.standing]}：${answer.answer.replace(/。$/, '')}。`
  );
}
