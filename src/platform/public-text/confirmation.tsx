import { askedOf, CONFIRMED, nothingConfirmed, passageKey, REASON } from './confirming.ts';
import type { Confirmed, Passage } from './finding.ts';

interface Props {
  found: readonly Passage[];
  /** what was said before, shown again */
  confirmed?: Confirmed | undefined;
  /** what becomes of the text: '公开' */
  then?: string;
}

/** Inside a form: the explicit word of who sends texts for the public in which something was found, for each passage, or
 *  for all of one kind with a reason. Nothing where something stops them all the same. */
export function Confirmation({ found, confirmed: { keys, reasons } = nothingConfirmed, then = '公开' }: Props) {
  const asked = askedOf(found);
  if (!asked.length || found.some(({ severity }) => severity === 'block')) return null;
  const kinds = [...new Set(asked.map(({ check }) => check))];
  const of = (kind: string) => asked.filter(({ check }) => check === kind);
  return (
    <fieldset class="field">
      <legend>逐处核对：可以照此{then}的逐处勾选，否则请返回修改</legend>
      {kinds.map((check) => (
        <div key={check}>
          {of(check).map((one) => (
            <label class="choice" key={passageKey(one)}>
              <input type="checkbox" name={CONFIRMED} value={passageKey(one)} checked={keys.has(passageKey(one))} />
              <span>
                {one.where}
                {one.text && `“${one.text}”`}：已核对，可以照此{then}
              </span>
            </label>
          ))}
          {of(check).length > 1 && (
            <div class="field">
              <label for={`f-${REASON}${check}`}>
                以上 {of(check).length} 处一并确认的理由（写明理由的，不必逐处勾选）
              </label>
              <input
                id={`f-${REASON}${check}`}
                name={`${REASON}${check}`}
                maxLength={200}
                value={reasons.get(check) ?? ''}
                placeholder="如：均为各单位对外公布的办公电话"
              />
            </div>
          )}
        </div>
      ))}
    </fieldset>
  );
}
