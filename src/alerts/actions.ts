import { action, done } from '../platform/action.ts';
import { invalid, notFound } from '../platform/outcome.ts';
import { PURPOSE } from './mail.ts';
import { readers } from './rules.ts';
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

/** One's own address for alerts; empty: none are sent. */
export const saveAddress = action<{ email: string }, null>(
  'alerts.saveAddress',
  readers,
  async ({ db, who }, { email }) => {
    if (who.id === null) return notFound();
    if (email)
      await db
        .insertInto('alert_addresses')
        .values({ staff_id: who.id, email })
        .onConflict((oc) => oc.column('staff_id').doUpdateSet({ email }))
        .execute();
    else await db.deleteFrom('alert_addresses').where('staff_id', '=', who.id).execute();
    return done(null, `staff:${who.id}`, { alerts: email !== '' });
  },
);

/** A mail that was given up is tried again. */
export const retryAlert = action<{ id: number }, null>('alerts.retry', ['systemAdmin'], async ({ db, now }, { id }) => {
  const { numUpdatedRows } = await db
    .updateTable('alerts')
    .set({ state: 'waiting', attempts: 0, next_at: now })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return notFound();
  return done(null, `alert:${id}`);
});
