import { channelNames, channels } from '../../../law/index.ts';
import { dayOf } from '../../../platform/dates.ts';
import { Empty, Form, Panel } from '../../../platform/ui/index.ts';
import { CITY } from '../../city-website/page.tsx';
import type { Connector } from '../../connectors/connector.ts';
import type { Rest } from '../../connectors/rest.ts';
import { Rested } from '../../connectors/rested.tsx';
import type { Lists } from '../../lists.ts';
import { ForPersons } from '../../transmissions/page.tsx';
import type { Transmission } from '../../transmissions/store.ts';
import type { Delivery } from '../store.ts';
import { StateTag } from './state-tag.tsx';

interface Props {
  rows: Delivery[];
  /** of all that waits; the page shows the oldest */
  waiting: number;
  lists: Lists;
  /** by channel, the connector that is in use */
  connectors: readonly Connector[];
  /** those that were set and are not in use */
  resting: readonly Connector[];
  /** accounts that are not reached */
  rests: readonly Rest[];
  transmissions: readonly Transmission[];
  /** on which something last came out in the account, and how many days ago; undefined: never */
  account: { on: string; days: number } | undefined;
}

/** 政府系统政务新媒体检查指标 ○: no news for two weeks is a veto. */
const ACCOUNT_DAYS = 14;
const TOLD_FROM = 10;

/** What waits to be put out, channel by channel; made for a phone in one hand before a notice board. */
export function WaitingPage({ rows, waiting, lists, connectors, resting, rests, transmissions, account }: Props) {
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
      {account && account.days >= TOLD_FROM && (
        <p class="warning">
          公众号最近一次发布在 {account.on}，已经 {account.days} 天。{ACCOUNT_DAYS} 天没有更新的，政务新媒体检查不合格。
        </p>
      )}
      <Rested rests={rests} />
      <ForPersons rows={transmissions} />
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
            {resting
              .filter((one) => one.channel === channel)
              .map(({ id, name }) => (
                <p key={id} class="help">
                  {name}没有启用，平台不发送；由人发布后登记，或者请系统管理员启用。
                </p>
              ))}
            {channel === 'website' && (
              <p class="help">
                {connectors.some((one) => one.byItself && one.channel === channel)
                  ? '由平台自动报送；未能报送的点开查看原因。'
                  : '在市政府网站公开，'}
                <a href={CITY}>下载数据包、登记网址</a>
              </p>
            )}
            <Together
              connector={connectors.find((one) => one.channel === channel && one.most > 0 && !one.byItself)}
              rows={own}
              lists={lists}
            />
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

/** What waits on one channel; where the machine serves it, several may be sent together, in an order. */
function Together({
  connector,
  rows,
  lists,
}: {
  connector: Connector | undefined;
  rows: readonly Delivery[];
  lists: Lists;
}) {
  const line = (row: Delivery) => <Line row={row} lists={lists} />;
  if (!connector)
    return (
      <ul class="waiting">
        {rows.map((row) => (
          <li key={row.id}>{line(row)}</li>
        ))}
      </ul>
    );
  const sendable = ({ state, documentId }: Delivery) =>
    (state === 'planned' || state === 'failed') && documentId !== null;
  return (
    <Form action="/console/transmissions/new">
      <input type="hidden" name="connector" value={connector.id} />
      <ul class="waiting together">
        {rows.map((row) => (
          <li key={row.id}>
            {sendable(row) && (
              <div class="choose">
                <label>
                  <input type="checkbox" name="chosen" value={row.id} />
                  <span class="sr">发送“{row.title}”</span>
                </label>
                <input
                  name={`place.${row.id}`}
                  inputmode="numeric"
                  maxLength={2}
                  aria-label={`“${row.title}”排第几条`}
                  placeholder="序"
                />
              </div>
            )}
            {line(row)}
          </li>
        ))}
      </ul>
      {rows.some(sendable) && (
        <div class="actions">
          <button class="btn" type="submit">
            交由平台发送
          </button>
          <p class="help">勾选要发送的，最多 {connector.most} 条合成一期；“序”写第几条，不写按列出的先后。</p>
        </div>
      )}
    </Form>
  );
}

function Line({ row, lists }: { row: Delivery; lists: Lists }) {
  return (
    <a href={`/console/deliveries/${row.id}`}>
      <b>{row.title}</b>
      <span>
        <StateTag {...row} />
        <time>{dayOf(row.followUpSince ?? row.plannedAt)}</time>
        {lists.officeName(row.officeId)}
      </span>
      {row.failure && <small>原因：{row.failure}</small>}
    </a>
  );
}
