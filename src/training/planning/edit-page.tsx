import type { Office } from '../../organizations/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { roles } from '../../platform/roles.ts';
import { Choices, Field, Form, Panel } from '../../platform/ui/index.ts';
import type { Training } from '../store.ts';
import { DESK, trainees, trainingHref } from '../words.ts';

interface Props {
  /** undefined: a new one */
  training: Training | undefined;
  offices: readonly Office[];
  hasBelow: boolean;
  typed: Typed;
  failure: Failure | undefined;
}

/** A session of the plan, new or changed. */
export function EditPage({ training, offices, hasBelow, typed, failure }: Props) {
  return (
    <>
      <h1 class="title">{training ? '修改培训' : '新增一场培训'}</h1>
      <Panel>
        <Form action={training ? `${trainingHref(training.id)}/edit` : `${DESK}/new`} failure={failure}>
          {training && <input type="hidden" name="version" value={String(typed.version ?? training.version)} />}
          <Field name="title" label="培训题目" required typed={typed} failure={failure} />
          <Field name="content" label="内容" type="textarea" typed={typed} failure={failure} />
          <Field name="teacher" label="授课人" help="姓名和单位、职务" required typed={typed} failure={failure} />
          <Field name="place" label="地点" required typed={typed} failure={failure} />
          <Field name="starts" label="开始时间" type="datetime-local" required typed={typed} failure={failure} />
          <Field name="ends" label="结束时间" type="datetime-local" required typed={typed} failure={failure} />
          <Field
            name="hours"
            label="学时"
            help="0.5 的倍数；迟到、早退超过 15 分钟的，按在场时间折算，不足一半的不计"
            inputmode="decimal"
            required
            typed={typed}
            failure={failure}
          />
          <Choices
            name="roles"
            legend="哪些岗位参加"
            help="都不选，就是所有从事信息公开工作的人员"
            type="checkbox"
            options={trainees.map((role) => ({ value: role, label: roles[role] }))}
            typed={typed}
            failure={failure}
          />
          <Choices
            name="offices"
            legend="哪些科室、村和社区参加"
            help="都不选，就是所有科室"
            type="checkbox"
            options={offices.map(({ id, name }) => ({ value: String(id), label: name }))}
            typed={typed}
            failure={failure}
          />
          {(hasBelow || failure?.fields?.below) && (
            <Choices
              name="below"
              legend="下级机关"
              type="checkbox"
              options={[{ value: 'yes', label: '下级机关的人员也参加' }]}
              typed={typed}
              failure={failure}
            />
          )}
          {training && (
            <Field
              name="reason"
              label="改期原因"
              help="还没有开始的培训，改时间或者地点要写明原因，参加的人会看到"
              typed={typed}
              failure={failure}
            />
          )}
          <button class="btn" type="submit">
            保存
          </button>
        </Form>
      </Panel>
    </>
  );
}
