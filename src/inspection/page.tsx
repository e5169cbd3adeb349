import { CHECKS, type CheckId } from '../law/index.ts';
import { minuteOf } from '../platform/dates.ts';
import { type Role, roles } from '../platform/roles.ts';
import { count, Empty, Form, Pager, Panel, TableFrame, Tag } from '../platform/ui/index.ts';
import { OutsideStanding } from './outside/standing.tsx';
import type { Outside } from './outside/store.ts';
import type { Finding, Report, Which } from './store.ts';

export const PATH = '/console/inspection';
export const stateNames: Record<Which['state'], string> = { open: '待处理', judged: '已核对无误', gone: '已消除' };
const weights = { block: ['late', '须处理'], warn: ['warn', '须核对'], hint: ['plain', '提示'] } as const;

/** What was found in one text. */
export type Group = { title: string; office: string; findings: Finding[] } & (InDocument | InText);
/** With what this person may do with the document. */
interface InDocument {
  documentId: number;
  correct: boolean;
  withdraw: boolean;
}
/** With where the text is mended and whether this person may; undefined: nobody brings such texts any more. */
interface InText {
  mend: { href: string; label: string; roles: readonly Role[]; may: boolean } | undefined;
}

interface Props {
  reports: readonly Report[];
  outside: Outside;
  /** what is not looked for, in a sentence; '': nothing */
  leftOut: string;
  groups: readonly Group[];
  asked: Which;
  all: number;
  page: number;
  pages: number;
  /** may say that something may stand */
  judges: boolean;
}

/** 每日巡检: what today's checks find in what is online, and what became of it. */
export function InspectionPage({ reports, outside, leftOut, groups, asked, all, page, pages, judges }: Props) {
  const address = (more: Record<string, string>) =>
    `${PATH}?${new URLSearchParams({ state: asked.state, ...(asked.day && { day: asked.day }), ...more })}`;
  return (
    <>
      <header class="head">
        <div>
          <h1>每日巡检</h1>
          <p class="meta">
            每天凌晨用当天的规则和词表，把网站上的文件、附件和其他文字重新检查一遍。发现的问题由人判断。
          </p>
        </div>
      </header>
      <Latest report={reports[0]} />
      {leftOut && <p class="help">{leftOut}。</p>}
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
        <Text key={group.findings[0]!.id} group={group} judges={judges && asked.state === 'open'} />
      ))}
      <Pager page={page} pages={pages} href={(n) => address({ page: String(n) })} />
      <Nights reports={reports} />
    </>
  );
}

/** How far the newest night came. */
function Latest({ report }: { report: Report | undefined }) {
  if (!report) return <p class="notice">还没有巡检过。第一次巡检在凌晨 1 点以后自动开始。</p>;
  const { day, begunAt, finishedAt, documents, looked, texts, files, unlooked } = report;
  return (
    <p class={unlooked ? 'warning' : 'notice'}>
      {day}：{finishedAt ? `${minuteOf(begunAt).slice(11)}—${minuteOf(finishedAt).slice(11)} 检查完毕，` : '正在检查，'}
      {finishedAt ? '' : `共 ${count(documents)} 份文件，已`}检查 {count(looked)} 份文件、{count(files)} 个附件和图片
      {finishedAt && `，年度报告、机关信息、机构、栏目和网站所示理由 ${count(texts)} 项`}
      {unlooked > 0 && `；${count(unlooked)} 份没有查完，在下面列为“未识别，需人工查看”`}
      {'。图片的画面、其他平台（微信等）上的内容没有检查。'}
    </p>
  );
}

function Text({ group, judges }: { group: Group; judges: boolean }) {
  return (
    <Panel title={group.title}>
      <p class="help">{'documentId' in group ? <WhereDocument group={group} /> : <WhereMended mend={group.mend} />}</p>
      <ul class="findings">
        {group.findings.map((one) => (
          <li key={one.id}>
            <Tag tone={weights[one.severity][0]}>{weights[one.severity][1]}</Tag> <b>{one.place}</b>
            {one.excerpt && <mark>{one.excerpt}</mark>}
            <span class="why">
              {saidOf(one)}（{one.firstDay} 首次发现
              {one.goneDay && `，${one.goneDay} 起不再出现`}）
            </span>
            {one.judgedName && (
              <span class="why">
                {one.judgedName}核对无误：{one.reason}
              </span>
            )}
            {judges && (
              <Form action={`${PATH}/${one.id}/judge`} class="judge">
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
      {'documentId' in group && <Steps group={group} />}
    </Panel>
  );
}

/** The check's name where its message says more. */
function saidOf({ check, message }: Finding): string {
  const { name } = CHECKS[check as CheckId];
  return message.startsWith(name) ? message : `${name}：${message}`;
}

const documentHref = (id: number) => `/console/documents/${id}`;

function WhereDocument({ group }: { group: Group & InDocument }) {
  return (
    <>
      {group.office}　<a href={documentHref(group.documentId)}>打开文件</a>
    </>
  );
}

/** Who may not go there is told who may. */
function WhereMended({ mend }: InText) {
  if (!mend) return <>网站上的其他内容</>;
  if (mend.may) return <a href={mend.href}>在“{mend.label}”中修改</a>;
  return (
    <>
      由{mend.roles.map((role) => roles[role]).join('、')}在“{mend.label}”中修改
    </>
  );
}

function Steps({ group: { documentId, correct, withdraw } }: { group: InDocument }) {
  if (!correct && !withdraw) return null;
  const at = documentHref(documentId);
  return (
    <div class="actions">
      {correct && (
        <Form action={`${at}/correct`}>
          <button class="btn quiet" type="submit">
            更正
          </button>
        </Form>
      )}
      {withdraw && (
        <a class="btn quiet" href={`${at}/withdraw`}>
          撤下
        </a>
      )}
    </div>
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
              <th scope="col" class="n">
                文件
              </th>
              <th scope="col" class="n">
                附件和图片
              </th>
              <th scope="col" class="n">
                其他文字
              </th>
              <th scope="col" class="n">
                没有查完
              </th>
              <th scope="col" class="n">
                新发现
              </th>
              <th scope="col" class="n">
                核对无误
              </th>
              <th scope="col" class="n">
                消除
              </th>
            </tr>
          </thead>
          <tbody>
            {reports.map(({ day, finishedAt, looked, files, texts, unlooked, fresh, judged, gone }) => (
              <tr key={day}>
                <th scope="row">
                  <span class="night">{day}</span>
                  {!finishedAt && '（未完）'}
                </th>
                <td class="n">{count(looked)}</td>
                <td class="n">{count(files)}</td>
                <td class="n">{count(texts)}</td>
                <td class="n">{count(unlooked)}</td>
                <td class="n">{fresh > 0 ? <a href={`${PATH}?state=open&day=${day}`}>{count(fresh)}</a> : '0'}</td>
                <td class="n">{count(judged)}</td>
                <td class="n">{count(gone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Panel>
  );
}
