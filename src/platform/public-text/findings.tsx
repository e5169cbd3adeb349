import type { Passage } from './finding.ts';
import { shouldBe, weights } from './weights.ts';

interface Props {
  found: readonly Passage[];
  /** what a person said of one */
  said?: (one: Passage) => string | undefined;
  /** the nth, where the text is beside the list: what links to it is called, and where in the text it stands */
  linked?: (one: Passage, n: number) => { id: string; href: string | undefined };
}

/** What the program noticed by itself, each with its place; people decide. */
export function Findings({ found, said, linked }: Props) {
  return (
    <ul class="findings">
      {found.map((one, n) => (
        <li key={`${one.where}${one.index}${one.check}`} id={linked?.(one, n).id} tabIndex={linked && -1}>
          <Place where={linked ? `${n + 1}　${one.where}` : one.where} href={linked?.(one, n).href} />
          {'　'}
          {one.before && `…${one.before}`}
          {one.text && <mark>{one.text}</mark>}
          {one.after && `${one.after}…`}
          <span class="why">
            {weights[one.severity]}：{one.message}
            {one.mend !== undefined && !one.message.includes(`“${one.mend}”`) && shouldBe(one)}
          </span>
          {said?.(one) && <span class="why">{said(one)}</span>}
        </li>
      ))}
    </ul>
  );
}

function Place({ where, href }: { where: string; href: string | undefined }) {
  return <b>{href ? <a href={href}>{where}</a> : where}</b>;
}
