import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field, Form } from '../../../platform/ui/index.ts';

export function SignInPage({ typed, failure }: { typed: Typed; failure?: Failure | undefined }) {
  const back = typed.next && typed.next !== '/console';
  return (
    <>
      <h1>
        <small>政府信息公开</small>工作平台登录
      </h1>
      {back && !failure && <p class="help">登录后回到刚才的页面。长时间未操作会自动退出，需要重新登录。</p>}
      <Form action="/console/sign-in" failure={failure}>
        <input type="hidden" name="next" value={String(typed.next ?? '')} />
        <Field name="login" label="登录名" autocomplete="username" typed={typed} failure={failure} />
        <Field name="password" label="密码" type="password" autocomplete="current-password" failure={failure} />
        <button class="btn" type="submit">
          登录
        </button>
      </Form>
      <p class="help after">
        忘记密码的，请本机关安全管理员重置。<a href="/">返回网站</a>
      </p>
    </>
  );
}
