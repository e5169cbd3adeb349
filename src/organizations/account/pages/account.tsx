import type { Failure } from '../../../platform/outcome.ts';
import { roles, type Who } from '../../../platform/roles.ts';
import { Facts, Field, Form, Panel } from '../../../platform/ui/index.ts';

interface Props {
  who: Who;
  office: string | undefined;
  first: boolean;
  failure?: Failure | undefined;
}

/** One's own account: who I am here, and a new password. */
export function AccountPage({ who, office, first, failure }: Props) {
  return (
    <>
      <header class="head">
        <h1>{first ? '请先设置自己的密码' : '我的账号'}</h1>
      </header>
      <div class="grid">
        <Panel title="修改密码">
          {first && <p class="help">您正在使用一次性密码，改为自己的密码后才能继续办理业务。</p>}
          <Form action="/console/account" failure={failure}>
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
              help="至少 10 位，包含字母、数字、符号中的两种，不含登录名"
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
          </Form>
        </Panel>
        <Panel title="账号信息">
          <Facts
            rows={[
              ['姓名', who.name],
              ['所属科室', office ?? '—'],
              ['权限', who.roles.map((role) => roles[role]).join('、') || '尚未授权'],
            ]}
          />
        </Panel>
      </div>
    </>
  );
}
