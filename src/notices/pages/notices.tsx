import { type MailLine, OWN_MAIL } from '../../mail/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Facts, Fault, Field, Form, Panel, Tag } from '../../platform/ui/index.ts';
import type { Notice } from '../notices.ts';
import { NOTICES } from '../paths.ts';
import { URGENCIES, type Urgency } from '../rules.ts';
import { SNOOZES } from '../snoozing/rules.ts';
import { Others, Sleeping, type SleepingOther } from './sleeping.tsx';

/** Lines of a group; the rest stands behind a link. */
const MOST = 50;

interface Props {
  notices: readonly Notice[];
  /** what others in the authority left alone, for its head */
  others: readonly SleepingOther[];
  reminding: { mail: string; quiet: string };
  mails: readonly MailLine[];
  /** a group that is shown whole */
  whole: Urgency | undefined;
  typed: Typed;
  failure: Failure | undefined;
  /** the group whose form is wrong */
  wrong: Urgency | undefined;
}

/** 提醒: everything that waits for a person, from every room. */
export function NoticesPage({ notices, others, reminding, mails, ...given }: Props) {
  const awake = notices.filter(({ until }) => until === undefined);
  const asleep = notices.filter(({ until }) => until !== undefined);
  const groups = (Object.keys(URGENCIES) as Urgency[]).map((urgency) => ({
    urgency,
    all: awake.filter((one) => one.urgency === urgency),
  }));
  return (
    <>
      <header class="head">
        <div>
          <h1>提醒</h1>
          <p class="meta">等您办理的全部事项。办完的自动消失。</p>
        </div>
        <nav class="notice-jump" aria-label="提醒分组">
          {groups.map(
            ({ urgency, all }) =>
              all.length > 0 && (
                <a key={urgency} href={`#${urgency}`}>
                  {URGENCIES[urgency]} <b>{all.length}</b>
                </a>
              ),
          )}
        </nav>
      </header>
      {given.failure && given.wrong === undefined && <Fault failure={given.failure} />}
      <div class="grid">
        <div>
          {awake.length === 0 && (
            <Panel title="提醒">
              <Empty>
                {asleep.length > 0
                  ? '没有别的提醒，暂缓的列在下面。'
                  : '现在没有等您办理的事项。新的申请、送审、任务和临近的期限会列在这里。'}
              </Empty>
            </Panel>
          )}
          {groups.map(({ urgency, all }) => all.length > 0 && <Group key={urgency} {...{ urgency, all }} {...given} />)}
          {asleep.length > 0 && <Sleeping notices={asleep} />}
          {others.length > 0 && <Others others={others} />}
        </div>
        <div>
          <Panel title="邮件提醒" more={<a href={OWN_MAIL}>更改</a>}>
            <Facts
              rows={[
                ['怎么发', reminding.mail],
                ['免打扰', reminding.quiet],
              ]}
            />
          </Panel>
          {mails.length > 0 && (
            <Panel title="最近发给我的">
              <ul class="todo">
                {mails.map(({ id, subject, state, sentAt, createdAt }) => (
                  <li key={id}>
                    {subject}
                    <span>
                      {state !== 'sent' && `${MAIL_STATES[state]}　`}
                      <time>{minuteOf(sentAt ?? createdAt)}</time>
                    </span>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

const MAIL_STATES: Record<MailLine['state'], string> = {
  ...{ waiting: '等待发送', sent: '已发送', failed: '没有发出' },
  ...{ dropped: '不再发送', gathered: '并入另一封' },
};

type GroupProps = { urgency: Urgency; all: readonly Notice[] } & Pick<Props, 'whole' | 'typed' | 'failure' | 'wrong'>;

function Group({ urgency, all, whole, typed, failure, wrong }: GroupProps) {
  const shown = whole === urgency ? all : all.slice(0, MOST);
  const isWrong = wrong === urgency;
  const ticked = new Set(isWrong ? [typed.keys ?? []].flat() : []);
  const names = [...new Set(shown.map(({ room }) => room))];
  const mayWait = urgency === 'soon' || urgency === 'other';
  const lists = names.map((room) => (
    <section key={room} class="notice-room">
      <h3>{room}</h3>
      <ul class="notices">
        {shown
          .filter((one) => one.room === room)
          .map((one) => (
            <Line key={one.key} notice={one} box={mayWait} ticked={ticked.has(one.key)} />
          ))}
      </ul>
    </section>
  ));
  const rest = all.length - shown.length;
  return (
    <Panel title={`${URGENCIES[urgency]} ${all.length} 项`} id={urgency}>
      {mayWait ? (
        <Form action={`${NOTICES}/snooze`} failure={isWrong ? failure : undefined} among={urgency}>
          <input type="hidden" name="group" value={urgency} />
          {lists}
          {rest > 0 && <More urgency={urgency} rest={rest} />}
          <div class="notice-snooze">
            <Field
              name="snooze"
              label="勾选的暂缓提醒"
              options={Object.entries(SNOOZES).map(([value, label]) => ({ value, label }))}
              typed={isWrong ? typed : {}}
              failure={isWrong ? failure : undefined}
            />
            <Field
              name="on"
              label="哪一天"
              type="date"
              typed={isWrong ? typed : {}}
              failure={isWrong ? failure : undefined}
            />
            <button class="btn quiet" type="submit">
              暂缓提醒
            </button>
          </div>
          <p class="help">
            暂缓只是暂时不提醒，期限照常计算；最晚到期限的最后一个工作日。期限有变化、又近一档或者事项增加的，提前恢复。选“到这一天”的填写日期。
          </p>
        </Form>
      ) : (
        <>
          {lists}
          {rest > 0 && <More urgency={urgency} rest={rest} />}
          <p class="help">{URGENCIES[urgency]}的不能暂缓。</p>
        </>
      )}
    </Panel>
  );
}

const More = ({ urgency, rest }: { urgency: Urgency; rest: number }) => (
  <p>
    <a href={`${NOTICES}?show=${urgency}#${urgency}`}>另有 {rest} 项，全部列出</a>
  </p>
);

function Line({ notice, box, ticked }: { notice: Notice; box: boolean; ticked: boolean }) {
  const { key, title, href, tag, note, time, dueOn, provisional, left, urgency } = notice;
  return (
    <li>
      {box && <input type="checkbox" name="keys" value={key} checked={ticked} aria-label={`暂缓“${title}”`} />}
      <div>
        <a href={href}>{title}</a>
        <p>
          {tag && <Tag>{tag}</Tag>} {note}
        </p>
      </div>
      <p class="when">
        {left && (
          <>
            <Tag tone={urgency === 'late' ? 'late' : urgency === 'other' ? 'plain' : 'warn'}>{left}</Tag>
            <time>{dueOn}</time>
            {provisional && <Tag tone="warn">暂定</Tag>}
          </>
        )}
        {!left && time && <time>{time}</time>}
      </p>
    </li>
  );
}
