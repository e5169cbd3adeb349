import type { Typed } from '../http/form.ts';
import type { Failure } from '../outcome.ts';
import { Field, Form } from '../ui/index.ts';

interface Props {
  action: string;
  /** of the number: '申请编号' */
  label: string;
  /** how a number is written */
  example: string;
  typed: Typed;
  failure?: Failure | undefined;
}

/** Number and code, by which people open what they sent (open-by-code.ts). */
export function TrackForm({ action, label, example, typed, failure }: Props) {
  return (
    <Form action={action} failure={failure}>
      <Field
        name="number"
        label={label}
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
  );
}
