import type { AccountPanel } from '../../organizations/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Facts, Field, Form, Panel, Tag } from '../../platform/ui/index.ts';
import { addressOf, masked, type OwnAddress } from '../addresses.ts';
import type { StaffMail } from '../kinds.ts';
import { OWN_MAIL } from '../paths.ts';
import { WishPanel } from '../reminders/panel.tsx';
import type { Wish } from '../reminders/rules.ts';
import type { MailState } from '../tables.ts';
import { NO_MAIL } from './actions.ts';
import { CODE_MINUTES } from './rules.ts';

interface Props {
  own: OwnAddress | undefined;
  /** what was asked for and is not confirmed */
  waiting: { email: string; askedAt: Date } | undefined;
  codeMail: { state: MailState; failure: string } | undefined;
  /** the newest mail, which did not arrive */
  failing: { at: Date; failure: string } | undefined;
  /** mail goes out at all */
  works: boolean;
  /** the key of personal data is not there */
  keyAway: boolean;
  offered: readonly (StaffMail & { wanted: boolean })[];
  wish: Wish;
  typed: Typed;
  failure?: Failure | undefined;
  /** what was typed and is wrong stands in the form of how reminders are wanted */
  inWish: boolean;
}

/** 我的邮箱: the address, confirmed by a code, and which mails go there. */
export function OwnMailPage({ offered, wish, inWish, ...given }: Props) {
  const props = inWish ? { ...given, typed: {}, failure: undefined } : given;
  const { works, keyAway, failing, waiting, failure } = props;
  return (
    <>
      <header class="head">
        <div>
          <h1>我的邮箱</h1>
          <p class="meta">只有您自己看得到；加密保存，账号停用时删除。</p>
        </div>
      </header>
      {!works && <p class="warning">{NO_MAIL}。启用后再来填写。</p>}
      {keyAway && <p class="warning">加密密钥不在，邮箱暂时不能查看和填写。</p>}
      {failing && (
        <p class="warning">
          {minuteOf(failing.at)} 的邮件没有送到：{failing.failure}。请核对邮箱。
        </p>
      )}
      {failure && !(waiting && failure.fields?.code) && !failure.fields?.email && (
        <p class="warning" role="alert">
          {failure.message}
        </p>
      )}
      <div class="grid">
        <div>
          <Panel title="邮箱">
            <Current own={props.own} />
            {waiting && <Confirming {...props} waiting={waiting} />}
            {works && !keyAway && <NewAddress {...props} />}
          </Panel>
          <Panel title="收哪些邮件">
            <Form action={`${OWN_MAIL}/choices`} among="choices">
              {offered.length > 0 && (
                <Choices
                  name="mails"
                  legend="这些邮件发给我"
                  type="checkbox"
                  options={offered.map(({ mail, label, help }) => ({ value: mail, label, help }))}
                  typed={{ mails: offered.filter(({ wanted }) => wanted).map(({ mail }) => mail) }}
                />
              )}
              <p class="help">
                别人更改您的账号时总会发邮件，不能关闭。不收的邮件，事项仍列在工作台和“提醒”；期限已经超过的，仍发给负责人。
              </p>
              {offered.length > 0 && (
                <button class="btn" type="submit">
                  保存
                </button>
              )}
            </Form>
          </Panel>
        </div>
        <div>
          <WishPanel wish={wish} typed={given.typed} failure={inWish ? given.failure : undefined} />
          {props.own && (
            <Panel title="删除邮箱">
              <p class="help">删除后不再发邮件给您，等待发送的也不再发。</p>
              <Form action={`${OWN_MAIL}/remove`} among="remove">
                <button class="btn quiet" type="submit">
                  删除我的邮箱
                </button>
              </Form>
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

function Current({ own }: { own: OwnAddress | undefined }) {
  if (!own) return <p>还没有邮箱，不会有邮件发给您。</p>;
  return <Facts rows={[['现在用的', <Address own={own} />]]} />;
}

function Address({ own: { email, confirmedAt } }: { own: OwnAddress }) {
  return (
    <>
      {email ? masked(email) : '已填写'}{' '}
      {confirmedAt ? <Tag tone="ok">{minuteOf(confirmedAt)} 确认</Tag> : <Tag tone="warn">没有用验证码确认过</Tag>}
    </>
  );
}

type Part = Omit<Props, 'offered' | 'wish' | 'inWish'>;

/** The code is awaited; how its mail went is said. */
function Confirming({ waiting, codeMail, typed, failure }: Part & { waiting: NonNullable<Props['waiting']> }) {
  const wrong = failure?.fields?.code ? failure : undefined;
  return (
    <>
      <p class="notice" role="status">
        {codeMail?.state === 'sent'
          ? `验证码已发到 ${masked(waiting.email)}，${CODE_MINUTES} 分钟内有效。`
          : codeMail?.failure
            ? `发往 ${masked(waiting.email)} 的验证码没有送到：${codeMail.failure}。请核对邮箱后重新填写。`
            : `验证码正在发往 ${masked(waiting.email)}，一般一分钟内收到。`}
      </p>
      <Form action={`${OWN_MAIL}/confirm`} failure={wrong} among="confirm">
        <Field
          name="code"
          label="验证码"
          inputmode="numeric"
          autocomplete="one-time-code"
          required
          typed={wrong ? typed : {}}
          failure={wrong}
        />
        <button class="btn" type="submit">
          确认
        </button>
      </Form>
      <Form action={`${OWN_MAIL}/again`} among="again" class="actions">
        <button class="btn quiet" type="submit">
          重新发送验证码
        </button>
      </Form>
    </>
  );
}

function NewAddress({ own, waiting, typed, failure }: Part) {
  const wrong = failure?.fields?.email ? failure : undefined;
  return (
    <Form action={OWN_MAIL} failure={wrong} among="address">
      <Field
        name="email"
        label={waiting || own ? '换一个邮箱' : '邮箱'}
        type="email"
        autocomplete="email"
        help="先发一个验证码到这个邮箱，填写验证码以后才开始使用"
        required
        typed={failure?.fields?.code ? {} : typed}
        failure={wrong}
      />
      <button class={waiting ? 'btn quiet' : 'btn'} type="submit">
        发送验证码
      </button>
    </Form>
  );
}

/** On 我的账号: whether mail comes, and where that is changed. */
export const ownMailPanel: AccountPanel = async ({ db, sealer, who }) => {
  const own = await addressOf(db, sealer, who.id);
  return (
    <Panel title="我的邮箱">
      <p>{own ? <Address own={own} /> : '还没有填写，期限、审核等邮件提醒发不到您这里。'}</p>
      <p>
        <a href={OWN_MAIL}>{own ? '更换邮箱，选择收哪些邮件' : '填写邮箱'}</a>
      </p>
    </Panel>
  );
};
