import type { VNode } from 'preact';
import { minuteOf } from '../../../platform/dates.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { roles, type Who } from '../../../platform/roles.ts';
import { Facts, Field, Form, Panel, TableFrame, Tag } from '../../../platform/ui/index.ts';
import type { OwnSession } from '../../sign-in/sessions.ts';

interface Props {
  who: Who;
  office: string | undefined;
  /** the password is a one-time one: nothing else may be done */
  first: boolean;
  /** where one is led once it is changed */
  next: string;
  sessions: OwnSession[];
  /** key of the session that looks */
  present: string;
  notices: { id: number; sentence: string }[];
  /** undefined: none are needed */
  codesLeft: number | undefined;
  /** of other rooms */
  panels: VNode[];
  failed: { password?: Failure; codes?: Failure };
}

/** One's own account: who I am here, a new password, where I am signed in. */
export function AccountPage({
  who,
  office,
  first,
  next,
  sessions,
  present,
  notices,
  codesLeft,
  panels,
  failed,
}: Props) {
  return (
    <>
      <header class="head">
        <h1>{first ? '请先设置自己的密码' : '我的账号'}</h1>
      </header>
      <div class="grid">
        <div>
          <PasswordPanel first={first} next={next} failure={failed.password} />
          {!first && <SessionsPanel sessions={sessions} present={present} />}
        </div>
        <div>
          <Panel title="账号信息">
            <Facts
              rows={[
                ['姓名', who.name],
                ['所属科室', office ?? '—'],
                ['权限', who.roles.map((role) => roles[role]).join('、') || '尚未授权'],
              ]}
            />
          </Panel>
          {!first && panels}
          {!first && codesLeft !== undefined && <CodesPanel left={codesLeft} failure={failed.codes} />}
          {!first && notices.length > 0 && (
            <Panel title="他人对账号的更改">
              <ul class="told">
                {notices.map(({ id, sentence }) => (
                  <li key={id}>{sentence}</li>
                ))}
              </ul>
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

function PasswordPanel({ first, next, failure }: Pick<Props, 'first' | 'next'> & { failure: Failure | undefined }) {
  return (
    <Panel title="修改密码">
      {first && <p class="help">您正在使用一次性密码，改为自己的密码后才能继续办理业务。</p>}
      <Form action="/console/account" failure={failure}>
        <input type="hidden" name="next" value={next} />
        <Field
          name="old"
          label={first ? '一次性密码' : '原密码'}
          type="password"
          autocomplete="current-password"
          required
          failure={failure}
        />
        <Field
          name="fresh"
          label="新密码"
          help="至少 10 位，包含字母、数字、符号中的两种；不含姓名、登录名和机关名称，不用常见的密码和最近五个用过的"
          type="password"
          autocomplete="new-password"
          required
          failure={failure}
        />
        <Field
          name="again"
          label="再输一遍新密码"
          type="password"
          autocomplete="new-password"
          required
          failure={failure}
        />
        <button class="btn" type="submit">
          保存新密码
        </button>
        {!first && <p class="help after">保存后，其他设备上的登录全部退出。</p>}
      </Form>
    </Panel>
  );
}

function SessionsPanel({ sessions, present }: { sessions: OwnSession[]; present: string }) {
  return (
    <Panel title="已登录的设备" id="sessions">
      <TableFrame label="已登录的设备">
        <table>
          <thead>
            <tr>
              <th scope="col">设备</th>
              <th scope="col">最近使用</th>
              <th scope="col">操作</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {one.device || '其他设备'}
                  <small class="under">{one.address}</small>
                </th>
                <td>
                  {minuteOf(one.seenAt)}
                  <small class="under">{minuteOf(one.createdAt)} 登录</small>
                </td>
                <td>
                  {one.key === present ? (
                    <Tag tone="ok">本机</Tag>
                  ) : (
                    <Form action={`/console/account/sessions/${one.id}/end`}>
                      <button class="plain" type="submit">
                        退出
                      </button>
                    </Form>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {sessions.length > 1 && (
        <Form action="/console/account/sessions/end-others" class="actions">
          <button class="btn quiet" type="submit">
            退出其他全部登录
          </button>
        </Form>
      )}
      <p class="help">有不认识的设备，请退出它并修改密码。</p>
    </Panel>
  );
}

function CodesPanel({ left, failure }: { left: number; failure: Failure | undefined }) {
  return (
    <Panel title="恢复码" id="recovery-codes">
      <p>
        {left === 0 ? '现在没有可用的恢复码。' : `还有 ${left} 个可用。`}
        手机不在身边时，可以用恢复码代替验证器登录。
      </p>
      <Form action="/console/account/recovery-codes" failure={failure}>
        <Field
          name="password"
          label="密码"
          type="password"
          autocomplete="current-password"
          required
          failure={failure}
        />
        <button class="btn quiet" type="submit">
          {left === 0 ? '生成恢复码' : '重新生成，原来的作废'}
        </button>
      </Form>
    </Panel>
  );
}
