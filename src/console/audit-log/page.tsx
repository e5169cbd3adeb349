import { type AuditRow, detailInWords, subjectInWords, type Verification } from '../../platform/audit-log/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { AuditWords } from '../../platform/room.ts';
import { count, Empty, Field, Form, Panel, TableFrame } from '../../platform/ui/index.ts';
import { type Asked, asks, type Choices, questions, saidOf } from './asked.ts';

export const PATH = '/console/audit-log';
export const PAGE = 100;

interface Props {
  rows: AuditRow[];
  /** what entries are about, by its name */
  names: ReadonlyMap<string, string>;
  asked: Asked;
  choices: Choices;
  /** entries of what is asked */
  entries: number;
  verified: Verification | undefined;
  words: Required<AuditWords>;
}

/** Address of the log with what is asked. */
export function logHref(asked: Partial<Asked>, more: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  for (const name of asks) if (asked[name]) query.set(name, asked[name]);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return query.size ? `${PATH}?${query}` : PATH;
}

/** 审计日志 before its auditor: who did what to which thing, when, from where, and how it was before. */
export function AuditLogPage(props: Props) {
  const { rows, asked, choices, entries, verified } = props;
  const said = saidOf(asked, choices, props.words);
  const more = logHref(asked, { before: String(rows.at(-1)?.seq ?? 0) });
  return (
    <>
      <header class="head">
        <div>
          <h1>审计日志</h1>
          <p class="meta">{choices.scopes ? '' : '本机关'}每一次登录和办理都记在这里，逐条相连，任何人不能修改。</p>
        </div>
        <div class="acts">
          <Form action={`${PATH}/verify`}>
            <button class="btn quiet" type="submit">
              校验完整性
            </button>
          </Form>
          <Form action={`${PATH}/export`}>
            {asks.map((name) => asked[name] && <input key={name} type="hidden" name={name} value={asked[name]} />)}
            <button class="btn quiet" type="submit">
              导出 Excel
            </button>
          </Form>
        </div>
      </header>
      {verified && <Verified verified={verified} all={choices.scopes !== undefined} entries={entries} />}
      <nav class="tabs" aria-label="常用查询">
        {Object.entries(questions).map(([key, { label }]) => (
          <a key={key} href={logHref({ question: key })} aria-current={asked.question === key ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <Filters {...props} />
      <p class="meta">
        共 {count(entries)} 条{said && `（${said}）`}
      </p>
      <Panel>
        {rows.length === 0 && <Empty>没有符合条件的记录。每一次登录和办理都会记在这里，任何人不能修改。</Empty>}
        {rows.length > 0 && <Rows {...props} />}
        {rows.length === PAGE && <a href={more}>更早的记录 →</a>}
      </Panel>
    </>
  );
}

function Verified({ verified, all, entries }: { verified: Verification; all: boolean; entries: number }) {
  return (
    <p class={verified.whole ? 'notice' : 'warning'} role="status">
      {verified.whole
        ? `审计日志完整，${all ? '全平台' : '本机关'}共 ${count(all ? verified.rows : entries)} 条。末条校验值 ${verified.head.slice(0, 16)}…`
        : `审计日志不完整：第 ${verified.seq} 条，${verified.reason}。请立即报告并保全数据库。`}
    </p>
  );
}

function Filters({ asked, choices, words }: Props) {
  const actions = Object.entries(words.actions)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'zh-CN'));
  const any = { value: '', label: '全部' };
  return (
    <form class="filters" method="get">
      {choices.scopes && <Field name="of" label="范围" typed={asked} options={choices.scopes} />}
      <Field name="actor" label="操作人" typed={asked} />
      <Field name="office" label="操作人科室" typed={asked} options={[any, ...choices.offices]} />
      <Field name="action" label="操作" typed={asked} options={[any, ...actions]} />
      <Field name="subject" label="对象" placeholder="编号、标题或者姓名" typed={asked} />
      <Field name="from" label="自" type="date" typed={asked} />
      <Field name="to" label="至" type="date" typed={asked} />
      <button class="btn quiet" type="submit">
        筛选
      </button>
    </form>
  );
}

function Rows({ rows, names, asked, words }: Props) {
  return (
    <TableFrame label="审计日志">
      <table>
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col" class="n">
              序号
            </th>
            <th scope="col">操作人</th>
            <th scope="col">操作</th>
            <th scope="col">对象</th>
            <th scope="col">内容</th>
            <th scope="col">来源地址</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.seq}>
              <td>
                <time>{minuteOf(row.at)}</time>
              </td>
              <td class="n">{row.seq}</td>
              <td class="whole">
                <a href={logHref({ of: asked.of, actor: row.actor })}>{row.actor}</a>
              </td>
              <td class="whole">{words.actions[row.action] ?? row.action}</td>
              <td>
                <a href={logHref({ of: asked.of, subject: row.subject })}>{subjectInWords(row.subject, words)}</a>
                {names.has(row.subject) && <small class="under">{names.get(row.subject)}</small>}
              </td>
              <td class="detail">
                {detailInWords(row.detail, words).map(([term, value]) => (
                  <span key={term} class="line">
                    {term}：{value}
                  </span>
                ))}
              </td>
              <td>{row.address}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
