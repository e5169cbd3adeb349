import { CHECKS, type CheckFinding } from '../../law/index.ts';
import { countedByWeight, shouldBe, weightiestFirst, weights } from '../../platform/public-text/index.ts';
import { count, Field, Form, Panel } from '../../platform/ui/index.ts';
import { type ListId, PATH } from './lists.ts';

/** A text that was tried, and what the checks find in it. */
export interface Tried {
  /** as it was typed */
  text: string;
  /** what it is called where it would stand */
  under: string;
  /** in the order of the text */
  found: readonly CheckFinding[];
  /** what was not looked for, in a sentence; '': nothing */
  leftOut: string;
  /** only its beginning was tried */
  cut: boolean;
}

/** Characters of a text that are tried. */
export const LONGEST_TRIED = 10_000;

/** Findings that are shown; the rest is counted. */
const SHOWN = 50;

/** Everything that would be found in a text, before anybody writes it. */
export function Trial({ list, tried }: { list: ListId; tried: Tried | undefined }) {
  return (
    <Panel title="试一试" id="try">
      <Form action={`${PATH}/try#try`} among="try">
        <input type="hidden" name="list" value={list} />
        <Field
          name="text"
          label="文字"
          type="textarea"
          rows={6}
          help={`可粘贴任何文字，按各表和全部自动检查试查，不保存，最多 ${count(LONGEST_TRIED)} 字`}
          typed={{ text: tried?.text }}
        />
        <Field
          name="under"
          label="文字所在的列名或者项目名"
          help="可不填。如“身份证号”“咨询电话”：同样的数字，在不同的名称下判断不同"
          typed={{ under: tried?.under }}
        />
        <button class="btn quiet" type="submit">
          试查
        </button>
      </Form>
      {tried && <TrialResult {...tried} />}
    </Panel>
  );
}

function TrialResult({ found, leftOut, cut }: Tried) {
  const shown = weightiestFirst(found).slice(0, SHOWN);
  return (
    <>
      <p>{countedByWeight(found) || '没有找到。'}</p>
      {leftOut && <p class="help">{leftOut}。</p>}
      {cut && <p class="warning">文字超过 {count(LONGEST_TRIED)} 字，只试查了前面的部分。</p>}
      {shown.length > 0 && (
        <ul class="findings">
          {shown.map(({ check, severity, text, message, mend, index }) => (
            <li key={`${check} ${index}`}>
              <b>{CHECKS[check].name}</b>　<mark>{text}</mark>
              <span class="why">
                {weights[severity]}：{message}
                {mend !== undefined && !message.includes(`“${mend}”`) && shouldBe({ check, mend })}
              </span>
              <span class="why">依据：{CHECKS[check].source}</span>
            </li>
          ))}
        </ul>
      )}
      {found.length > SHOWN && <p class="help">还有 {count(found.length - SHOWN)} 处。</p>}
    </>
  );
}
