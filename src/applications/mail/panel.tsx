import { minuteOf } from '../../platform/dates.ts';
import { Panel, Tag } from '../../platform/ui/index.ts';
import type { SentMail } from './store.ts';
import { MAIL_KINDS, MAIL_STATES } from './words.ts';

const TONES = { waiting: 'plain', sent: 'ok', failed: 'late', dropped: 'plain' } as const;

/** Mails that went to the applicant, and those that did not. */
export function MailPanel({ mails }: { mails: readonly SentMail[] }) {
  if (mails.length === 0) return null;
  return (
    <Panel title="邮件通知" id="mails">
      <ul class="near">
        {mails.map(({ id, kind, state, attempts, failure, sentAt }) => (
          <li key={id}>
            {MAIL_KINDS[kind]} <Tag tone={TONES[state]}>{MAIL_STATES[state]}</Tag>
            <span>
              {sentAt && <time>{minuteOf(sentAt)}</time>}
              {failure && `已试 ${attempts} 次：${failure}`}
            </span>
          </li>
        ))}
      </ul>
      {mails.some(({ state }) => state === 'failed') && (
        <p class="help">没有发出的，请电话告知申请人，或者用其他方式送达。</p>
      )}
    </Panel>
  );
}
