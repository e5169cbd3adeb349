import { channelNames } from '../../law/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Facts, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { connectorById } from '../connectors/list.ts';
import type { Rest } from '../connectors/rest.ts';
import { Rested } from '../connectors/rested.tsx';
import { transmissionNames, whatNames } from '../names.ts';
import { isUnderWay, mayDo } from './rules.ts';
import { Seen } from './seen.tsx';
import type { Transmission } from './store.ts';

export const hrefOf = (id: number): string => `/console/transmissions/${id}`;

const tones: Record<Transmission['state'], 'warn' | 'plain' | 'ok' | 'late'> = {
  due: 'warn',
  person: 'warn',
  cancelling: 'plain',
  done: 'ok',
  dead: 'late',
  cancelled: 'plain',
};

function TransmissionTag({ state }: Pick<Transmission, 'state'>) {
  return <Tag tone={tones[state]}>{transmissionNames[state]}</Tag>;
}

/** '微信公众号：发布 3 条' */
export function transmissionTitle({ connector, what, articles }: Transmission): string {
  const name = connectorById(connector)?.name ?? connector;
  return `${name}：${whatNames[what]}${articles.length > 1 ? ` ${articles.length} 条` : ''}`;
}

interface Props {
  transmission: Transmission;
  attempts: readonly { at: Date; outcome: string; said: string }[];
  /** may act for the offices of all that it puts out */
  handles: boolean;
  /** its interface is not in use: nothing goes out, nothing is asked */
  unused: boolean;
  /** its account is not reached */
  rests: readonly Rest[];
  today: string;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** One deed of the machine: how far it is, what a person is to do, and every try. */
export function TransmissionPage({ transmission, attempts, handles, unused, rests, today, typed, failure }: Props) {
  const { connector: connectorId, state, articles, said, createdAt, createdBy, nextAt, attempts: tries } = transmission;
  const connector = connectorById(connectorId);
  return (
    <>
      <header class="head">
        <div>
          <h1>{transmissionTitle(transmission)}</h1>
          <p class="meta">
            {connector && channelNames[connector.channel]} <TransmissionTag state={state} />
          </p>
        </div>
      </header>
      <div class="grid transmission">
        <div>
          {failure && <p class="warning">{failure.message}</p>}
          {isUnderWay(transmission) && <Rested rests={rests} />}
          {said && !(rests.length > 0 && isUnderWay(transmission)) && (
            <p class={state === 'person' ? 'notice' : 'warning'}>{said}</p>
          )}
          {unused && isUnderWay(transmission) && (
            <p class="notice">
              这个接口没有启用，平台现在不向外发送，也不查询结果。启用以后接着办理；启用请找系统管理员。
            </p>
          )}
          {handles && <Buttons transmission={transmission} />}
          {handles && mayDo('seen', transmission).ok && (
            <Seen at={hrefOf(transmission.id)} {...{ transmission, today, typed, failure }} />
          )}
          {state === 'dead' && transmission.what === 'send' && connector && <p class="help">{connector.byHand}</p>}
          <Panel title={`信息 ${articles.length} 条`}>
            <ol class="found">
              {articles.map(({ deliveryId, title, url }) => (
                <li key={deliveryId}>
                  <a href={`/console/deliveries/${deliveryId}`}>{title}</a>
                  {url && (
                    <>
                      {' '}
                      <a href={url}>看已发布的文章</a>
                    </>
                  )}
                </li>
              ))}
            </ol>
          </Panel>
          <Panel title="经过">
            <TableFrame label="每次尝试">
              <table class="tries">
                <thead>
                  <tr>
                    <th scope="col">时间</th>
                    <th scope="col">结果</th>
                    <th scope="col">说明</th>
                  </tr>
                </thead>
                <tbody>
                  {attempts.map((one) => (
                    <tr key={`${one.at.getTime()} ${one.outcome}`}>
                      <td>{minuteOf(one.at)}</td>
                      <td>{one.outcome}</td>
                      <td>{one.said}</td>
                    </tr>
                  ))}
                  {attempts.length === 0 && (
                    <tr>
                      <td colSpan={3}>还没有开始。</td>
                    </tr>
                  )}
                </tbody>
              </table>
            </TableFrame>
          </Panel>
        </div>
        <Panel title="记录">
          <Facts
            rows={[
              ['交办', `${createdBy}，${minuteOf(createdAt)}`],
              ...(state === 'due' && tries > 0 && !rests.length
                ? [['下次重试', `${minuteOf(nextAt)}（已试 ${tries} 次）`] as const]
                : []),
            ]}
          />
        </Panel>
      </div>
    </>
  );
}

function Buttons({ transmission }: { transmission: Transmission }) {
  const offered = [
    ['approve', '确认发布', 'btn'],
    ['again', '重试', 'btn'],
    ['cancel', '取消发送', 'btn quiet'],
  ] as const;
  const now = offered.filter(([what]) => mayDo(what, transmission).ok);
  if (!now.length) return null;
  return (
    <div class="actions">
      {now.map(([what, label, look]) => (
        <Form key={what} action={`${hrefOf(transmission.id)}/${what}`}>
          <button class={look} type="submit">
            {label}
          </button>
        </Form>
      ))}
    </div>
  );
}

/** What the machine is waiting for a person to look at, or could not do. */
export function ForPersons({ rows }: { rows: readonly Transmission[] }) {
  if (!rows.length) return null;
  return (
    <Panel title={`平台发送，等待处理 ${rows.length} 件`}>
      <ul class="waiting">
        {rows.map((one) => (
          <li key={one.id}>
            <a href={hrefOf(one.id)}>
              <b>
                {transmissionTitle(one)}：{one.articles[0]?.title}
              </b>
              <span>
                <TransmissionTag state={one.state} />
                <time>{minuteOf(one.createdAt)}</time>
              </span>
              {one.said && <small>{one.said}</small>}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What the machine did and does with one delivery. */
export function TransmissionsOf({ rows }: { rows: readonly Transmission[] }) {
  if (!rows.length) return null;
  return (
    <Panel title="平台发送">
      <ul class="found">
        {rows.map((one) => (
          <li key={one.id}>
            <a href={hrefOf(one.id)}>{transmissionTitle(one)}</a> <TransmissionTag state={one.state} />
            {one.said && <span class="why">{one.said}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
