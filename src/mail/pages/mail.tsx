import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Empty, Facts, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import type { MailLine } from '../lists.ts';

interface Props {
  typed: Typed;
  failure?: Failure | undefined;
  mails: MailLine[];
  /** authorities of which mails were given up */
  failed: { name: string; count: number }[];
  /** settings are kept, so a trial can be made */
  kept: boolean;
  passwordKept: boolean;
  /** what became of a trial mail */
  trial?: { ok: boolean; words: string } | undefined;
}

export const securityNames = {
  tls: 'TLS（通常是 465 端口）',
  starttls: 'STARTTLS（通常是 587 端口）',
  none: '不加密（只限本机或内网）',
};
const states = {
  ...{ waiting: '等待发送', sent: '已发送', failed: '发送失败', dropped: '不再发送' },
  gathered: '并入另一封',
} as const;
/** Staff are told of limits: one that is met needs no word more. */
const stateOf = ({ state, staffId }: MailLine) =>
  state === 'dropped' && staffId !== null ? '已办完，不再发送' : states[state];
const tones = { waiting: 'warn', sent: 'ok', failed: 'late', dropped: 'plain', gathered: 'plain' } as const;

/** What rooms put into the outbox, as the administrator reads it. */
const SENT: [string, string][] = [
  [
    '期限提醒',
    '发给在“我的邮箱”中填写了邮箱的经办人：期限前 5、3、1 个工作日和超期时；最后 1 个工作日和超期的，也发给负责人。',
  ],
  ['每日提醒', '工作人员选择每日一封的（没有选择的都是），各项提醒在工作日早上合成一封；免打扰的时间不发。'],
  ['办理通知', '发给选择了邮件通知的申请人：提交、登记回执、补正、延期、答复各一封，只写申请编号、日期和查询地址。'],
  [
    '答复书',
    '发给选择发到电子邮箱的申请人：答复书随信发出，邮件服务器接收后自动登记送达；登记回执、补正、延期也发通知。',
  ],
];

/** 邮件设置: where mail goes out, a trial, and what became of each mail. */
export function MailPage({ typed, failure, mails, failed, kept, passwordKept, trial }: Props) {
  const common = { typed, failure };
  return (
    <>
      <header class="head">
        <div>
          <h1>邮件</h1>
          <p class="meta">
            全平台各机关给工作人员的期限提醒、给申请人的办理通知和用电子邮件送达的答复书，都通过这里的邮件服务器发出。密码加密保存，不再显示。
          </p>
        </div>
      </header>
      {trial && (
        <p class={trial.ok ? 'notice' : 'warning'} role="status">
          {trial.words}
        </p>
      )}
      <div class="grid">
        <Panel title="发信服务器（SMTP）">
          <Form action="/console/mail" failure={failure}>
            <Choices
              name="enabled"
              legend="发送邮件"
              type="radio"
              options={[
                { value: 'yes', label: '启用' },
                { value: 'no', label: '停用' },
              ]}
              {...common}
            />
            <Field name="host" label="服务器地址" required placeholder="smtp.example.com" {...common} />
            <Field name="port" label="端口" required {...common} />
            <Choices
              name="security"
              legend="加密方式"
              type="radio"
              options={Object.entries(securityNames).map(([value, label]) => ({ value, label }))}
              {...common}
            />
            <Field name="login" label="登录名" autocomplete="off" help="服务器不要求登录的不填" {...common} />
            <Field
              name="password"
              label="密码或授权码"
              type="password"
              autocomplete="new-password"
              {...(passwordKept && { help: '已保存，不改则不填' })}
              {...common}
            />
            <Field name="sender" label="发件邮箱" type="email" required {...common} />
            <Field
              name="siteAddress"
              label="工作平台的网址"
              type="url"
              required
              help="写在邮件里：工作人员由此登录办理，申请人由此查询；如 https://gk.example.com"
              {...common}
            />
            <button class="btn" type="submit">
              保存
            </button>
          </Form>
        </Panel>
        <Panel title="发出哪些邮件">
          <Facts rows={SENT} />
          <p class="help">停用期间不发邮件，工作台和查询页照常显示。</p>
        </Panel>
        <Panel title="试发一封">
          {kept ? (
            <Form action="/console/mail/trial">
              <Field name="to" label="收件邮箱" type="email" required {...common} />
              <button class="btn quiet" type="submit">
                发送
              </button>
            </Form>
          ) : (
            <p>保存设置后，可以在这里试发一封。</p>
          )}
        </Panel>
      </div>
      {failed.length > 0 && (
        <Panel title="各机关发不出的邮件">
          <Facts rows={failed.map(({ name, count }) => [name, `${count} 封`])} />
          <p class="help">各机关的系统管理员在本机关的“邮件”中查看原因、重新发送。</p>
        </Panel>
      )}
      <NewestPanel mails={mails} />
    </>
  );
}

/** 邮件 before the administrator of one authority among several: what became of its own. */
export function OwnMailPage({ mails }: Pick<Props, 'mails'>) {
  return (
    <>
      <header class="head">
        <div>
          <h1>邮件</h1>
          <p class="meta">本机关发出的邮件。发信服务器由平台运行管理员统一设置；发不出的可以在这里重新发送。</p>
        </div>
      </header>
      <NewestPanel mails={mails} />
    </>
  );
}

function NewestPanel({ mails }: Pick<Props, 'mails'>) {
  return (
    <Panel title="本机关最近的邮件">
      {mails.length === 0 ? <Empty>本机关还没有发出过邮件。</Empty> : <Mails mails={mails} />}
    </Panel>
  );
}

function Mails({ mails }: { mails: MailLine[] }) {
  return (
    <TableFrame label="最近的邮件">
      <table>
        <thead>
          <tr>
            <th scope="col">主题</th>
            <th scope="col">收件人</th>
            <th scope="col">状态</th>
            <th scope="col">时间</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {mails.map((mail) => (
            <tr key={mail.id}>
              <th scope="row" class="title-cell">
                {mail.subject}
              </th>
              <td class="whole">{mail.to}</td>
              <td>
                <Tag tone={tones[mail.state]}>{stateOf(mail)}</Tag>
              </td>
              <td>
                <time>{minuteOf(mail.sentAt ?? mail.createdAt)}</time>
              </td>
              <td>
                {mail.failure && (mail.attempts > 0 ? `第 ${mail.attempts} 次：${mail.failure}` : mail.failure)}
                {mail.state === 'waiting' && !mail.ready && '收件人选择每日一封或者在免打扰时间，到时发'}
                {mail.state === 'waiting' && mail.attempts > 0 && `　${minuteOf(mail.nextAt)} 再试`}
                {mail.state === 'failed' && (
                  <Form action={`/console/mail/${mail.id}/retry`}>
                    <button class="btn quiet" type="submit">
                      重新发送
                    </button>
                  </Form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
