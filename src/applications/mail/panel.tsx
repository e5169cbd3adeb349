import type { MailLine } from '../../mail/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import { Form, Panel, Tag } from '../../platform/ui/index.ts';
import type { Attempt } from '../handling/case/routes.tsx';
import { MAIL_KINDS, MAIL_STATES, type MailKind } from './words.ts';

const TONES = { waiting: 'plain', sent: 'ok', failed: 'late', dropped: 'plain' } as const;

interface Props {
  id: number;
  mails: readonly MailLine[];
  attempt: Attempt;
  /** may send again */
  writes: boolean;
}

/** Mails that went to the applicant, and those that did not: these can be sent again. */
export function MailPanel({ id, mails, attempt, writes }: Props) {
  if (mails.length === 0) return null;
  const again = attempt.slug === 'resend' ? attempt : undefined;
  return (
    <Panel title="邮件通知" id="mails">
      <ul class="todo">
        {mails.map((mail) => (
          <li key={mail.id}>
            <div>
              {MAIL_KINDS[mail.kind as MailKind]} <Tag tone={TONES[mail.state]}>{MAIL_STATES[mail.state]}</Tag>
            </div>
            <span>
              {mail.sentAt && <time>{minuteOf(mail.sentAt)}</time>}
              {mail.failure && `已试 ${mail.attempts} 次：${mail.failure}`}
              {mail.resentAt && `　${mail.resentName}于 ${minuteOf(mail.resentAt)} 重新发送`}
            </span>
            {writes && mail.state === 'failed' && (
              <Form
                action={`/console/applications/${id}/resend`}
                failure={again?.typed.mail === String(mail.id) ? again.failure : undefined}
              >
                <input type="hidden" name="mail" value={mail.id} />
                <button class="btn quiet" type="submit" aria-label={`重新发送：${MAIL_KINDS[mail.kind as MailKind]}`}>
                  重新发送
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mails.some(({ state }) => state === 'failed') && (
        <p class="help">没有发出的，查明原因后可以重新发送；仍发不出的，请电话告知申请人，或者用其他方式送达。</p>
      )}
    </Panel>
  );
}
