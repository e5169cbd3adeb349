import { count, Empty, Figure, Panel, TableFrame } from '../../platform/ui/index.ts';
import { COUNTED, type Counted, type Rhythm } from '../rules.ts';

/** Days back that are shown. */
export const DAYS = 30;

interface Props {
  subscribers: Record<Rhythm, number>;
  lines: readonly { people: number; sort: string; name: string; href: string }[];
  days: readonly { day: string; what: Counted; times: number }[];
  works: boolean;
}

const whats = Object.keys(COUNTED) as Counted[];

/** How many, of what, and what happened on each day. */
export function SubscriptionsPage({ subscribers, lines, days, works }: Props) {
  const each = [...new Set(days.map(({ day }) => day))];
  const timesOn = (day: string, what: Counted) => days.find((one) => one.day === day && one.what === what)?.times ?? 0;
  const sum = (what: Counted) => days.filter((one) => one.what === what).reduce((all, { times }) => all + times, 0);
  return (
    <>
      <header class="head">
        <div>
          <h1>订阅</h1>
          <p class="meta">只有人数：谁订阅的，工作人员看不到；邮箱和订阅的词加密保存，停止时删除</p>
        </div>
        <div class="acts">
          <a class="btn quiet" href="/subscribe">
            网站上的订阅页
          </a>
        </div>
      </header>
      {!works && (
        <p class="warning">平台还没有设置邮件，网站上只能用订阅地址，不能留邮箱；已有的订阅在设置好以后一次补发。</p>
      )}
      <div class="figures ledger-figures">
        <Figure value={subscribers.daily + subscribers.weekly} label="订阅的邮箱" href="#what" />
        <Figure value={subscribers.daily} label="每天一次" href="#what" />
        <Figure value={subscribers.weekly} label="每周一次" href="#what" />
        <Figure value={sum('digest') + sum('matter')} label={`近 ${DAYS} 天发出`} href="#days" />
      </div>
      <Panel title="订阅了什么" id="what">
        {lines.length === 0 ? (
          <Empty>还没有人订阅。栏目、搜索结果和文件的页面上都有“订阅”。</Empty>
        ) : (
          <TableFrame label="订阅了什么">
            <table>
              <thead>
                <tr>
                  <th scope="col">内容</th>
                  <th scope="col">种类</th>
                  <th scope="col" class="n">
                    人数
                  </th>
                </tr>
              </thead>
              <tbody>
                {lines.map(({ people, sort, name, href }) => (
                  <tr key={sort + name}>
                    <th scope="row" class="title-cell">
                      {href ? <a href={href}>{name}</a> : name || '不显示'}
                    </th>
                    <td>{sort}</td>
                    <td class="n">{count(people)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
      </Panel>
      <Panel title={`近 ${DAYS} 天`} id="days">
        {each.length === 0 ? (
          <Empty>这段时间没有发生什么。</Empty>
        ) : (
          <TableFrame label={`近 ${DAYS} 天`}>
            <table>
              <thead>
                <tr>
                  <th scope="col">日期</th>
                  {whats.map((what) => (
                    <th key={what} scope="col" class="n">
                      {COUNTED[what]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {each.map((day) => (
                  <tr key={day}>
                    <th scope="row" class="whole">
                      <time>{day}</time>
                    </th>
                    {whats.map((what) => (
                      <td key={what} class="n">
                        {count(timesOn(day, what))}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
      </Panel>
    </>
  );
}
