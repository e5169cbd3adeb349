import { APPLICANT_KINDS, PHASE_LABELS, RECEIPT_CHANNELS } from '../../../law/index.ts';
import { Empty, Field, Form, Panel, TableFrame } from '../../../platform/ui/index.ts';
import { ENDS } from '../../reply/options.ts';
import { anyOption, optionsOf, PhaseTag } from '../workspace/parts.tsx';
import { type Cursor, LEFT, type Line, type ListFilter, listHref, type Officer, PAGE } from './list.ts';

interface Props {
  rows: Line[];
  newer: boolean;
  older: boolean;
  filter: ListFilter;
  officers: Officer[];
  offices: readonly { id: number; name: string }[];
  thisYear: number;
  /** how many an applicant has, after they were looked for */
  found?: number;
}

/** In this order: an object puts its whole numbers first. */
const LEFT_OPTIONS = (['late', '1', '3', '5', 'more'] as const).map((value) => ({ value, label: LEFT[value] }));

/** All applications, newest first. */
export function ListPage({ rows, newer, older, filter, officers, offices, thisYear, found }: Props) {
  const at = (line: Line | undefined, way: Cursor['way']) =>
    line?.arrived_on ? listHref(filter, { arrivedOn: line.arrived_on, id: line.id, way }) : undefined;
  const typed = {
    phase: filter.phase ?? '',
    kind: filter.kind ?? '',
    officer: String(filter.officerId ?? ''),
    office: String(filter.officeId ?? ''),
    left: filter.left ?? '',
    reply: filter.reply ?? '',
    channel: filter.channel ?? '',
    year: String(filter.year ?? ''),
    words: filter.words ?? '',
  };
  const years = Array.from({ length: 8 }, (_, n) => String(thisYear - n));
  return (
    <>
      <header class="head">
        <h1>{found === undefined ? '全部申请' : '按申请人查找'}</h1>
        <div class="acts">
          {found === undefined ? (
            <Form action={listHref(filter).replace('/all', '/all.xlsx')}>
              <button class="btn quiet" type="submit">
                导出 Excel
              </button>
            </Form>
          ) : (
            <a class="btn quiet" href="/console/applications/all">
              全部申请
            </a>
          )}
        </div>
      </header>
      <Form class="filters" action="/console/applications/find">
        <Field
          name="whole"
          label="申请人、代理人的姓名，证件号码或者电话"
          help="须填写完整；查找留痕，不保留查找的内容"
          typed={{}}
        />
        <button class="btn quiet" type="submit">
          按申请人查找
        </button>
      </Form>
      {found !== undefined && <p role="status">找到 {found} 件。</p>}
      <form class="filters" method="get" action="/console/applications/all">
        <Field name="phase" label="状态" typed={typed} options={[anyOption('全部'), ...optionsOf(PHASE_LABELS)]} />
        <Field
          name="kind"
          label="申请人类型"
          typed={typed}
          options={[anyOption('全部'), ...optionsOf(APPLICANT_KINDS)]}
        />
        <Field
          name="officer"
          label="经办人"
          typed={typed}
          options={[anyOption('全部'), ...officers.map(({ id, name }) => ({ value: String(id), label: name }))]}
        />
        <Field
          name="office"
          label="科室"
          typed={typed}
          options={[anyOption('全部'), ...offices.map(({ id, name }) => ({ value: String(id), label: name }))]}
        />
        <Field name="left" label="剩余期限" typed={typed} options={[anyOption('全部'), ...LEFT_OPTIONS]} />
        <Field name="reply" label="答复种类" typed={typed} options={[anyOption('全部'), ...ENDS]} />
        <Field
          name="channel"
          label="申请渠道"
          typed={typed}
          options={[anyOption('全部'), ...optionsOf(RECEIPT_CHANNELS)]}
        />
        <Field
          name="year"
          label="到达年度"
          typed={typed}
          options={[anyOption('全部'), ...years.map((value) => ({ value, label: `${value} 年` }))]}
        />
        <Field name="words" label="编号或者内容中的字词" type="search" typed={typed} />
        <button class="btn quiet" type="submit">
          筛选
        </button>
      </form>
      <Panel>
        {rows.length === 0 ? (
          <Empty>没有符合条件的申请。可以放宽条件，或者在“依申请公开”中登记。</Empty>
        ) : (
          <TableFrame label="全部申请">
            <table>
              <thead>
                <tr>
                  <th scope="col">所需信息</th>
                  <th scope="col">编号</th>
                  <th scope="col">申请人</th>
                  <th scope="col">到达日期</th>
                  <th scope="col">状态</th>
                  <th scope="col">答复期限</th>
                  <th scope="col">办结日期</th>
                  <th scope="col">经办人</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row" class="title-cell">
                      <a href={`/console/applications/${row.id}`}>{row.subject}</a>
                    </th>
                    <td class="whole">{row.number}</td>
                    <td class="whole">{row.applicant_shown || APPLICANT_KINDS[row.applicant_kind]}</td>
                    <td>
                      <time>{row.arrived_on ?? '—'}</time>
                    </td>
                    <td>
                      <PhaseTag phase={row.phase} />
                    </td>
                    <td>
                      <time>{row.due_on ?? '—'}</time>
                      {row.due_provisional && '（暂定）'}
                    </td>
                    <td>
                      <time>{row.closed_on ?? '—'}</time>
                    </td>
                    <td class="whole">
                      {row.officer ?? '未分派'}
                      {row.office && <small class="under">{row.office}</small>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
        {(newer || older) && (
          <nav class="pager" aria-label="分页">
            {newer && rows.length > 0 && (
              <a href={at(rows[0], 'newer')} rel="prev">
                较新的 {PAGE} 件
              </a>
            )}
            {newer && <a href={listHref(filter)}>最新</a>}
            {older && (
              <a href={at(rows.at(-1), 'older')} rel="next">
                较早的 {PAGE} 件
              </a>
            )}
          </nav>
        )}
      </Panel>
    </>
  );
}
