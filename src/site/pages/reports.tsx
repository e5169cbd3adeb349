import { type Channel, channelNames, channels } from '../../law/index.ts';
import { count, Empty, TableFrame } from '../../platform/ui/index.ts';

interface ReportLine {
  year: number;
  published_on: string | null;
}

/** 政府信息公开年报, the newest first; those of the region where the authority sums up others'. 条例 arts. 49–50 */
export function ReportsPage({ reports, regions }: { reports: ReportLine[]; regions: ReportLine[] }) {
  return (
    <>
      <h1 class="title">政府信息公开年报</h1>
      <p class="lead">每年 1 月 31 日前公布上一年度政府信息公开工作年度报告，长期保留。</p>
      {regions.length > 0 && (
        <List reports={regions} path="/disclosure/region" label="年本地区政府信息公开工作年度报告" />
      )}
      {reports.length > 0 && <List reports={reports} path="/disclosure/reports" label="年政府信息公开工作年度报告" />}
      {reports.length + regions.length === 0 && <Empty>年度报告公布后在这里查阅。</Empty>}
    </>
  );
}

function List({ reports, path, label }: { reports: ReportLine[]; path: string; label: string }) {
  return (
    <ul class="list">
      {reports.map(({ year, published_on }) => (
        <li key={year}>
          <a href={`${path}/${year}`}>
            {year} {label}
          </a>
          {published_on && <time dateTime={published_on}>{published_on}</time>}
        </li>
      ))}
    </ul>
  );
}

interface ChannelsProps {
  year: number;
  years: readonly number[];
  counts: Record<Channel, number>;
}

/** What was made public through which channel in a year: the figures of the annual report. */
export function ChannelsPage({ year, years, counts }: ChannelsProps) {
  const total = channels.reduce((sum, channel) => sum + counts[channel], 0);
  const firstOther = channels.find((channel) => channel !== 'website' && channel !== 'wechat');
  return (
    <>
      <h1 class="title">{year} 年主动公开情况</h1>
      <nav class="years" aria-label="年份">
        {years.map((each) => (
          <a key={each} href={`/disclosure/channels?year=${each}`} aria-current={each === year ? 'page' : undefined}>
            {each} 年
          </a>
        ))}
      </nav>
      <p class="lead">同一件信息通过几个渠道公开，按渠道各计一条。数字由公开台账实时统计，与年度报告一致。</p>
      <TableFrame label={`${year} 年各渠道公开条数`}>
        <table class="slim">
          <thead>
            <tr>
              <th scope="col">公开渠道</th>
              <th scope="col" class="n">
                条数
              </th>
            </tr>
          </thead>
          <tbody>
            {channels.map((channel) => (
              <tr key={channel} id={channel === firstOther ? 'others' : channel}>
                <th scope="row">{channelNames[channel]}</th>
                <td class="n">
                  {channel === 'website' && counts.website ? (
                    <a href={`/documents?year=${year}`}>{count(counts.website)}</a>
                  ) : (
                    count(counts[channel])
                  )}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              <td class="n">{count(total)}</td>
            </tr>
          </tfoot>
        </table>
      </TableFrame>
    </>
  );
}
