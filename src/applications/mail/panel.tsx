import { minuteOf } from '../../platform/dates.ts';
import { Panel, Tag } from '../../platform/ui/index.ts';
import { type Attempt, VerbForm } from '../handling/steps/verb.tsx';
import type { Workspace } from '../handling/workspace/workspace.ts';
import { resend } from './resend.tsx';
import { MAIL_KINDS, MAIL_STATES, type MailKind } from './words.ts';

const TONES = { waiting: 'plain', sent: 'ok', failed: 'late', dropped: 'plain', gathered: 'plain' } as const;

interface Props {
  of: Workspace;
  attempt: Attempt;
  /** may send again */
  writes: boolean;
}

/** Mails that went to the applicant, and those that did not: these can be sent again. */
export function MailPanel({ of, attempt, writes }: Props) {
  const { mails } = of;
  if (mails.length === 0) return null;
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
              <VerbForm verb={resend} of={of} attempt={attemptAt(String(mail.id), attempt)}>
                <button class="btn quiet" type="submit" aria-label={`重新发送：${MAIL_KINDS[mail.kind as MailKind]}`}>
                  重新发送
                </button>
              </VerbForm>
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

/** Each mail has a form of its own: only that which was sent shows what was wrong with it. */
function attemptAt(mail: string, attempt: Attempt): Attempt {
  const sent = attempt.slug === resend.slug && attempt.typed.mail === mail;
  return sent ? attempt : { slug: resend.slug, typed: { mail } };
}
