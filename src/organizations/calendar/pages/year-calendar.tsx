import { type Calendar, type Day, parseDate } from '../../../law/index.ts';

const heads = ['一', '二', '三', '四', '五', '六', '日'];

/** The weeks of a month, Monday first; undefined: a day of another month. */
function weeksOf(year: number, month: number): (number | undefined)[][] {
  const first = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells = Array.from({ length: Math.ceil((first + length) / 7) * 7 }, (_, n) => {
    const day = n - first + 1;
    return day >= 1 && day <= length ? day : undefined;
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

const marks = { holiday: '休', makeUp: '班', weekend: '', workday: '' } as const;

function Cell({ day, number }: { day: Day; number: number }) {
  const mark = marks[day.kind];
  return (
    <td class={day.kind} title={day.name}>
      {number}
      {mark && <small>{mark}</small>}
    </td>
  );
}

/** A year at one glance: 休 for holidays, 班 for worked weekends; other weekends pale. */
export function YearCalendar({ calendar, year }: { calendar: Calendar; year: number }) {
  return (
    <div class="year-calendar">
      {Array.from({ length: 12 }, (_, n) => n + 1).map((month) => (
        <table key={month}>
          <caption>{month} 月</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year, month).map((week, row) => (
              <tr key={row}>
                {week.map((number, at) =>
                  number ? (
                    <Cell
                      key={number}
                      number={number}
                      day={calendar.day(
                        parseDate(`${year}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`),
                      )}
                    />
                  ) : (
                    <td key={`none${at}`} />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
