import type { FastifyInstance } from 'fastify';
import { allAuthorities } from '../organizations/index.ts';
import {
  type AuditRow,
  type AuditScope,
  countAuditLog,
  detailInWords,
  readAuditLog,
  subjectFromWords,
  subjectInWords,
  type Verification,
  verifyAuditLog,
} from '../platform/audit-log/index.ts';
import { minuteOf } from '../platform/dates.ts';
import { queryOf } from '../platform/http/form.ts';
import { staffOf } from '../platform/http/services.ts';
import { has, type Who } from '../platform/roles.ts';
import type { AuditWords } from '../platform/room.ts';
import { count, Empty, Field, Panel, TableFrame } from '../platform/ui/index.ts';

const PAGE = 100;

function text(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}

interface Props {
  rows: AuditRow[];
  asked: Record<'action' | 'actor' | 'subject' | 'of', string>;
  /** for who reads more than their authority's entries */
  scopes: { value: string; label: string }[] | undefined;
  /** entries of what is read */
  entries: number;
  verified: Verification | undefined;
  words: Required<AuditWords>;
}

function AuditLogPage({ rows, asked, scopes, entries, verified, words }: Props) {
  const actions = Object.entries(words.actions)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'zh-CN'));
  const more = new URLSearchParams({ ...asked, before: String(rows.at(-1)?.seq ?? 0) });
  return (
    <>
      <header class="head">
        <div>
          <h1>审计日志</h1>
          <p class="meta">{scopes ? '' : '本机关'}每一次登录和办理都记在这里，逐条相连，任何人不能修改。</p>
        </div>
        <div class="acts">
          <a class="btn quiet" href="/console/audit-log?verify=1">
            校验完整性
          </a>
        </div>
      </header>
      {verified && (
        <p class={verified.whole ? 'notice' : 'warning'} role="status">
          {verified.whole
            ? `审计日志完整，${scopes ? '全平台' : '本机关'}共 ${count(scopes ? verified.rows : entries)} 条。末条校验值 ${verified.head.slice(0, 16)}…`
            : `审计日志不完整：第 ${verified.seq} 条，${verified.reason}。请立即报告并保全数据库。`}
        </p>
      )}
      <form class="filters" method="get">
        {scopes && <Field name="of" label="范围" typed={asked} options={scopes} />}
        <Field name="actor" label="操作人" typed={asked} />
        <Field name="action" label="操作" typed={asked} options={[{ value: '', label: '全部' }, ...actions]} />
        <Field name="subject" label="对象" placeholder="如 文件 12" typed={asked} />
        <button class="btn quiet" type="submit">
          筛选
        </button>
      </form>
      <Panel>
        {rows.length === 0 && <Empty>没有符合条件的记录。每一次登录和办理都会记在这里，任何人不能修改。</Empty>}
        {rows.length > 0 && (
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
                    <td class="whole">{row.actor}</td>
                    <td class="whole">{words.actions[row.action] ?? row.action}</td>
                    <td class="whole">{subjectInWords(row.subject, words)}</td>
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
        )}
        {rows.length === PAGE && <a href={`/console/audit-log?${more}`}>更早的记录 →</a>}
      </Panel>
    </>
  );
}

function scopesOf(authorities: { id: number; name: string }[]) {
  const own = authorities.map(({ id, name }) => ({ value: String(id), label: name }));
  return [{ value: '', label: '全部' }, { value: 'platform', label: '平台' }, ...own];
}

/** What of the log this auditor reads: of an authority its own entries, whatever is asked. */
function scopeOf(who: Who, scopes: { value: string }[] | undefined, asked: string): AuditScope {
  if (!scopes) return { authorityId: who.authorityId };
  if (asked === 'platform') return asked;
  return asked && scopes.some(({ value }) => value === asked) ? { authorityId: Number(asked) } : 'all';
}

/** Only 审计管理员 reads it, of their authority; who audits the platform, of all. Nobody writes it. */
export function auditLogRoutes(app: FastifyInstance): void {
  app.get('/audit-log', async (request, reply) => {
    const who = staffOf(request, 'auditAdmin');
    const query = queryOf(request);
    const asked = {
      action: text(query.action),
      actor: text(query.actor),
      subject: text(query.subject),
      of: text(query.of),
    };
    const before = /^\d{1,15}$/.test(text(query.before)) ? Number(query.before) : undefined;
    const { db, house } = app.services;
    const scopes = has(who, 'platformAuditor') ? scopesOf(await allAuthorities(db)) : undefined;
    const of = scopeOf(who, scopes, asked.of);
    const rows = await readAuditLog(
      db,
      { ...asked, of, subject: subjectFromWords(asked.subject, house.words), before },
      PAGE,
    );
    const verified = query.verify ? await verifyAuditLog(db) : undefined;
    return reply.page(
      <AuditLogPage
        rows={rows}
        asked={asked}
        scopes={scopes}
        entries={verified ? await countAuditLog(db, of) : 0}
        verified={verified}
        words={house.words}
      />,
      {
        title: '审计日志',
        nav: '/console/audit-log',
        wide: true,
      },
    );
  });
}
