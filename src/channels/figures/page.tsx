import type { ComponentChildren } from 'preact';
import { type Channel, channelNames, channels } from '../../law/index.ts';
import { count, Empty, Panel, TableFrame, YearChoice } from '../../platform/ui/index.ts';
import { type ChartSize, chartSizes } from '../../platform/ui/stacked-chart.ts';
import { type LedgerFilter, ledgerHref } from '../ledger/filter.ts';
import type { Lists } from '../lists.ts';
import type { ChannelFigures } from './queries.ts';

export const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);
const PATH = '/console/channel-figures';

interface Props {
  figures: ChannelFigures;
  lists: Lists;
  years: readonly number[];
}

/** 渠道统计: by channel, month and office, and how punctual; every figure opens its records. */
export function FiguresPage({ figures, lists, years }: Props) {
  const { year, cells } = figures;
  const used = channels.filter((channel) => cells.some((one) => one.channel === channel));
  return (
    <>
      <header class="head">
        <div>
          <h1>渠道统计</h1>
          <p class="meta">{year} 年，一条信息在一个渠道公开一次计一条，与年度报告同一本账；每个数打开它的记录。</p>
        </div>
      </header>
      <YearChoice action={PATH} {...{ year, years }} />
      {cells.length === 0 ? (
        <Panel>
          <Empty>{year} 年还没有公开的记录。信息公开或者登记后，就在这里按渠道计数。</Empty>
        </Panel>
      ) : (
        <>
          <Panel title="按月">
            <picture class="drawn">
              <source media="(max-width: 640px)" srcset={`${PATH}/${year}/narrow.svg`} {...sizeOf('narrow')} />
              <img
                src={`${PATH}/${year}/wide.svg`}
                alt={`${year} 年各渠道每月公开的条数，数字见下表`}
                {...sizeOf('wide')}
              />
            </picture>
            <ByMonth {...{ figures, used }} />
          </Panel>
          <Panel title="按科室（村、社区）">
            <ByOffice {...{ figures, lists, used }} />
          </Panel>
          <Panel title="发布及时情况">
            <Punctual figures={figures} />
          </Panel>
        </>
      )}
    </>
  );
}

const sizeOf = (size: ChartSize) => ({ width: chartSizes[size].width, height: chartSizes[size].height });

function Amount({ of, filter }: { of: number; filter: LedgerFilter }) {
  return <td class="n">{of === 0 ? '0' : <a href={ledgerHref(filter)}>{count(of)}</a>}</td>;
}

interface Part {
  figures: ChannelFigures;
  used: readonly Channel[];
}

function sumOf(
  { cells }: ChannelFigures,
  wanted: Partial<{ channel: Channel; month: number; officeId: number }>,
): number {
  const isMeant = (one: (typeof cells)[number]) =>
    (wanted.channel === undefined || one.channel === wanted.channel) &&
    (wanted.month === undefined || one.month === wanted.month) &&
    (wanted.officeId === undefined || one.officeId === wanted.officeId);
  return cells.reduce((sum, one) => sum + (isMeant(one) ? one.count : 0), 0);
}

function ByMonth({ figures, used }: Part) {
  const { year } = figures;
  return (
    <Table label="按渠道和月份" heads={['渠道', ...MONTHS.map((month) => `${month} 月`), '合计']}>
      {used.map((channel) => (
        <tr key={channel}>
          <th scope="row">{channelNames[channel]}</th>
          {MONTHS.map((month) => (
            <Amount key={month} of={sumOf(figures, { channel, month })} filter={{ year, month, channel }} />
          ))}
          <Amount of={sumOf(figures, { channel })} filter={{ year, channel }} />
        </tr>
      ))}
      <tr class="sum">
        <th scope="row">合计</th>
        {MONTHS.map((month) => (
          <Amount key={month} of={sumOf(figures, { month })} filter={{ year, month }} />
        ))}
        <Amount of={sumOf(figures, {})} filter={{ year }} />
      </tr>
    </Table>
  );
}

function ByOffice({ figures, lists, used }: Part & Pick<Props, 'lists'>) {
  const { year, cells } = figures;
  const offices = [...new Set(cells.map(({ officeId }) => officeId))]
    .map((id) => ({ id, name: lists.officeName(id), all: sumOf(figures, { officeId: id }) }))
    .sort((a, b) => b.all - a.all);
  return (
    <Table label="按科室和渠道" heads={['科室（村、社区）', ...used.map((channel) => channelNames[channel]), '合计']}>
      {offices.map(({ id, name, all }) => (
        <tr key={id}>
          <th scope="row">{name}</th>
          {used.map((channel) => (
            <Amount
              key={channel}
              of={sumOf(figures, { channel, officeId: id })}
              filter={{ year, channel, officeId: id }}
            />
          ))}
          <Amount of={all} filter={{ year, officeId: id }} />
        </tr>
      ))}
    </Table>
  );
}

function Punctual({ figures: { year, punctual } }: { figures: ChannelFigures }) {
  if (!punctual.length) return <Empty>今年签发的信息还没有发到网站以外的渠道。</Empty>;
  return (
    <>
      <Table label="发布及时情况" heads={['渠道', '签发后发布', '及时', '不及时', '及时率']}>
        {punctual.map(({ channel, all, slow }) => (
          <tr key={channel}>
            <th scope="row">{channelNames[channel]}</th>
            <td class="n">{count(all)}</td>
            <td class="n">{count(all - slow)}</td>
            <Amount of={slow} filter={{ year, channel, state: 'slow' }} />
            <td class="n">{(((all - slow) / all) * 100).toFixed(1)} %</td>
          </tr>
        ))}
      </Table>
      <p class="help">
        可以发布之日起 1
        个工作日内发出的为及时（本平台的内部要求，不是法定期限）。没有经过本平台签发、直接登记或者导入的记录不计。
      </p>
    </>
  );
}

function Table({ label, heads, children }: { label: string; heads: readonly string[]; children: ComponentChildren }) {
  const [first, ...others] = heads;
  return (
    <TableFrame label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {others.map((head) => (
              <th key={head} scope="col" class="n">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </TableFrame>
  );
}
