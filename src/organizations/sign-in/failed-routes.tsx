import type { FastifyInstance } from 'fastify';
import { isDay } from '../../platform/dates.ts';
import { first, queryOf } from '../../platform/http/form.ts';
import { staffOf } from '../../platform/http/services.ts';
import { has } from '../../platform/roles.ts';
import { type FailureWhy, failures } from './failed.ts';
import { failedSignIns } from './failed-sign-ins.ts';
import { FailedPage } from './pages/failed.tsx';

const PAGE = 100;

/** 登录失败: what 审计管理员 sees of tries to get in. */
export function failedRoutes(app: FastifyInstance): void {
  app.get('/failed-sign-ins', async (request, reply) => {
    const who = staffOf(request, 'auditAdmin');
    const query = queryOf(request);
    const said = (name: string) => first(query, name).trim();
    const day = (name: string) => (isDay(said(name)) ? said(name) : undefined);
    const why = Object.hasOwn(failures, said('why')) ? (said('why') as FailureWhy) : undefined;
    const before = /^\d{1,15}$/.test(said('before')) ? Number(said('before')) : undefined;
    const asked = { why, login: said('login'), address: said('address'), from: day('from'), to: day('to') };
    const platform = has(who, 'platformAuditor');
    const lines = await failedSignIns(app.services.db, who.authorityId, { ...asked, platform, before }, PAGE);
    return reply.page(<FailedPage lines={lines} asked={asked} more={lines.length === PAGE} />, {
      title: '登录失败',
      nav: '/console/failed-sign-ins',
      wide: true,
    });
  });
}
