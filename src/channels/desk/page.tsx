import { type Channel, channelNames, channels } from '../../law/index.ts';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Empty, Field, Form, Pager, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { Dead } from '../city-website/page.tsx';
import type { DeadAddress } from '../city-website/visits.ts';
import type { Rest } from '../connectors/rest.ts';
import { Rested } from '../connectors/rested.tsx';
import type { Delivery } from '../deliveries/store.ts';
import { type LedgerFilter, ledgerHref } from '../ledger/filter.ts';
import { Filters } from '../ledger/filters.tsx';
import type { Lists } from '../lists.ts';
import { followUpNames, stateNames, takenDown } from '../names.ts';
import { deedForm } from './forms.ts';
import { type chased, type DeskRow, PAGE, PAGES } from './queries.ts';
import { DEEDS } from './rules.ts';

export const DESK = '/console/channel-desk';
/** Dead addresses that are named here; the page of the city's site has all. */
const MOST_DEAD = 5;

interface Props {
  rows: readonly DeskRow[];
  /** how many documents the filter means */
  all: number;
  page: number;
  filter: LedgerFilter;
  years: readonly number[];
  lists: Lists;
  chase: Awaited<ReturnType<typeof chased>>;
  /** addresses on the city's site that do not open */
  dead: readonly DeadAddress[];
  /** accounts that rest */
  rests: readonly Rest[];
  /** may do something with them */
  handles: boolean;
  now: Date;
  typed: Typed;
  failure: Failure | undefined;
}

/** 渠道总台: documents by channels, each cell a delivery. */
export function DeskPage(props: Props) {
  const { rows, all, page, filter, handles, typed, failure } = props;
  const matrix = <Matrix {...props} />;
  return (
    <>
      <header class="head">
        <div>
          <h1>渠道总台</h1>
          <p class="meta">每件签发公开的信息在每个渠道的去向；点开一格就是那一条发布的经过和凭据。</p>
        </div>
        <div class="acts">
          <a class="btn quiet" href="/console/channel-figures">
            渠道统计
          </a>
          <a class="btn quiet" href="/console/deliveries">
            待发布
          </a>
        </div>
      </header>
      <Chase {...props} />
      <Rested rests={props.rests} />
      {props.dead.length > 0 && <Dead dead={props.dead} most={MOST_DEAD} />}
      <Filters
        action={DESK}
        parts={['state', 'channel', 'office', 'column', 'year', 'month', 'words']}
        usual="all"
        filter={filter}
        years={props.years}
        lists={props.lists}
      />
      {rows.length === 0 ? (
        <Panel>
          <Empty>没有符合条件的信息。信息签发公开后，选了哪些渠道，就在这里各占一格。</Empty>
        </Panel>
      ) : handles ? (
        <Form action={DESK} of={deedForm} failure={failure}>
          <Panel>{matrix}</Panel>
          <Panel title="对勾选的信息">
            <Choices
              name="deed"
              legend="办什么"
              type="radio"
              required
              options={Object.entries(DEEDS).map(([value, { label, help }]) => ({ value, label, help }))}
              {...{ typed, failure }}
            />
            <Field name="why" label="撤下原因" help="全部撤下时必填，公众打开原网址时看到" {...{ typed, failure }} />
            <button class="btn" type="submit">
              办理勾选的信息
            </button>
          </Panel>
        </Form>
      ) : (
        <Panel>{matrix}</Panel>
      )}
      <Pager
        page={page}
        pages={Math.min(PAGES, Math.ceil(all / PAGE))}
        href={(n) => withPage(ledgerHref(filter, DESK), n)}
      />
    </>
  );
}

function withPage(href: string, page: number): string {
  return page === 1 ? href : `${href}${href.includes('?') ? '&' : '?'}page=${page}`;
}

/** What must not be forgotten: it stands outside although it should not. */
function Chase({ chase: { takeDown, replace, failed, since }, now }: Props) {
  if (!takeDown && !replace && !failed) return null;
  const days = since && Math.floor((now.getTime() - since.getTime()) / 86_400_000);
  return (
    <p class={takeDown ? 'warning' : 'notice'}>
      {takeDown > 0 && (
        <>
          <a href={ledgerHref({ state: 'followUp' }, DESK)}>{takeDown} 处已撤下的信息还在外面</a>
          {days ? `，最早的已经 ${days} 天` : ''}。
        </>
      )}
      {replace > 0 && (
        <>
          <a href={ledgerHref({ state: 'followUp' }, DESK)}>{replace} 处要换成更正后的内容</a>。
        </>
      )}
      {failed > 0 && (
        <>
          <a href={ledgerHref({ state: 'failed' }, DESK)}>{failed} 处发布失败</a>。
        </>
      )}
    </p>
  );
}

function Matrix({ rows, lists, handles, now, typed }: Props) {
  const used = channels.filter((channel) =>
    rows.some(({ deliveries }) => deliveries.some((one) => one.channel === channel)),
  );
  const ticked = [typed.documents ?? []].flat();
  return (
    <TableFrame label="信息在各渠道的去向">
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">信息</th>
            {used.map((channel) => (
              <th key={channel} scope="col">
                {channelNames[channel]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.documentId}>
              <th scope="row" class="title-cell">
                {handles && (
                  <input
                    type="checkbox"
                    name="documents"
                    value={row.documentId}
                    checked={ticked.includes(String(row.documentId))}
                    aria-label={`勾选“${row.title}”`}
                  />
                )}
                <a href={`/console/documents/${row.documentId}`}>{row.title}</a>
                <small class="under">{lists.officeName(row.officeId)}</small>
              </th>
              {used.map((channel) => (
                <td key={channel} class="whole">
                  <Cell of={row.deliveries.find((one) => one.channel === channel)} now={now} channel={channel} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

const tones = {
  planned: 'warn',
  sending: 'warn',
  sent: 'warn',
  confirmed: 'ok',
  failed: 'late',
  removed: 'plain',
} as const;

function Cell({ of, now, channel }: { of: Delivery | undefined; now: Date; channel: Channel }) {
  if (!of)
    return (
      <span class="none" title={`没有选${channelNames[channel]}`}>
        —
      </span>
    );
  const { id, state, followUp, deliveredOn, plannedAt, failure, takenDownOn } = of;
  const gone = takenDownOn !== null && !followUp;
  const later = state === 'planned' && plannedAt > now;
  const note = later ? `${minuteOf(plannedAt)} 起` : gone ? takenDownOn : (deliveredOn ?? dayOf(plannedAt));
  return (
    <a href={`/console/deliveries/${id}`} title={failure || undefined}>
      <Tag tone={followUp === 'takeDown' ? 'late' : followUp ? 'warn' : later || gone ? 'plain' : tones[state]}>
        {followUp ? followUpNames[followUp] : later ? '已排定' : gone ? takenDown : stateNames[state]}
      </Tag>
      <small class="under">{note}</small>
    </a>
  );
}
