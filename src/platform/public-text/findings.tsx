import type { Passage } from './finding.ts';

/** What the program noticed by itself, each with its place; people decide. */
export function Findings({ found }: { found: readonly Passage[] }) {
  return (
    <ul class="findings">
      {found.map((one) => (
        <li key={`${one.where}${one.index}${one.check}`}>
          <b>{one.where}</b>　{one.before && `…${one.before}`}
          <mark>{one.text}</mark>
          {one.after && `${one.after}…`}
          <span class="why">{one.message}</span>
        </li>
      ))}
    </ul>
  );
}
