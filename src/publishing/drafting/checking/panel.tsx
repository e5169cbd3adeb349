import type { Outcome } from '../../../platform/outcome.ts';
import {
  countedByWeight,
  mendLabel,
  type Passage,
  weightiestFirst,
  weights,
} from '../../../platform/public-text/index.ts';
import { count, Panel } from '../../../platform/ui/index.ts';
import { READ_WHILE_WRITING } from './fields.ts';
import { isMendable, mendKey } from './saved.ts';

/** Findings that are listed at once; those behind them follow when these are mended. */
const LISTED = 100;

interface Props {
  /** undefined: the page holds what was not saved */
  looked: { found: Outcome<Passage[]>; cut: boolean; leftOut: string } | undefined;
}

/** What the checks find in a draft, on the page where it is written: as it was saved, each with a button that mends it;
 *  the island takes it over and keeps it as one types. */
export function Checking({ looked }: Props) {
  const found = looked?.found.ok ? looked.found.value : [];
  const listed = weightiestFirst(found).slice(0, LISTED);
  return (
    <Panel title="自动检查" id="checking">
      <p id="checking-state" class={looked?.found.ok === false ? 'warning' : undefined}>
        {!looked && '保存后检查。'}
        {looked && !looked.found.ok && looked.found.message}
        {looked?.found.ok && (countedByWeight(found) || '没有发现需要修改或者核对的地方。')}
      </p>
      <p id="checking-said" class="sr" role="status" />
      <div id="checking-kinds" />
      <ol id="checking-list" class="found-list">
        {listed.map((one) => (
          <li key={mendKey(one)}>
            <a href={`#f-${one.field}`}>
              <b class={one.severity}>{weights[one.severity]}</b> {one.where}
              {one.text && <mark>{one.text}</mark>}
            </a>
            <span class="why">{one.message}</span>
            {isMendable(one) && (
              <button class="btn quiet small" type="submit" name="mend" value={mendKey(one)}>
                {mendLabel(one.mend!)}
              </button>
            )}
          </li>
        ))}
      </ol>
      {found.length > listed.length && (
        <p class="help" id="checking-more">
          还有 {count(found.length - listed.length)} 处，改正后依次列出。
        </p>
      )}
      <p class="help" id="checking-bounds">
        {looked?.cut && `正文较长，写作时只检查前 ${count(READ_WHILE_WRITING)} 字，送审时检查全文。`}
        附件和缺少的事项送审时检查；图片里的文字没有检查。
        {looked?.leftOut && `${looked.leftOut}。`}
      </p>
      <p class="help" id="checking-keys" hidden>
        按 F8 到下一处，Shift+F8 到上一处；光标在标出的文字上时，按 Alt+Enter 改正，Ctrl+Z 撤销。
      </p>
    </Panel>
  );
}
