import { z } from 'zod';
import { mailsAbout, mailWorks, sendAgain } from '../../mail/index.ts';
import { action, done } from '../../platform/action.ts';
import { first } from '../../platform/http/form.ts';
import { conflict, notFound } from '../../platform/outcome.ts';
import { someId } from '../fields.ts';
import { verb } from '../handling/steps/verb.tsx';
import { handlers } from '../rules.ts';
import { aboutOf } from './words.ts';

/** 重新发送 a mail that was given up: it waits once more, with all its tries, and bears the name of who sent it. */
const resendMail = action<{ id: number; mail: number }, void>(
  'applications.resendMail',
  handlers,
  async (act, { id, mail }) => {
    const of = await act.db
      .selectFrom('applications')
      .select('sealed_applicant')
      .where('id', '=', id)
      .where('authority_id', '=', act.who.authorityId)
      .executeTakeFirst();
    const found = of && (await mailsAbout(act.db, aboutOf(id))).find((one) => one.id === mail);
    if (!found) return notFound();
    if (found.state !== 'failed') return conflict('这封邮件已经发出或者正在等待发送，不用重新发送');
    if (!of.sealed_applicant) return conflict('申请人信息已按保存期限删除，不能再发邮件');
    if (!(await mailWorks(act.db))) return conflict('邮件服务没有启用，请平台运行管理员在“邮件”中启用后再发送');
    if (!(await sendAgain(act, mail))) return conflict('这封邮件刚由他人重新发送');
    return done(undefined, aboutOf(id), { mail: found.kind });
  },
);

export const resend = verb({
  slug: 'resend',
  done: '已重新排队，稍后发出',
  schema: z.object({ mail: someId('邮件') }),
  fields: ({ typed }) => <input type="hidden" name="mail" value={first(typed, 'mail')} />,
  run: resendMail,
});
