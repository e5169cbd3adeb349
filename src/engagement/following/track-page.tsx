import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form } from '../../platform/ui/index.ts';
import { HOME } from '../paths.ts';

interface Props {
  typed: Typed;
  failure?: Failure | undefined;
  example: string;
}

/** Number and code open one's own message. */
export function TrackPage({ typed, failure, example }: Props) {
  return (
    <div class="filing narrow">
      <h1 class="title">查询留言</h1>
      <p class="lead">凭提交时得到的编号和查询码，可以看办到哪一步、看答复、评价、追问、撤回。</p>
      <Form action={`${HOME}/track`} failure={failure}>
        <Field
          name="number"
          label="留言编号"
          required
          help={`例如：${example}。也可以只写年份和序号，如 2026-1。`}
          typed={typed}
          failure={failure}
          autocomplete="off"
        />
        <Field
          name="code"
          label="查询码"
          required
          help="10 位字母和数字，大小写、空格都不要紧。"
          typed={typed}
          failure={failure}
          autocomplete="off"
        />
        <div class="actions">
          <button class="btn big" type="submit">
            查询
          </button>
        </div>
      </Form>
      <p class="aside-note">丢失查询码的，请带留言时写的姓名、电话到窗口补发。</p>
    </div>
  );
}
