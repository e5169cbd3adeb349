import { type Calendar, parseDate } from '../../../law/index.ts';
import { minuteOf } from '../../../platform/dates.ts';
import { Facts, Form, Panel, TableFrame, Tag } from '../../../platform/ui/index.ts';
import type { MovedLimit } from '../../tables.ts';
import type { Entry } from '../store.ts';
import { YearCalendar } from './year-calendar.tsx';

interface Props {
  year: number;
  years: number[];
  calendar: Calendar;
  /** newest first */
  entries: Entry[];
  keeps: boolean;
}

/** 工作日历: which days of a year count, and by which notice. */
export function YearPage({ year, years, calendar, entries, keeps }: Props) {
  const [newest] = entries;
  const entered = newest && !newest.withdrawn ? newest : undefined;
  const known = calendar.knows(year);
  return (
    <>
      <header class="head">
        <div>
          <h1>{year} 年工作日历</h1>
          <p class="meta">公开期限、答复期限都按它计算：法定节假日和周末不计，调休上班的周六、周日计入。</p>
        </div>
        {keeps && (
          <div class="acts">
            <a class="btn" href={`/console/calendar/enter?year=${year}`}>
              {known ? '更正放假安排' : '录入放假安排'}
            </a>
          </div>
        )}
      </header>
      <nav class="tabs" aria-label="年份">
        {years.map((one) => (
          <a key={one} href={`/console/calendar?year=${one}`} aria-current={one === year ? 'page' : undefined}>
            {one} 年{!calendar.knows(one) && '（暂定）'}
          </a>
        ))}
      </nav>
      {!known && (
        <p class="warning">
          {year} 年的放假安排尚未公布或尚未录入。现在按周末和法定节假日推算，涉及这一年的期限都标明“暂定”。
        </p>
      )}
      <div class="grid">
        <Panel>
          <YearCalendar calendar={calendar} year={year} />
        </Panel>
        <div>
          <Panel title="依据">
            <Facts
              rows={[
                ['状态', known ? <Tag tone="ok">已确定</Tag> : <Tag tone="warn">暂定</Tag>],
                [
                  '来源',
                  entered ? entered.source : known ? '平台内置（国务院办公厅通知）' : '《全国年节及纪念日放假办法》',
                ],
                ['工作日', `${workingDays(calendar, year)} 天`],
                ...(entered
                  ? ([
                      ['录入', entered.enteredBy],
                      ['时间', minuteOf(entered.enteredAt)],
                    ] as [string, string][])
                  : []),
              ]}
            />
            {keeps && entered && (
              <Form action="/console/calendar/withdraw" class="actions">
                <input type="hidden" name="year" value={year} />
                <button class="btn quiet" type="submit">
                  撤销录入
                </button>
              </Form>
            )}
            {entered && (
              <p>
                <a href="/console/calendar/arrangements.json" download>
                  下载已录入的放假安排
                </a>
                <small class="help">　命令行计算期限时用 --arrangements 给出</small>
              </p>
            )}
          </Panel>
          {entries.length > 0 && <History entries={entries} />}
        </div>
      </div>
      {newest && newest.moved.length > 0 && <Moved entry={newest} />}
    </>
  );
}

function workingDays(calendar: Calendar, year: number): number {
  const first = parseDate(`${year}-01-01`);
  return (calendar.isWorking(first) ? 1 : 0) + calendar.countBetween(first, parseDate(`${year}-12-31`)).days;
}

function History({ entries }: { entries: Entry[] }) {
  return (
    <Panel title="录入记录">
      <ul class="todo">
        {entries.map((entry) => (
          <li key={entry.id}>
            {entry.withdrawn ? '撤销' : '录入'}：{entry.source}
            <span>
              {entry.enteredBy} <time>{minuteOf(entry.enteredAt)}</time>
              {movedIn(entry)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** How many limits an entry moved, the reader's own and, for who keeps the calendar, everybody's. */
function movedIn({ moved, movedInAll }: Entry): string {
  const own = moved.length ? `　本机关变动期限 ${moved.length} 件` : '';
  return movedInAll ? `${own}　全平台 ${movedInAll} 件` : own;
}

function Moved({ entry }: { entry: Entry }) {
  return (
    <Panel title={`本机关随之变动的期限 ${entry.moved.length} 件`}>
      <TableFrame label="随之变动的期限">
        <table>
          <thead>
            <tr>
              <th scope="col">事项</th>
              <th scope="col">期限</th>
              <th scope="col">原来</th>
              <th scope="col">现在</th>
            </tr>
          </thead>
          <tbody>
            {entry.moved.map((one: MovedLimit) => (
              <tr key={`${one.href}${one.limit}`}>
                <th scope="row" class="title-cell">
                  <a href={one.href}>{one.title}</a>
                </th>
                <td class="whole">
                  {one.room} · {one.limit}
                </td>
                <td>
                  <time>{one.from}</time>
                </td>
                <td>
                  {one.from === one.to && !one.provisional ? '日期不变，不再暂定' : <time>{one.to}</time>}{' '}
                  {one.provisional && <Tag tone="warn">暂定</Tag>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Panel>
  );
}
