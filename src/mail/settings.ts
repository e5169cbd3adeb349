import type { Db } from '../platform/database/index.ts';
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

/** Where the platform is reached, for links in mails; undefined: no mail goes out, so none need be put in. */
export async function mailSite(db: Db): Promise<string | undefined> {
  const settings = await mailSettings(db);
  return settings?.enabled ? settings.siteAddress : undefined;
}

/** Whether mail goes out at all. */
export async function mailWorks(db: Db): Promise<boolean> {
  return (await mailSite(db)) !== undefined;
}
