import { createTransport } from 'nodemailer';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { type MailSettings, PURPOSE } from './settings.ts';

const TIMEOUT = 20_000; // ms
/** What a failure begins with where the server took sender or recipient for none. */
export const REFUSED = '邮件服务器不接受发件人或收件人';

interface Mail {
  to: string;
  subject: string;
  text: string;
  attachment?: { name: string; content: Buffer } | undefined;
  /** where a mailing is ended by one click */
  endAt?: string;
  /** the same mail sent twice carries the same, so that a server may tell */
  id: string;
}

/** A way to the server, over one connection that the first mail opens and those after it use: greeting, encryption and login
 *  take longer than the mail. */
export interface MailWay {
  /** Hands a mail over. @returns its message id. @throws Error with the server's answer */
  send(mail: Mail): Promise<string>;
  close(): void;
}

/** @param settings the login's password is opened for the first mail: what cannot be opened fails that mail */
export function mailWay(settings: MailSettings, sealer: Sealer): MailWay {
  let transport: ReturnType<typeof opened> | undefined;
  const { sender } = settings;
  return {
    async send(mail) {
      transport ??= opened(settings, sealer);
      const messageId = `<${mail.id}@${sender.split('@').at(-1)}>`;
      await transport.sendMail({
        from: sender,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId,
        headers: mail.endAt ? endingHeaders(mail.endAt) : {},
        ...(mail.attachment && {
          attachments: [{ filename: mail.attachment.name, content: mail.attachment.content }],
        }),
      });
      return messageId;
    },
    close: () => transport?.close(),
  };
}

function opened({ host, port, security, login, password }: MailSettings, sealer: Sealer) {
  return createTransport({
    ...{ pool: true, maxConnections: 1 },
    // once more where the server ended the connection between two mails: nothing of the second was handed over
    maxRequeues: 1,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(login && { auth: { user: login, pass: password ? sealer.open<string>(password, PURPOSE) : '' } }),
    connectionTimeout: TIMEOUT,
    greetingTimeout: TIMEOUT,
    socketTimeout: TIMEOUT,
  });
}

/** Hands over one mail alone. @returns its message id. @throws Error with the server's answer */
export async function sendMail(settings: MailSettings, sealer: Sealer, mail: Mail): Promise<string> {
  const way = mailWay(settings, sealer);
  try {
    return await way.send(mail);
  } finally {
    way.close();
  }
}

/** By which mail programs offer to end a mailing; by one click, without opening a page, where the way is safe (RFC 8058). */
function endingHeaders(address: string): Record<string, string> {
  const end = { 'List-Unsubscribe': `<${address}>` };
  return address.startsWith('https:') ? { ...end, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : end;
}

/** What went wrong, in a line that says what to look at. */
export function failureInWords(error: unknown): string {
  const { code, response, message } = error as { code?: string; response?: string; message?: string };
  const said = (response ?? message ?? '').replace(/\s+/g, ' ').slice(0, 200);
  const known: Record<string, string> = {
    ECONNREFUSED: '连不上邮件服务器，请核对地址和端口',
    ECONNECTION: '连不上邮件服务器，请核对地址和端口',
    ESOCKET: '与邮件服务器的连接中断，请核对端口和加密方式',
    EDNS: '找不到邮件服务器，请核对地址',
    ETIMEDOUT: '邮件服务器没有回应',
    EAUTH: '登录名或密码不对',
    ETLS: '邮件服务器不支持所选的加密方式',
    EENVELOPE: REFUSED,
  };
  const sign = Object.keys(known).find((one) => said.includes(one)) ?? code ?? '';
  return [known[sign], said].filter(Boolean).join('：') || '发送失败';
}
