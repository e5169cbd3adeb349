import { reportBy } from '../../law/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import { Empty, Figure, Panel } from '../../platform/ui/index.ts';
import { daysLate } from '../lateness.ts';
import { regionHref, submissionHref } from '../links.ts';
import type { Reminder } from '../reminders.ts';
import type { Standing } from '../standing.ts';
import type { StandingState } from '../tables.ts';
import { StateTag } from './history.tsx';
import { ContactLine, Remind } from './remind.tsx';
import { LateTag } from './standing.tsx';

interface Props {
  year: number;
  today: string;
  standing: readonly Standing[];
  /** of all authorities in this year, the newest first */
  reminders: readonly Reminder[];
}

/** What wants the city's attention first: its own decision, then who is late longest. */
const order: readonly StandingState[] = ['submitted', 'missing', 'returned'];

/** The region at a glance, for the home of the city's office: who waits for its decision, who is missing, returned, late, with
 *  a telephone and a reminder. */
export function RegionDesk({ year, today, standing, reminders }: Props) {
  const of = (state: StandingState) => standing.filter((one) => one.state === state).length;
  const late = standing.filter((one) => one.state !== 'accepted' && daysLate(one.late) > 0).length;
  const open = standing
    .filter(({ state }) => order.includes(state))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || daysLate(b.late) - daysLate(a.late));
  const href = regionHref(year);
  return (
    <Panel title={`本地区 ${year} 年度报告`} more={<a href={href}>全部机关 →</a>} id="region">
      <div class="figures ledger-figures">
        <Figure value={of('submitted')} label="待我审核" href={href} />
        <Figure value={of('missing')} label="未报送" href={href} late={of('missing') > 0} />
        <Figure value={of('returned')} label="已退回待重报" href={href} />
        <Figure value={late} label="逾期" href={href} late={late > 0} />
        <Figure value={of('accepted')} label="已接收" href={href} />
      </div>
      {standing.length === 0 ? (
        <Empty>还没有登记所辖的机关。登记机关时选定上级机关，就列在这里。</Empty>
      ) : open.length === 0 ? (
        <p>所辖机关的报告都已接收。</p>
      ) : (
        <ul class="todo region-desk">
          {open.map((one) => (
            <li key={one.authority.id}>
              <span>
                {one.submission ? (
                  <a href={submissionHref(year, one.authority.code)}>{one.authority.name}</a>
                ) : (
                  one.authority.name
                )}{' '}
                <StateTag state={one.state} /> <LateTag late={one.late} />
              </span>
              <span>
                {one.submission && one.state === 'submitted' && (
                  <time>{minuteOf(one.submission.submittedAt)} 报送　</time>
                )}
                <ContactLine authority={one.authority} />{' '}
                <Remind
                  year={year}
                  today={today}
                  one={one}
                  atDesk
                  reminders={reminders.filter(({ authorityId }) => authorityId === one.authority.id)}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
      <p class="law">各机关应在 {reportBy(year)} 前报送并公布上一年度报告。《条例》第四十九条。</p>
    </Panel>
  );
}
