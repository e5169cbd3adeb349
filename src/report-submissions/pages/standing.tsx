import type { ComponentChildren } from 'preact';
import { regionReportBy, reportBy } from '../../law/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import { Empty, Figure, Icon, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { daysLate, type Lateness, latenessWords } from '../lateness.ts';
import { regionHref, regionReportHref, submissionHref } from '../links.ts';
import type { Reminder } from '../reminders.ts';
import type { Standing } from '../standing.ts';
import type { StandingState } from '../tables.ts';
import { StateTag } from './history.tsx';
import { ContactLine, Remind } from './remind.tsx';

interface Props {
  year: number;
  years: readonly number[];
  today: string;
  standing: readonly Standing[];
  /** codes of authorities in which nobody can send a report up */
  withoutAccount: ReadonlySet<string>;
  /** the newest first */
  reminders: readonly Reminder[];
  publishedOn: string | null;
}

/** The city's office: who has sent up the year's report, and what was found in it. */
export function StandingPage({ year, years, today, standing, withoutAccount, reminders, publishedOn }: Props) {
  const of = (state: StandingState) => standing.filter((one) => one.state === state).length;
  const rowsOf = (state: StandingState) => `#${of(state) > 0 ? state : 'all'}`;
  return (
    <>
      <header class="head">
        <div>
          <h1>{year} 年度报告报送</h1>
          <p class="meta">
            各机关应在 {reportBy(year)} 前报送并公布，本地区报告应在 {regionReportBy(year)} 前公布（《条例》第四十九条）
          </p>
        </div>
        <div class="acts">
          {(publishedOn || of('accepted') > 0) && (
            <a class="btn" href={regionReportHref(year)}>
              {publishedOn ? '已发布的地区报告' : '汇总本地区报告'}
            </a>
          )}
          <a class="btn quiet" href={`${regionHref(year)}/region.xlsx`}>
            <Icon name="download" /> Excel
          </a>
        </div>
      </header>
      <nav class="years" aria-label="年份">
        {years.map((each) => (
          <a key={each} href={regionHref(each)} aria-current={each === year ? 'page' : undefined}>
            {each} 年
          </a>
        ))}
      </nav>
      <div class="figures ledger-figures">
        <Figure value={of('accepted')} label="已接收" href={rowsOf('accepted')} />
        <Figure value={of('submitted')} label="待审核" href={rowsOf('submitted')} />
        <Figure value={of('returned')} label="已退回" href={rowsOf('returned')} />
        <Figure value={of('missing')} label="未报送" href={rowsOf('missing')} late={of('missing') > 0} />
      </div>
      <Panel title="各机关" id="all">
        {standing.length === 0 ? (
          <Empty>还没有登记所辖的机关。由系统管理员登记后，这里列出各机关的报送情况。</Empty>
        ) : (
          <TableFrame label={`${year} 年度报告报送情况`}>
            <table class="slim standing">
              <thead>
                <tr>
                  <th scope="col">机关</th>
                  <th scope="col">状态</th>
                  <th scope="col">报送时间</th>
                  <th scope="col">联系和催报</th>
                  <th scope="col" class="n">
                    核对发现
                  </th>
                </tr>
              </thead>
              <tbody>
                {standing.map((one, n) => (
                  <Line key={one.authority.id} year={year} first={firstOf(standing, n)} {...one}>
                    <ContactLine authority={one.authority} />{' '}
                    <Remind
                      year={year}
                      today={today}
                      one={one}
                      reminders={reminders.filter(({ authorityId }) => authorityId === one.authority.id)}
                    />
                    {withoutAccount.has(one.authority.code) && ['missing', 'returned'].includes(one.state) && (
                      <OnBehalf year={year} name={one.authority.name} />
                    )}
                  </Line>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
      </Panel>
    </>
  );
}

/** Nobody there has an account: the office reads the report from its file and sends it up. */
const OnBehalf = ({ year, name }: { year: number; name: string }) => (
  <a
    href={`/console/examine?${new URLSearchParams({ authority: name, year: String(year), keep: 'on' })}`}
    aria-label={`代为报送：${name}`}
  >
    代为报送
  </a>
);

/** Whether a line is the first of its state, to which the figure above leads. */
const firstOf = (standing: readonly Standing[], n: number) =>
  standing.findIndex((one) => one.state === standing[n]!.state) === n;

/** How late, and by what. */
export function LateTag({ late }: { late: Lateness }) {
  const [days, words] = [daysLate(late), latenessWords(late)];
  if (days === 0) return null;
  return (
    <>
      <Tag tone="late">逾期 {days} 天</Tag> {words && <small>（{words}）</small>}
    </>
  );
}

function Line({
  year,
  first,
  authority,
  submission,
  state,
  findings,
  late,
  changes,
  children,
}: Standing & { year: number; first: boolean; children: ComponentChildren }) {
  return (
    <tr id={first ? state : undefined}>
      <th scope="row">
        {submission ? <a href={submissionHref(year, authority.code)}>{authority.name}</a> : authority.name}
      </th>
      <td>
        <StateTag state={state} /> {submission?.report.filedBy && <Tag>代为报送</Tag>} <LateTag late={late} />{' '}
        {changes > 0 && submission && (
          <a href={`${submissionHref(year, authority.code)}#changed`}>报送后更正 {changes} 处</a>
        )}
      </td>
      <td>{submission ? <time>{minuteOf(submission.submittedAt)}</time> : '—'}</td>
      <td>{children}</td>
      <td class="n">{submission ? <a href={submissionHref(year, authority.code)}>{findings.length}</a> : '—'}</td>
    </tr>
  );
}
