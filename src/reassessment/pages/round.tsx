import { ASSESSMENT_RESULTS, WITHHELD_GROUNDS } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Form, Panel } from '../../platform/ui/index.ts';
import { keyOf } from '../rules.ts';
import { itemHref, ROUND, SOURCES } from '../words.ts';
import { AssessFields } from './assess-fields.tsx';
import type { Line } from './list.tsx';

interface Props {
  /** due, that this person may assess; as many as one form takes */
  lines: readonly Line[];
  /** all that are due */
  due: number;
  /** assessed by others, that this person may review */
  toReview: readonly Line[];
  offices: readonly { id: number; name: string }[];
  typed: Typed;
  failure: Failure | undefined;
  /** which form failed */
  failed: 'assess' | 'confirm' | undefined;
}

/** 集中评估: several things in one sitting, each with a result and a reason of its own; and those that others assessed. */
export function RoundPage({ lines, due, toReview, offices, typed, failure, failed }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>集中评估</h1>
          <p class="meta">
            到期的 {due} 件，这一页 {lines.length} 件。每一件各写结果和理由；没有选结果的留到下次。
          </p>
        </div>
      </header>
      {lines.length === 0 ? (
        <Panel>
          <Empty>没有到期、由您评估的。</Empty>
        </Panel>
      ) : (
        <Form action={ROUND} failure={failed === 'assess' ? failure : undefined}>
          {lines.map(({ standing: { item, due: by }, title }) => (
            <Panel key={keyOf(item)} title={title || item.name}>
              <p class="help">
                <a href={itemHref(item.source, item.id)}>{`${SOURCES[item.source]} ${item.name}`}</a>，{item.withheldOn}{' '}
                起没有公开，{by} 前评估
              </p>
              <input type="hidden" name="items" value={keyOf(item)} />
              <details class="verb" open={lines.length === 1 || Boolean(typed[`result-${keyOf(item)}`])}>
                <summary>评估</summary>
                <AssessFields
                  suffix={`-${keyOf(item)}`}
                  unchosen
                  offices={offices}
                  hasDocument={item.source === 'withdrawn' || item.source === 'secrecy'}
                  typed={typed}
                  failure={failed === 'assess' ? failure : undefined}
                />
              </details>
            </Panel>
          ))}
          <Panel>
            <button class="btn" type="submit">
              一并提交复核
            </button>
          </Panel>
        </Form>
      )}
      {toReview.length > 0 && (
        <Panel title="等您复核的">
          <Form action={`${ROUND}/confirm`} failure={failed === 'confirm' ? failure : undefined} among="confirm">
            <p class="help">看过理由、都同意的一并勾选；不同意的点开逐件退回。</p>
            {toReview.map(({ standing: { item, pending }, title }) => (
              <label key={keyOf(item)} class="choice">
                <input type="checkbox" name="confirm" value={`${keyOf(item)}:${pending!.id}`} />
                <span>
                  <a href={itemHref(item.source, item.id)}>{title || item.name}</a>：
                  {ASSESSMENT_RESULTS[pending!.result].label}（{WITHHELD_GROUNDS[pending!.ground].label}）
                  <small>
                    {pending!.reason}
                    {pending!.nextOn && ` 下次评估 ${pending!.nextOn}`}　{pending!.assessor}
                  </small>
                </span>
              </label>
            ))}
            <button class="btn" type="submit">
              同意勾选的
            </button>
          </Form>
        </Panel>
      )}
    </>
  );
}
