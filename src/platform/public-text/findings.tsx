import type { Passage } from './finding.ts';
import { weights } from './weights.ts';

interface Props {
  found: readonly Passage[];
  /** what a person said of one */
  said?: (one: Passage) => string | undefined;
}

/** What the program noticed by itself, each with its place; people decide. */
export function Findings({ found, said }: Props) {
  return (
    <ul class="findings">
      {found.map((one) => (
        <li key={`${one.where}${one.index}${one.check}`}>
          <b>{one.where}</b>　{one.before && `…${one.before}`}
          {one.text && <mark>{one.text}</mark>}
          {one.after && `${one.after}…`}
          <span class="why">
            {weights[one.severity]}：{one.message}
            {one.mend !== undefined && (one.mend ? `，应为“${one.mend}”` : '，应去掉')}
          </span>
          {said?.(one) && <span class="why">{said(one)}</span>}
        </li>
      ))}
    </ul>
  );
}
