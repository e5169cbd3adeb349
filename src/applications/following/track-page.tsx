import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form } from '../../platform/ui/index.ts';
import { HOME } from '../filing/paths.ts';

/** Number and code open one's own application. */
export function TrackPage({
  typed,
  failure,
  example,
}: {
  typed: Typed;
  failure?: Failure | undefined;
  example: string;
}) {
  return (
    <div class="filing narrow">
      <h1 class="title">查询办理进度</h1>
      <p class="lead">凭提交时得到的编号和查询码，可以看进度、补正、下载答复、撤回。</p>
      <Form action={`${HOME}/track`} failure={failure}>
        <Field
          name="number"
          label="申请编号"
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
      <p class="aside-note">
        丢失编号或者查询码的，请带身份证件到窗口办理，联系方式见<a href={`${HOME}#offline`}>依申请公开</a>。
      </p>
    </div>
  );
}
