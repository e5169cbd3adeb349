import { channelNames, channels } from '../../../law/index.ts';
import { dayOf } from '../../../platform/dates.ts';
import { Empty, Panel } from '../../../platform/ui/index.ts';
import type { Lists } from '../../lists.ts';
import type { Delivery } from '../store.ts';
import { StateTag } from './state-tag.tsx';

interface Props {
  rows: Delivery[];
  /** of all that waits; the page shows the oldest */
  waiting: number;
  lists: Lists;
}

/** What waits to be put out, channel by channel; made for a phone in one hand before a notice board. */
export function WaitingPage({ rows, waiting, lists }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>待发布</h1>
          <p class="meta">已签发、还要在其他渠道发布、替换或撤下的信息。办好后点开登记，上传照片或链接。</p>
        </div>
        <div class="acts">
          <a class="btn quiet" href="/console/deliveries/new">
            登记其他信息
          </a>
        </div>
      </header>
      {rows.length === 0 && (
        <Panel>
          <Empty>没有待发布的信息。信息公开时选了微信公众号、公开栏等渠道，会在这里列出。</Empty>
        </Panel>
      )}
      {channels.map((channel) => {
        const own = rows.filter((row) => row.channel === channel);
        if (!own.length) return null;
        return (
          <Panel key={channel} title={`${channelNames[channel]} ${own.length} 条`}>
            <ul class="waiting">
              {own.map((row) => (
                <li key={row.id}>
                  <a href={`/console/deliveries/${row.id}`}>
                    <b>{row.title}</b>
                    <span>
                      <StateTag state={row.state} followUp={row.followUp} />
                      <time>{dayOf(row.followUpSince ?? row.plannedAt)}</time>
                      {lists.officeName(row.officeId)}
                    </span>
                    {row.failure && <small>原因：{row.failure}</small>}
                  </a>
                </li>
              ))}
            </ul>
          </Panel>
        );
      })}
      {waiting > rows.length && (
        <p class="help">
          共 {waiting} 条，这里列出最早的 {rows.length} 条，办完后其余的会依次显示。
        </p>
      )}
    </>
  );
}
