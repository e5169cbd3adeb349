import type { Followable } from '../../platform/followable.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { CheckFields, type HumanCheck } from '../../platform/public-forms/index.ts';
import { Choices, Field, Form } from '../../platform/ui/index.ts';
import { HOME } from '../paths.ts';

interface Props {
  sorts: readonly Followable[];
  typed: Typed;
  failure: Failure | undefined;
  check: HumanCheck;
}

/** To be told when something becomes of what one sent. */
export function MatterPage({ sorts, typed, failure, check }: Props) {
  return (
    <div class="filing narrow subscribe">
      <h1 class="title">自己的申请和留言</h1>
      <p class="lead">有了新进展时，发邮件告诉您。邮件里只有编号，没有内容；办完以后自动停止。</p>
      <Form action={`${HOME}/matter`} failure={failure} id="subscribe">
        <Choices
          name="sort"
          legend="您提交的是"
          required
          type="radio"
          options={sorts.map(({ sort, label }) => ({ value: sort, label }))}
          typed={typed}
          failure={failure}
        />
        <Field name="number" label="编号" required typed={typed} failure={failure} autocomplete="off" />
        <Field
          name="code"
          label="查询码"
          required
          help="提交时给您的，大小写都可以"
          typed={typed}
          failure={failure}
          autocomplete="off"
        />
        <Field
          name="email"
          label="电子邮箱"
          required
          type="email"
          help="加密保存，只用来发订阅的邮件，停止时删除"
          typed={typed}
          failure={failure}
          autocomplete="email"
        />
        <CheckFields check={check} typed={typed} failure={failure} />
        <div class="actions">
          <button class="btn big" type="submit">
            订阅
          </button>
          <a class="btn quiet" href={HOME}>
            返回
          </a>
        </div>
      </Form>
    </div>
  );
}
