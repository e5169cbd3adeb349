import type { Finding } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Compiled } from '../compile.ts';
import { partIds, parts } from '../narrative/parts.ts';
import { type Promised, promisesIn } from '../narrative/promises.ts';
import { answersOf } from '../store.ts';

const RULE = '未完成';

/** What last year's report promised and nobody has answered yet. */
export async function unansweredIn(db: Db, authorityId: number, { lastYear, report }: Compiled): Promise<Promised[]> {
  const answers = await answersOf(db, authorityId, report.year);
  const answered = new Set(answers.map(({ promiseId }) => promiseId));
  return promisesIn(lastYear.problems ?? '').filter(({ id }) => !answered.has(id));
}

/** What is missing before a report is whole, as findings that are accepted with a reason or stop it. */
export function unfinishedIn({ worded }: Pick<Compiled, 'worded'>, unanswered: readonly Promised[]): Finding[] {
  const missing = (where: string, message: string): Finding => ({
    rule: RULE,
    where,
    expected: null,
    found: null,
    message,
  });
  return [
    ...partIds
      .filter((part) => !worded.has(part))
      .map((part) => missing(`part:${part}`, `“${parts[part]}”还是模板文字，没有人撰写`)),
    ...unanswered.map(({ id, text }) => missing(`promise:${id}`, `上年提出的“${text}”没有回应`)),
  ];
}
