import { minuteOf } from '../../platform/dates.ts';
import type { Measure } from '../../platform/measures.ts';
import { Empty, Field, Icon, Panel, TableFrame } from '../../platform/ui/index.ts';
import { RECEIVED } from '../paths.ts';
import { monthInWords } from '../rules.ts';
import type { Briefing, Received } from '../store.ts';
import { BriefingBody } from './body.tsx';

interface ListProps {
  month: string;
  months: readonly string[];
  received: readonly Received[];
  /** names of those that were there in the month and sent none */
  missing: readonly string[];
}

/** 月报 that those below sent, month by month. */
export function ReceivedPage({ month, months, received, missing }: ListProps) {
  return (
    <>
      <header class="head">
        <div>
          <h1>所属机关报送的月报：{monthInWords(month)}</h1>
          <p class="meta">
            已报送 {received.length} 家，没有报送 {missing.length} 家。
          </p>
        </div>
      </header>
      <form class="filters" method="get" action={RECEIVED}>
        <Field
          name="month"
          label="月份"
          typed={{ month: month.slice(0, 7) }}
          options={months.map((one) => ({ value: one.slice(0, 7), label: monthInWords(one) }))}
        />
        <button class="btn quiet" type="submit">
          查看
        </button>
      </form>
      <Panel>
        {received.length === 0 ? (
          <Empty>这个月还没有机关报送。对方签发月报时选择报送的，列在这里。</Empty>
        ) : (
          <TableFrame label="报送的月报">
            <table>
              <thead>
                <tr>
                  <th scope="col">机关</th>
                  <th scope="col">签发</th>
                  <th scope="col">报送时间</th>
                </tr>
              </thead>
              <tbody>
                {received.map(({ id, authority, signedName, sentAt }) => (
                  <tr key={id}>
                    <th scope="row">
                      <a href={`${RECEIVED}/${id}`}>{authority}</a>
                    </th>
                    <td>{signedName}</td>
                    <td>
                      <time>{minuteOf(sentAt)}</time>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
      </Panel>
      {missing.length > 0 && (
        <details class="panel folded">
          <summary>没有报送的 {missing.length} 家</summary>
          <p>{missing.join('、')}</p>
        </details>
      )}
    </>
  );
}

interface OneProps {
  /** of the authority */
  code: string;
  briefing: Briefing & { authority: string };
  measures: readonly Measure[];
}

/** One of them, as it was signed. */
export function ReceivedOne({ briefing, code, measures }: OneProps) {
  const path = `${RECEIVED}/${briefing.id}`;
  return (
    <>
      <header class="head">
        <div>
          <h1>
            {briefing.authority}：{monthInWords(briefing.month)}信息公开工作月报
          </h1>
          <p class="meta">
            {briefing.signedName}签发，{minuteOf(briefing.sentAt!)} 报送。签发时的文字和数字；点数字看台账现在的记录。
          </p>
        </div>
        <div class="acts">
          {(['docx', 'pdf'] as const).map((end) => (
            <a key={end} class="btn quiet" href={`${path}/briefing.${end}`}>
              <Icon name="download" /> {end === 'docx' ? 'Word' : 'PDF'}
            </a>
          ))}
        </div>
      </header>
      <BriefingBody content={briefing.content!} figures={briefing.figures!} measures={measures} authority={code} />
    </>
  );
}
