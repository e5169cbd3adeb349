import type { ComplaintMessage } from '../../engagement/index.ts';
import { DUTIES, duties } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Field, Figure, Form, Panel, TableFrame, Tag, YearChoice } from '../../platform/ui/index.ts';
import type { CaseRow } from '../store.ts';
import { caseHref, countedHref, DESK, ORIGINS, PHASES, TITLE } from '../words.ts';

interface Props {
  year: number;
  years: readonly number[];
  /** those that are counted in the year */
  counted: readonly CaseRow[];
  /** show these alone */
  only: boolean;
  /** under way, and of the year; for who keeps the register */
  cases: readonly CaseRow[];
  keeps: boolean;
  /** the authority that looks */
  own: number;
  /** messages that complain and are not in the register */
  messages: readonly ComplaintMessage[];
  typed: Typed;
  failure: Failure | undefined;
}

/** 投诉举报和责任追究. */
export function ListPage(props: Props) {
  const { year, years, counted, only, keeps, cases } = props;
  const total = counted.reduce((sum, one) => sum + one.counted, 0);
  return (
    <>
      <header class="head">
        <div>
          <h1>{TITLE}</h1>
          <p class="meta">《条例》第四十七条、第五十一条至第五十三条</p>
        </div>
        {keeps && (
          <div class="acts">
            <a class="btn" href={`${DESK}/new`}>
              登记
            </a>
          </div>
        )}
      </header>
      <Panel>
        <div class="figures">
          <Figure value={total} label={`${year} 年责任追究（起）`} href={countedHref(year)} />
          {keeps && (
            <Figure
              value={cases.filter(({ phase }) => phase !== 'closed').length}
              label="正在办理（件）"
              href={`${DESK}?year=${year}#cases`}
            />
          )}
        </div>
        <p class="help">
          约谈、通报批评、处分、移送的计入责任追究，同一件只计一起；责令改正的不计。没有登记的，就是 0 起。
        </p>
        <YearChoice action={DESK} year={year} years={years} />
      </Panel>
      {only ? (
        <Panel title={`${year} 年计入责任追究的`} id="counted">
          {counted.length === 0 ? <Empty>{year} 年没有。</Empty> : <Counted {...props} />}
        </Panel>
      ) : (
        <Panel title={`${year} 年收到的和正在办理的`} id="cases">
          {cases.length === 0 ? (
            <Empty>没有。来信、来访、电话里的投诉举报，按“登记”记下；网站留言里的，在下面登记。</Empty>
          ) : (
            <Cases {...props} />
          )}
        </Panel>
      )}
      {!only && <Messages {...props} />}
    </>
  );
}

function Counted({ counted, keeps }: Props) {
  return (
    <TableFrame label="计入责任追究的">
      <table>
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col">编号</th>
            <th scope="col">日期</th>
            <th scope="col">起</th>
          </tr>
        </thead>
        <tbody>
          {counted.map((row) => (
            <tr key={row.id}>
              <th scope="row">{keeps ? <a href={caseHref(row.id)}>{row.title}</a> : row.title}</th>
              <td>{row.number}</td>
              <td>
                <time>{row.counted_on}</time>
              </td>
              <td class="number">{row.counted}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              合计
            </th>
            <td class="number">{counted.reduce((sum, one) => sum + one.counted, 0)}</td>
          </tr>
        </tfoot>
      </table>
    </TableFrame>
  );
}

function Cases({ cases, own }: Props) {
  return (
    <TableFrame label="投诉举报">
      <table>
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col">编号</th>
            <th scope="col">反映的问题</th>
            <th scope="col">收到</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={caseHref(row.id)}>{row.title}</a>
                {row.authority_id !== own && <small> {row.authority}</small>}
                {row.keeper_id !== own && <small> {row.keeper}办理</small>}
              </th>
              <td>
                {row.number}（{ORIGINS[row.origin]}）
              </td>
              <td>{DUTIES[row.duty].label}</td>
              <td>
                <time>{row.came_on}</time>
              </td>
              <td>
                <Tag tone={row.phase === 'closed' ? 'plain' : 'warn'}>{PHASES[row.phase]}</Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

export const dutyOptions = duties.map((value) => ({ value, label: DUTIES[value].label }));

function Messages({ messages, typed, failure }: Props) {
  if (messages.length === 0) return null;
  return (
    <Panel title="网站留言里的投诉、举报">
      <p class="help">
        反映信息公开义务没有履行的，登记到这里按投诉举报办理；其他的仍在“留言办理”答复。登记时会查看留言人信息，留有记录。
      </p>
      <Form action={`${DESK}/messages`} failure={failure} among="message">
        <Field
          name="message"
          label="留言"
          options={messages.map(({ id, number, subject }) => ({ value: String(id), label: `${number}　${subject}` }))}
          typed={typed}
          failure={failure}
        />
        <Field name="duty" label="反映的问题" options={dutyOptions} typed={typed} failure={failure} />
        <button class="btn quiet" type="submit">
          登记为投诉举报
        </button>
      </Form>
    </Panel>
  );
}
