import { CHECKS, type CheckId } from '../law/index.ts';
import { minuteOf } from '../platform/dates.ts';
import { count, Empty, Form, Pager, Panel, TableFrame, Tag } from '../platform/ui/index.ts';
import { OutsideStanding } from './outside/standing.tsx';
import type { Outside } from './outside/store.ts';
import type { Finding, Report, Which } from './store.ts';

export const PATH = '/console/inspection';
export const stateNames: Record<Which['state'], string> = { open: '待处理', judged: '已核对无误', gone: '已消除' };
const weights = { block: ['late', '须处理'], warn: ['warn', '须核对'], hint: ['plain', '提示'] } as const;

export interface Group {
  documentId: number;
  title: string;
  office: string;
  findings: Finding[];
  /** what this person may do with the document */
  correct: boolean;
  withdraw: boolean;
}

interface Props {
  reports: readonly Report[];
  outside: Outside;
  groups: readonly Group[];
  asked: Which;
  all: number;
  page: number;
  pages: number;
  /** may say that something may stand */
  judges: boolean;
}

/** 每日巡检: what today's checks find in what is online, and what became of it. */
export function InspectionPage({ reports, outside, groups, asked, all, page, pages, judges }: Props) {
  const address = (more: Record<string, string>) =>
    `${PATH}?${new URLSearchParams({ state: asked.state, ...(asked.day && { day: asked.day }), ...more })}`;
  return (
    <>
      <header class="head">
        <div>
          <h1>每日巡检</h1>
          <p class="meta">每天凌晨用当天的规则和词表，把已公开的文件和附件重新检查一遍。发现的问题由人判断。</p>
        </div>
      </header>
      <Latest report={reports[0]} />
      {reports.length > 0 && <OutsideStanding outside={outside} />}
      <nav class="tabs" aria-label="处理情况">
        {(Object.keys(stateNames) as Which['state'][]).map((state) => (
          <a key={state} href={`${PATH}?state=${state}`} aria-current={state === asked.state ? 'page' : undefined}>
            {stateNames[state]}
          </a>
        ))}
      </nav>
      <p class="help">
        {asked.day && `${asked.day} 首次发现，`}共 {count(all)} 处。{asked.day && <a href={PATH}>看全部</a>}
      </p>
      {groups.length === 0 && (
        <Empty>
          {reports.length === 0
            ? '还没有巡检过，没有可以列出的内容。'
            : asked.state === 'open'
              ? '已检查的内容中没有待处理的问题。'
              : '没有这样的记录。'}
        </Empty>
      )}
      {groups.map((group) => (
        <Document key={group.documentId} group={group} judges={judges && asked.state === 'open'} />
      ))}
      <Pager page={page} pages={pages} href={(n) => address({ page: String(n) })} />
      <Nights reports={reports} />
    </>
  );
}

/** How far the newest night came. */
function Latest({ report }: { report: Report | undefined }) {
  if (!report) return <p class="notice">还没有巡检过。第一次巡检在凌晨 1 点以后自动开始。</p>;
  const { day, begunAt, finishedAt, documents, looked, files, unlooked } = report;
  return (
    <p class={unlooked ? 'warning' : 'notice'}>
      {day}：{finishedAt ? `${minuteOf(begunAt).slice(11)}—${minuteOf(finishedAt).slice(11)} 检查完毕，` : '正在检查，'}
      {finishedAt ? '' : `共 ${count(documents)} 份文件，已`}检查 {count(looked)} 份文件、{count(files)} 个附件和图片
      {unlooked > 0 && `；${count(unlooked)} 份没有查完，在下面列为“未识别，需人工查看”`}。
      年度报告和机关信息不在巡检范围内；图片的画面没有检查。
    </p>
  );
}

function Document({ group, judges }: { group: Group; judges: boolean }) {
  const at = `/console/documents/${group.documentId}`;
  return (
    <Panel title={group.title}>
      <p class="help">
        {group.office}　<a href={at}>打开文件</a>
      </p>
      <ul class="findings">
        {group.findings.map((one) => (
          <li key={one.id}>
            <Tag tone={weights[one.severity][0]}>{weights[one.severity][1]}</Tag> <b>{one.place}</b>
            {one.excerpt && <mark>{one.excerpt}</mark>}
            <span class="why">
              {CHECKS[one.check as CheckId].name}：{one.message}（{one.firstDay} 首次发现
              {one.goneDay && `，${one.goneDay} 起不再出现`}）
            </span>
            {one.judgedName && (
              <span class="why">
                {one.judgedName}核对无误：{one.reason}
              </span>
            )}
            {judges && (
              <Form action={`${PATH}/${one.id}/judge`} class="inline">
                <label class="sr" for={`reason-${one.id}`}>
                  可以照此公开的理由
                </label>
                <input
                  id={`reason-${one.id}`}
                  name="reason"
                  maxLength={200}
                  placeholder="可以照此公开的理由"
                  required
                />
                <button class="btn quiet" type="submit">
                  核对无误
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {(group.correct || group.withdraw) && (
        <div class="actions">
          {group.correct && (
            <Form action={`${at}/correct`}>
              <button class="btn quiet" type="submit">
                更正
              </button>
            </Form>
          )}
          {group.withdraw && (
            <a class="btn quiet" href={`${at}/withdraw`}>
              撤下
            </a>
          )}
        </div>
      )}
    </Panel>
  );
}

/** The report by day. */
function Nights({ reports }: { reports: readonly Report[] }) {
  if (!reports.length) return null;
  return (
    <Panel title="近 30 天">
      <TableFrame label="每天的巡检">
        <table>
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">检查</th>
              <th scope="col">没有查完</th>
              <th scope="col">新发现</th>
              <th scope="col">核对无误</th>
              <th scope="col">消除</th>
            </tr>
          </thead>
          <tbody>
            {reports.map(({ day, finishedAt, looked, files, unlooked, fresh, judged, gone }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>
                  {count(looked)} 份、附件和图片 {count(files)} 个{!finishedAt && '（未完）'}
                </td>
                <td class="num">{count(unlooked)}</td>
                <td class="num">{fresh > 0 ? <a href={`${PATH}?state=open&day=${day}`}>{count(fresh)}</a> : '0'}</td>
                <td class="num">{count(judged)}</td>
                <td class="num">{count(gone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Panel>
  );
}
