import type { FastifyInstance } from 'fastify';
import { type Alert, alertsFor, stageTone } from '../alerts/index.ts';
import {
  countOftenAsked,
  OFTEN,
  oftenSince,
  type WaitingApplication,
  waitingApplications,
} from '../applications/index.ts';
import { countDeliveries, countLate, countWaiting, ledgerHref } from '../channels/index.ts';
import { clockWarning } from '../platform/audit-log/index.ts';
import { dayOf, minuteOf } from '../platform/dates.ts';
import { staffOf } from '../platform/http/services.ts';
import { adminRoles, has, roles, type Who } from '../platform/roles.ts';
import { count, Empty, Figure, Panel, Tag } from '../platform/ui/index.ts';
import { documentsWaiting } from '../publishing/index.ts';
import { type Waiting, waitingReviews } from '../review/index.ts';
import type { RailEntry } from './rail.ts';

interface Props {
  who: Who;
  alerts: Alert[];
  year: number;
  reviews: Waiting[];
  applications: WaitingApplication[];
  drafts: number;
  deliveries: number;
  /** matters that several asked for, or suggested to publish */
  askedOften: number;
  counts: Record<string, number>;
  late: number;
  /** of the whole year before */
  yearBefore: number;
  rail: RailEntry[];
  /** what administrators are told of the machine's clock */
  clock: string | undefined;
}

const MOST_ALERTS = 8;

/** Limits within five working days, or over, of what this person handles. */
function AlertPanel({ alerts }: { alerts: Alert[] }) {
  if (alerts.length === 0) return null;
  return (
    <Panel title={`临近期限 ${alerts.length} 项`} more={<a href="/console/alerts">全部期限 →</a>}>
      <ul class="todo">
        {alerts.slice(0, MOST_ALERTS).map(({ key, href, title, limit, on, left, stage, provisional }) => (
          <li key={key}>
            <a href={href}>{title}</a>
            <span>
              <Tag tone={stageTone(stage!)}>{left}</Tag> {limit} <time>{on}</time>
              {provisional && '（暂定）'}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const MOST = 12;

/** What else waits, by the page where it is done: as counted in the rail. */
const elsewhere: Record<string, [what: (count: number) => string, note: string]> = {
  '/console/annual-report': [(n) => `${n} 份年度报告等您审签`, '看过正文和核对结果后出具意见'],
  '/console/region': [(n) => `${n} 份报送的年度报告等您审核`, '逐项核对后接收或者退回'],
  '/console/remedies': [(n) => `${n} 件复议诉讼有事项待办`, '按最早的期限排列'],
};

function WaitingPanel({ reviews, applications, drafts, deliveries, askedOften, rail }: Props) {
  const others = rail.filter(({ path, waiting }) => waiting > 0 && elsewhere[path]);
  const nothing = reviews.length + applications.length + drafts + deliveries + askedOften + others.length === 0;
  return (
    <Panel title="等我办理">
      {nothing && <Empty>现在没有等您办理的事项。新的申请、送审、退回和待发布信息会列在这里。</Empty>}
      <ul class="todo">
        {reviews.map((line) => (
          <li key={line.documentId}>
            <a href={`/console/reviews/${line.documentId}`}>{line.title}</a>
            <span>
              <Tag tone="warn">{line.step}</Tag> {line.office}　<time>{minuteOf(line.submittedAt)}</time>
            </span>
          </li>
        ))}
        {applications.slice(0, MOST).map((line) => (
          <li key={`a${line.id}`}>
            <a href={line.href}>{line.subject}</a>
            <span>
              <Tag tone="warn">{line.what}</Tag> {line.number}　{line.due_on && <time>{line.due_on} 前答复</time>}
            </span>
          </li>
        ))}
        {applications.length > MOST && (
          <li>
            <a href="/console/applications?mine=yes">还有 {applications.length - MOST} 件申请</a>
            <span>按剩余工作日排列</span>
          </li>
        )}
        {others.map(({ path, waiting }) => (
          <li key={path}>
            <a href={path}>{elsewhere[path]![0](waiting)}</a>
            <span>{elsewhere[path]![1]}</span>
          </li>
        ))}
        {drafts > 0 && (
          <li>
            <a href="/console/documents">{drafts} 份文稿等待处理</a>
            <span>草稿、退回和已签发待公开的文稿</span>
          </li>
        )}
        {deliveries > 0 && (
          <li>
            <a href="/console/deliveries">{deliveries} 条信息等待发布到其他渠道</a>
            <span>发布后请登记时间和凭据</span>
          </li>
        )}
        {askedOften > 0 && (
          <li>
            <a href={OFTEN}>{askedOften} 类信息被多人申请或者建议公开</a>
            <span>请决定是否转为主动公开（《条例》第四十四条）</span>
          </li>
        )}
      </ul>
    </Panel>
  );
}

function WorkbenchPage(props: Props) {
  const { who, year, counts, late, yearBefore } = props;
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const administers = who.roles.length > 0 && who.roles.every((role) => adminRoles.includes(role));
  return (
    <>
      <header class="head">
        <div>
          <h1>工作台</h1>
          <p class="meta">{who.roles.map((role) => roles[role]).join('、')}</p>
        </div>
      </header>
      {props.clock && (
        <p class="warning" role="status">
          {props.clock}
        </p>
      )}
      {administers ? (
        <Panel title="管理事项">
          <ul class="todo">
            {has(who, 'systemAdmin', 'securityAdmin') && (
              <li>
                <a href="/console/staff">人员与权限</a>
                <span>{has(who, 'systemAdmin') ? '新增人员、停用账号' : '授权、重置密码、解除锁定'}</span>
              </li>
            )}
            {has(who, 'systemAdmin') && (
              <>
                <li>
                  <a href="/console/offices">机构设置</a>
                  <span>科室、村和社区，下级机关</span>
                </li>
                <li>
                  <a href="/console/mail">邮件设置</a>
                  <span>期限提醒从哪里发出</span>
                </li>
                <li>
                  <a href="/console/calendar">工作日历</a>
                  <span>每年录入国务院办公厅的放假安排</span>
                </li>
              </>
            )}
            {has(who, 'auditAdmin') && (
              <li>
                <a href="/console/audit-log">审计日志</a>
                <span>查阅记录，校验完整性</span>
              </li>
            )}
          </ul>
        </Panel>
      ) : (
        <div class="grid">
          <div>
            <AlertPanel alerts={props.alerts} />
            <WaitingPanel {...props} />
          </div>
          <Panel title={`${year} 年主动公开`}>
            <div class="figures">
              <Figure value={total} label="全部（条）" href={ledgerHref({ year })} />
              <Figure value={counts.website ?? 0} label="政府网站" href={ledgerHref({ year, channel: 'website' })} />
              <Figure value={counts.wechat ?? 0} label="微信公众号" href={ledgerHref({ year, channel: 'wechat' })} />
              <Figure value={late} label="超期公开" href={ledgerHref({ year, state: 'late' })} late={late > 0} />
            </div>
            <p>
              <a href={ledgerHref({ year: year - 1 })}>
                {year - 1} 年全年 {count(yearBefore)} 条
              </a>
            </p>
            <p class="law">信息应自形成或者变更之日起 20 个工作日内公开。《条例》第二十六条。</p>
          </Panel>
        </div>
      )}
    </>
  );
}

/** 工作台: what waits for me, what is late, this year's figures. */
export function workbenchRoutes(app: FastifyInstance): void {
  app.get('/', async (request, reply) => {
    const who = staffOf(request);
    const { db, now } = app.services;
    const year = Number(dayOf(now()).slice(0, 4));
    const [alerts, reviews, applications, drafts, deliveries, askedOften, counts, late, before] = await Promise.all([
      alertsFor(db, who, dayOf(now())),
      waitingReviews(db, who),
      waitingApplications(db, who),
      documentsWaiting(db, who),
      countWaiting(db, who),
      has(who, 'caseOfficer', 'disclosureHead') ? countOftenAsked(db, who.authorityId, oftenSince(dayOf(now()))) : 0,
      countDeliveries(db, who.authorityId, year),
      countLate(db, who.authorityId, year),
      countDeliveries(db, who.authorityId, year - 1),
    ]);
    return reply.page(
      <WorkbenchPage
        who={who}
        alerts={alerts}
        year={year}
        reviews={reviews}
        applications={applications}
        drafts={drafts}
        deliveries={deliveries}
        askedOften={askedOften}
        counts={counts}
        late={late}
        rail={request.rail}
        clock={has(who, ...adminRoles) ? await clockWarning(db, now()) : undefined}
        yearBefore={Object.values(before).reduce((sum, n) => sum + n, 0)}
      />,
      { title: '工作台', nav: '/console' },
    );
  });
}
