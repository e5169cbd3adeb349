import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel } from '../../platform/ui/index.ts';
import { DESK } from '../words.ts';

/** What a year's plan asks of everybody, and what it is to bring. */
export function PlanPage({ year, typed, failure }: { year: number; typed: Typed; failure: Failure | undefined }) {
  return (
    <>
      <h1 class="title">{year} 年培训安排</h1>
      <Panel>
        <Form action={`${DESK}/plan/${year}`} failure={failure}>
          <Field
            name="hoursEach"
            label="每人不少于（学时）"
            help="不要求学时的留空：参加过一场就算培训过"
            inputmode="decimal"
            typed={typed}
            failure={failure}
          />
          <Field
            name="aims"
            label="安排和要求"
            help="全年讲什么、对谁、怎样安排，显示在培训的首页"
            type="textarea"
            rows={6}
            typed={typed}
            failure={failure}
          />
          <button class="btn" type="submit">
            保存
          </button>
        </Form>
      </Panel>
    </>
  );
}
