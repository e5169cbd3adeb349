import { Empty, Panel } from '../../../platform/ui/index.ts';
import { type Counted, fill } from '../live-figures.ts';
import type { Part } from '../parts.ts';
import { statementsOf } from '../statements/statements.ts';
import { TEXT_FORM } from './problems.tsx';

interface Props {
  part: Part;
  counted: Counted;
  /** the text as it stands in the editor, with its braces */
  text: string;
}

/** Sentences that the year's books prove, each with its records and a button that adds it; and what would have to be
 *  recorded for the others. */
export function Statements({ part, counted, text }: Props) {
  const { held, wanted } = statementsOf(part, counted);
  const inText = held.filter((one) => text.includes(one.text));
  const others = held.filter((one) => !inText.includes(one));
  return (
    <Panel title="台账可以证明的语句" id="statements">
      {others.length === 0 ? (
        <Empty>可以证明的 {inText.length} 句都已在文字中。</Empty>
      ) : (
        <ul class="findings">
          {others.map((one) => (
            <li key={one.id}>
              <Sentence of={one} counted={counted} />
              <p>
                <button class="btn quiet small" type="submit" form={TEXT_FORM} name="add" value={one.id}>
                  加入文字
                </button>
              </p>
            </li>
          ))}
        </ul>
      )}
      {inText.length > 0 && (
        <details>
          <summary>已在文字中 {inText.length} 句</summary>
          <ul class="findings">
            {inText.map((one) => (
              <li key={one.id}>
                <Sentence of={one} counted={counted} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {wanted.length > 0 && (
        <details>
          <summary>登记以后还可以写入 {wanted.length} 句</summary>
          <ul class="wanted">
            {wanted.map(({ id, what, href }) => (
              <li key={id}>{href ? <a href={href}>{what}</a> : what}</li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function Sentence({
  of: { text, href },
  counted,
}: {
  of: { text: string; href: string | undefined };
  counted: Counted;
}) {
  const words = fill(text, counted);
  return href ? <a href={href}>{words}</a> : words;
}
