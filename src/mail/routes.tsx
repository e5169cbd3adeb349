import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { check, field, idOf, type Typed, typedIn } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import type { Failure } from '../platform/outcome.ts';
import { has } from '../platform/roles.ts';
import { retryMail, saveMailSettings } from './actions.ts';
import { failedByAuthority, newestMails } from './lists.ts';
import { ownMailRoutes } from './own/routes.tsx';
import { MailPage, OwnMailPage, securityNames } from './pages/mail.tsx';
import { mailSettings } from './settings.ts';
import type { Security } from './tables.ts';
import { failureInWords, sendMail } from './transport.ts';

/** Mails that the page shows. */
const MOST = 50;
const settingsForm = z.object({
  enabled: z.enum(['yes', 'no'], '请选择启用或停用').transform((text) => text === 'yes'),
  host: z
    .string('请填写服务器地址')
    .trim()
    .regex(/^[A-Za-z0-9.:-]{1,200}$/, '服务器地址应为域名或 IP 地址'),
  port: z
    .string('请填写端口')
    .trim()
    .regex(/^\d{1,5}$/, '端口应为 1 至 65535 的整数')
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65535, '端口应为 1 至 65535 的整数'),
  security: z
    .string('请选择加密方式')
    .refine((text) => Object.hasOwn(securityNames, text), '请选择加密方式')
    .transform((text) => text as Security),
  login: field.optional('登录名', 200),
  password: z.string().max(200, '密码过长').default(''),
  sender: field.email(),
  siteAddress: z
    .string('请填写网址')
    .trim()
    .max(300, '网址过长')
    .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), '网址应以 http:// 或 https:// 开头')
    .transform((text) => text.replace(/(?<!\/)\/+$/, '')),
});
const head = { title: '邮件', nav: '/console/mail', form: true };
const trialForm = z.object({ to: field.email() });

/** The staff's pages of this room, below /console. */
export function staffRoutes(app: FastifyInstance): void {
  ownMailRoutes(app);
  const { db, now, sealer } = app.services;

  async function mailPage(
    request: FastifyRequest,
    reply: FastifyReply,
    given: { typed?: Typed; failure?: Failure; trial?: { ok: boolean; words: string } } = {},
  ) {
    const who = staffOf(request, 'systemAdmin');
    const mails = await newestMails(db, who.authorityId, MOST);
    if (!has(who, 'platformOperator')) return reply.page(<OwnMailPage mails={mails} />, head);
    const [settings, failed] = await Promise.all([mailSettings(db), failedByAuthority(db)]);
    const kept = settings
      ? {
          enabled: settings.enabled ? 'yes' : 'no',
          host: settings.host,
          port: String(settings.port),
          security: settings.security,
          login: settings.login,
          sender: settings.sender,
          siteAddress: settings.siteAddress,
        }
      : { enabled: 'no', port: '465', security: 'tls' };
    if (given.failure) reply.code(statusOf(given.failure));
    return reply.page(
      <MailPage
        typed={{ ...kept, ...given.typed }}
        failure={given.failure}
        trial={given.trial}
        mails={mails}
        failed={failed}
        kept={settings !== undefined}
        passwordKept={settings?.password != null}
      />,
      head,
    );
  }

  app.get('/mail', (request, reply) => mailPage(request, reply));
  app.post('/mail', async (request, reply) => {
    staffOf(request, 'platformOperator');
    const typed = typedIn(request);
    const input = check(settingsForm, typed);
    const result = input.ok ? await saveMailSettings(callerOf(request), input.value) : input;
    if (!result.ok) return mailPage(request, reply, { typed, failure: result });
    return reply.notice('邮件设置已保存').redirect('/console/mail', 303);
  });

  app.post('/mail/trial', { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } }, async (request, reply) => {
    staffOf(request, 'platformOperator');
    const typed = typedIn(request);
    const input = check(trialForm, typed);
    const settings = await mailSettings(db);
    if (!input.ok) return mailPage(request, reply, { typed, failure: input });
    if (!settings) return reply.redirect('/console/mail', 303);
    const { to } = input.value;
    const text = '这是信息公开工作平台的一封试发邮件，收到即说明设置正确。';
    const trial = await sendMail(settings, sealer, {
      to,
      subject: '信息公开工作平台：试发',
      text,
      id: `trial-${now().getTime()}`,
    })
      .then(() => ({ ok: true, words: `已发往 ${to}，请查收。` }))
      .catch((error) => ({ ok: false, words: `没有发出。${failureInWords(error)}` }));
    return mailPage(request, reply, { typed: { to }, trial });
  });

  app.post('/mail/:id/retry', async (request, reply) => {
    staffOf(request, 'systemAdmin');
    const result = await retryMail(callerOf(request), { id: idOf(request) });
    return reply.notice(result.ok ? '已重新排队发送' : '这封邮件不在失败之列').redirect('/console/mail', 303);
  });
}
