import { minuteOf } from '../../platform/dates.ts';
import { Empty, Form, Panel } from '../../platform/ui/index.ts';
import { TERMINALS } from '../paths.ts';
import type { Call } from './calls.ts';

/** 呼叫协助: who calls, and who goes. */
export function CallsPage({ calls, address }: { calls: readonly Call[]; address: string }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>呼叫协助</h1>
          <p class="meta">自助终端上按“呼叫工作人员”的，列在这里和工作台，半小时没有应答的不再列出。</p>
        </div>
      </header>
      <Panel>
        <div id="calls" data-address={address} data-open={String(calls.length)}>
          {calls.length === 0 && <Empty>现在没有人呼叫。页面开着时，有人呼叫会自动列出。</Empty>}
          <ul class="todo">
            {calls.map(({ id, place, name, calledAt }) => (
              <li key={id} id={`call-${id}`}>
                <b>{place}</b>
                <span>
                  自助终端 {name}，<time>{minuteOf(calledAt)}</time>
                </span>
                <Form action={`${TERMINALS}/calls/${id}/answer`} among={`call${id}`}>
                  <button class="btn" type="submit">
                    我去协助
                  </button>
                </Form>
              </li>
            ))}
          </ul>
          <label class="choice">
            <input type="checkbox" id="sound" />
            <span>有人呼叫时响一声</span>
          </label>
        </div>
      </Panel>
    </>
  );
}
