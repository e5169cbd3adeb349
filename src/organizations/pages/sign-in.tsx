import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form } from '../../platform/ui/index.ts';

export function SignInPage({ typed, failure }: { typed: Typed; failure?: Failure | undefined }) {
  return (
    <>
      <h1>
        <small>政府信息公开</small>工作平台登录
      </h1>
      <Form action="/console/sign-in" failure={failure}>
        <input type="hidden" name="next" value={String(typed.next ?? '')} />
        <Field name="login" label="登录名" autocomplete="username" typed={typed} failure={failure} />
        <Field name="password" label="密码" type="password" autocomplete="current-password" failure={failure} />
        <button class="btn" type="submit">
          登录
        </button>
      </Form>
    </>
  );
}
