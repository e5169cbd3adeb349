import type { Db, Tx } from '../platform/database/index.ts';
import type { Security } from './tables.ts';

/** Where mail goes out: one for the installation. */
export interface MailSettings {
  enabled: boolean;
  host: string;
  port: number;
  security: Security;
  login: string;
  /** sealed; null: the server asks for none */
  password: Buffer | null;
  sender: string;
  /** 'https://…' without a slash at the end */
  siteAddress: string;
}

/** What the password is sealed for. */
export const PURPOSE = 'mail-settings';

/** The settings as they were saved, in use or not; undefined: none were. */
export function mailSettings(db: Db): Promise<MailSettings | undefined> {
  return db
    .selectFrom('mail_settings')
    .select(['enabled', 'host', 'port', 'security', 'login', 'sender'])
    .select(['sealed_password as password', 'site_address as siteAddress'])
    .executeTakeFirst();
}

/** These settings are used from now on, in place of those before. */
export async function keepMailSettings(tx: Tx, settings: MailSettings, by: string, at: Date): Promise<void> {
  const { password: sealed_password, siteAddress: site_address, ...same } = settings;
  const row = { ...same, sealed_password, site_address, updated_by: by, updated_at: at };
  await tx
    .insertInto('mail_settings')
    .values(row)
    .onConflict((oc) => oc.column('only_row').doUpdateSet(row))
    .execute();
}

/** Where the platform is reached, for links in mails; undefined: no mail goes out, so none need be put in. */
export async function mailSite(db: Db): Promise<string | undefined> {
  const settings = await mailSettings(db);
  return settings?.enabled ? settings.siteAddress : undefined;
}

/** Whether mail goes out at all. */
export async function mailWorks(db: Db): Promise<boolean> {
  return (await mailSite(db)) !== undefined;
}
