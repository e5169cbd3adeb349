import type { Typed } from '../http/form.ts';
import type { Failure } from '../outcome.ts';
import { Field, Form } from '../ui/index.ts';

interface Props {
  action: string;
  /** where the code alone does not open it: what the number is called ('申请编号'), and how it is written */
  number?: { label: string; example: string };
  typed: Typed;
  failure?: Failure | undefined;
}

/** Number and code, or the code alone, by which people open what they sent. */
export function TrackForm({ action, number, typed, failure }: Props) {
  return (
    <Form action={action} failure={failure}>
      {number && (
        <Field
          name="number"
          label={number.label}
          required
          help={`例如：${number.example}。也可以只写年份和序号，如 2026-1。`}
          typed={typed}
          failure={failure}
          autocomplete="off"
        />
      )}
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
