import { action, done } from '../../platform/action.ts';
import { conflict, notFound } from '../../platform/outcome.ts';
import { handlers } from '../rules.ts';
import { mailWorks } from './ready.ts';

/** 重新发送 a mail that was given up: it waits once more, with all its tries, and bears the name of who sent it. */
export const resendMail = action<{ id: number; mail: number }, void>(
  'applications.resendMail',
  handlers,
  async (act, { id, mail }) => {
    const found = await act.db
      .selectFrom('citizen_mails as m')
      .innerJoin('applications as a', 'a.id', 'm.application_id')
      .select(['m.kind', 'm.state', 'a.sealed_applicant'])
      .where('m.id', '=', mail)
      .where('a.id', '=', id)
      .where('a.authority_id', '=', act.who.authorityId)
      .forUpdate('m')
      .executeTakeFirst();
    if (!found) return notFound();
    if (found.state !== 'failed') return conflict('这封邮件已经发出或者正在等待发送，不用重新发送');
    if (!found.sealed_applicant) return conflict('申请人信息已按保存期限删除，不能再发邮件');
    if (!(await mailWorks(act.db))) return conflict('邮件服务没有启用，请系统管理员在“邮件设置”中启用后再发送');
    await act.db
      .updateTable('citizen_mails')
      .set({ state: 'waiting', attempts: 0, failure: '', next_at: act.now })
      .set({ resent_by: act.who.id, resent_name: act.who.name, resent_at: act.now })
      .where('id', '=', mail)
      .execute();
    return done(undefined, `application:${id}`, { mail: found.kind });
  },
);
