import {
  CHECKS,
  type CheckId,
  gateOfCheck,
  REVIEW_GATES,
  type ReviewGate,
  SECRECY_QUESTIONS,
  SECRECY_STATEMENT,
} from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import type { LookedAt } from '../subjects.ts';

type Gate = ReviewGate | 'secrecy';

interface Props {
  secrecy: boolean;
  /** by the automatic checks; left out: they look at nothing of this kind */
  looked?: LookedAt | undefined;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

const gates = Object.entries(REVIEW_GATES).map(([gate, said]) => ({ gate: gate as Gate, ...said }));
const secrecyGate = { gate: 'secrecy' as const, label: SECRECY_STATEMENT, questions: SECRECY_QUESTIONS };

/** The gates of a step, each with what the reviewer asks themselves, what the machine found that belongs to it, and what it
 *  has not looked at. */
export function GateFields({ secrecy, looked, typed, failure }: Props) {
  const error = failure?.fields?.gates;
  const ticked = [typed?.gates ?? []].flat();
  return (
    <fieldset class={error ? 'field wrong' : 'field'} id="f-gates" data-refreshed>
      <legend>{secrecy ? '保密审查意见' : '三关核对'}</legend>
      {error && <p class="error">{error}</p>}
      {(secrecy ? [secrecyGate] : gates).map(({ gate, label, questions }) => (
        <div key={gate} class="gate">
          <label class="choice">
            <input type="checkbox" name="gates" value={gate} checked={ticked.includes(gate)} />
            <span>{label}</span>
          </label>
          <ul>
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
          {looked && <ByMachine gate={gate} {...looked} />}
        </div>
      ))}
    </fieldset>
  );
}

/** '错别字和易混词 2、标点符号 1' */
function namesOf(found: LookedAt['found']): string {
  const counts = new Map<string, number>();
  for (const { check } of found) counts.set(check, (counts.get(check) ?? 0) + 1);
  const name = (check: string) => (Object.hasOwn(CHECKS, check) ? CHECKS[check as CheckId].name : check);
  return [...counts].map(([check, count]) => `${name(check)} ${count}`).join('、');
}

/** Links of a gate to what was found; the rest stands behind them in the list. */
const MOST_LINKED = 20;

/** What belongs to a gate: what was found, and what a person alone has looked at. */
export function ByMachine({ gate, found, unlooked, idOf }: LookedAt & { gate: Gate }) {
  const own = found.filter(({ check }) => gateOfCheck(check) === gate);
  const places = found.flatMap(({ check }, n) => (idOf && gateOfCheck(check) === gate ? [{ n, id: idOf(n) }] : []));
  const not = unlooked[gate] ?? [];
  return (
    <>
      {places.length > 0 ? (
        <p class="help">
          自动检查发现 {own.length} 处：{namesOf(own)}。看第{' '}
          {places.slice(0, MOST_LINKED).map(({ n, id }, at) => (
            <>
              {at > 0 && '、'}
              <a href={`#${id}`}>{n + 1}</a>
            </>
          ))}{' '}
          处{places.length > MOST_LINKED && `等 ${places.length} 处`}。
        </p>
      ) : own.length > 0 ? (
        <details>
          <summary>
            自动检查发现 {own.length} 处：{namesOf(own)}
          </summary>
          <ul class="found">
            {own.map((one) => (
              <li key={`${one.where}${one.index}${one.check}`}>
                {one.where}
                {one.text && `“${one.text}”`}：{one.message}
              </li>
            ))}
          </ul>
        </details>
      ) : (
        <p class="help">自动检查没有发现属于这一关的问题。</p>
      )}
      {not.length > 0 && <p class="help">自动检查没有看的：{not.join('；')}。</p>}
    </>
  );
}
