import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Db } from '../platform/database/index.ts';
import { check, field, typedIn } from '../platform/http/form.ts';
import { statusOf } from '../platform/http/status.ts';
import { invalid, notFound, unwrap } from '../platform/outcome.ts';
import { setUp } from './actions.ts';
import { SetUpDonePage, SetUpPage } from './pages/set-up.tsx';

/** Shown on the terminal only: whoever reaches the port first must not become the owner. */
export const setUpKey = randomBytes(6).toString('hex');

export async function isEmpty(db: Db): Promise<boolean> {
  return !(await db.selectFrom('authorities').select('id').executeTakeFirst());
}

const login = () =>
  z
    .string('请填写登录名')
    .trim()
    .regex(/^[a-z0-9-]{3,40}$/, '登录名应为 3 至 40 位小写字母、数字或短横线');

const form = z.object({
  key: field.required('设置口令', 100),
  name: field.required('行政机关全称', 60),
  shortName: field.required('简称', 20),
  code: z
    .string('请填写机关代码')
    .trim()
    .regex(/^[a-z0-9]{2,12}$/, '机关代码应为 2 至 12 位小写字母或数字'),
  siteIdCode: z
    .string()
    .trim()
    .regex(/^(\d{10})?$/, '网站标识码应为十位数字')
    .default(''),
  officeName: field.required('政府信息公开工作机构', 40),
  name0: field.required('系统管理员姓名', 40),
  login0: login(),
  name1: field.required('安全管理员姓名', 40),
  login1: login(),
  name2: field.required('审计管理员姓名', 40),
  login2: login(),
});

const head = { title: '初始设置', form: true };

export function setUpRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  app.get('/set-up', async (_request, reply) => {
    if (!(await isEmpty(db))) return unwrap(notFound());
    return reply.page(<SetUpPage typed={{}} />, head);
  });
  app.post('/set-up', { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } }, async (request, reply) => {
    const typed = typedIn(request);
    const input = check(form, typed);
    const result = !input.ok
      ? input
      : !sameKey(input.value.key)
        ? invalid('设置口令不正确，请查看启动时终端上的显示', { key: '设置口令不正确' })
        : await setUp(
            {
              db,
              who: { id: null, name: '初始设置', authorityId: 0, officeId: null, roles: [] },
              now: now(),
              address: request.ip,
            },
            toSetUp(input.value),
          );
    if (!result.ok) return reply.code(statusOf(result)).page(<SetUpPage typed={typed} failure={result} />, head);
    return reply.page(<SetUpDonePage accounts={result.value} />, { ...head, title: '设置完成' });
  });
}

function sameKey(given: string): boolean {
  const key = Buffer.from(given.trim());
  return key.length === setUpKey.length && timingSafeEqual(key, Buffer.from(setUpKey));
}

function toSetUp(form_: z.output<typeof form>) {
  return {
    code: form_.code,
    name: form_.name,
    shortName: form_.shortName,
    paperPrefix: form_.shortName,
    siteIdCode: form_.siteIdCode,
    officeName: form_.officeName,
    admins: [
      { role: 'systemAdmin' as const, login: form_.login0, name: form_.name0 },
      { role: 'securityAdmin' as const, login: form_.login1, name: form_.name1 },
      { role: 'auditAdmin' as const, login: form_.login2, name: form_.name2 },
    ],
  };
}
