import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { countAuditLog, readAuditLog, subjectNames, type Verification } from '../../platform/audit-log/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { first, queryOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { unwrap } from '../../platform/outcome.ts';
import { kinds } from '../../platform/reading/index.ts';
import { exportAuditLog, verifyLog } from './actions.ts';
import { askedIn, choicesFor, filterFor, saidOf } from './asked.ts';
import { auditLogSheet } from './export.ts';
import { AuditLogPage, logHref, PAGE, PATH } from './page.tsx';

/** Only 审计管理员 reads it, of their authority; who audits the platform, of all. Nobody writes it. */
export function auditLogRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;

  async function logPage(request: FastifyRequest, reply: FastifyReply, verified?: Verification) {
    const who = staffOf(request, 'auditAdmin');
    const query = queryOf(request);
    const asked = askedIn(query);
    const choices = await choicesFor(db, who);
    const filter = await filterFor({ db, house, who }, choices, asked);
    const before = /^\d{1,15}$/.test(first(query, 'before')) ? Number(query.before) : undefined;
    const [rows, entries] = await Promise.all([
      readAuditLog(db, { ...filter, before }, PAGE),
      countAuditLog(db, filter),
    ]);
    const subjects = rows.map(({ subject }) => subject);
    const names = await subjectNames(db, house.brought('auditSubjects'), who.authorityId, subjects);
    const shown = { rows, names, asked, choices, entries, verified, words: house.words };
    return reply.page(<AuditLogPage {...shown} />, { title: '审计日志', nav: PATH, wide: true, form: true });
  }

  app.get('/audit-log', (request, reply) => logPage(request, reply));
  app.post('/audit-log/verify', async (request, reply) => {
    staffOf(request, 'auditAdmin');
    return logPage(request, reply, unwrap(await verifyLog(callerOf(request), null)));
  });
  app.post('/audit-log/export', async (request, reply) => {
    const who = staffOf(request, 'auditAdmin');
    const asked = askedIn(typedIn(request));
    const choices = await choicesFor(db, who);
    const filter = await filterFor({ db, house, who }, choices, asked);
    const said = saidOf(asked, choices, house.words);
    const result = await exportAuditLog(callerOf(request), { filter, asked: said });
    if (!result.ok) return reply.notice(result.message).redirect(logHref(asked), 303);
    const name = `审计日志-${dayOf(now())}.xlsx`;
    return reply.file({ name, type: kinds.xlsx, content: auditLogSheet({ db, house, who }, filter) });
  });
}
