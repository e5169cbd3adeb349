import { action, done } from '../platform/action.ts';
import { invalid, notFound } from '../platform/outcome.ts';
import { sendAgain } from './outbox.ts';
import { PURPOSE } from './settings.ts';
import type { Security } from './tables.ts';

export interface SettingsInput {
  enabled: boolean;
  host: string;
  port: number;
  security: Security;
  login: string;
  /** empty: the one kept stays */
  password: string;
  sender: string;
  siteAddress: string;
}

/** 系统管理员 says where mail goes out; the password is sealed and never shown again. */
export const saveMailSettings = action<SettingsInput, null>(
  'alerts.saveMailSettings',
  ['systemAdmin'],
  async ({ db, who, now, sealer }, { password, siteAddress, ...input }) => {
    const known = await db.selectFrom('mail_settings').select(['login', 'host', 'sealed_password']).executeTakeFirst();
    if (input.login && !password && !known?.sealed_password)
      return invalid('请填写密码', { password: '有登录名时须填写密码' });
    // another server or account never gets the password of the one before
    if (input.login && !password && known && (known.login !== input.login || known.host !== input.host))
      return invalid('请填写密码', { password: '服务器或登录名已更改，请重新填写密码' });
    const kept = password ? sealer.seal(password, PURPOSE) : input.login ? (known?.sealed_password ?? null) : null;
    const row = {
      ...input,
      site_address: siteAddress,
      sealed_password: kept,
      updated_at: now,
      updated_by: who.name,
    };
    await db
      .insertInto('mail_settings')
      .values(row)
      .onConflict((oc) => oc.column('only_row').doUpdateSet(row))
      .execute();
    return done(null, 'mail-settings', { ...input, siteAddress, passwordChanged: password !== '' });
  },
);

/** 重新发送 a mail of any room that was given up. */
export const retryMail = action<{ id: number }, null>('alerts.retry', ['systemAdmin'], async (act, { id }) => {
  if (!(await sendAgain(act, id))) return notFound();
  return done(null, `mail:${id}`);
});
