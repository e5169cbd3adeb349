import { action, done } from '../platform/action.ts';
import { notFound } from '../platform/outcome.ts';
import { sendAgain } from './outbox.ts';
import { passwordFor } from './rules.ts';
import { keepMailSettings, type MailSettings, mailSettings, PURPOSE } from './settings.ts';

export interface SettingsInput extends Omit<MailSettings, 'password'> {
  /** as typed; empty: the one kept stays */
  password: string;
}

/** Who runs the platform says where the mail of all its authorities goes out; the password is sealed and never shown again. */
export const saveMailSettings = action<SettingsInput, null>(
  'alerts.saveMailSettings',
  ['platformOperator'],
  async ({ db, who, now, sealer }, { password, ...settings }) => {
    const before = await mailSettings(db);
    const which = passwordFor({ ...settings, password }, before);
    if (!which.ok) return which;
    const sealed = { typed: () => sealer.seal(password, PURPOSE), before: () => before!.password, none: () => null };
    await keepMailSettings(db, { ...settings, password: sealed[which.value]() }, who.name, now);
    return done(null, 'mail-settings', { ...settings, passwordChanged: password !== '' });
  },
);

/** 重新发送 a mail of one's authority that was given up. */
export const retryMail = action<{ id: number }, null>('alerts.retry', ['systemAdmin'], async (act, { id }) => {
  if (!(await sendAgain(act, id))) return notFound();
  return done(null, `mail:${id}`);
});
