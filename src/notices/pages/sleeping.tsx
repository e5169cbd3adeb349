import { Form } from '../../platform/ui/index.ts';
import type { Notice } from '../notices.ts';
import { NOTICES } from '../paths.ts';

/** 暂缓的: folded, each with until when, and taken back by a click. */
export function Sleeping({ notices }: { notices: readonly Notice[] }) {
  return (
    <details class="panel notice-asleep" id="asleep">
      <summary>暂缓提醒的 {notices.length} 项</summary>
      <ul class="notices">
        {notices.map(({ key, title, href, room, tag, dueOn, until }) => (
          <li key={key}>
            <div>
              <a href={href}>{title}</a>
              <p>
                {room}
                {tag && `　${tag}`}
                {dueOn && `　期限 ${dueOn}`}
              </p>
            </div>
            <div class="when">
              <span>
                <time>{until}</time> 恢复
              </span>
              <Form action={`${NOTICES}/wake`}>
                <input type="hidden" name="key" value={key} />
                <button class="btn quiet" type="submit" aria-label={`恢复提醒“${title}”`}>
                  恢复
                </button>
              </Form>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A limit that somebody else left alone. */
export interface SleepingOther {
  key: string;
  name: string;
  title: string;
  href: string;
  limit: string;
  on: string;
  until: string;
}

/** For the head of disclosure work: who left which limit alone. */
export function Others({ others }: { others: readonly SleepingOther[] }) {
  return (
    <details class="panel notice-asleep" id="others">
      <summary>其他人暂缓提醒的期限 {others.length} 项</summary>
      <ul class="notices">
        {others.map(({ key, name, title, href, limit, on, until }) => (
          <li key={key}>
            <div>
              <a href={href}>{title}</a>
              <p>
                {limit}　{on}
              </p>
            </div>
            <p class="when">
              {name}暂缓到 <time>{until}</time>
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
