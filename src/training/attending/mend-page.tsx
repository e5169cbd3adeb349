import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel } from '../../platform/ui/index.ts';
import type { Training } from '../store.ts';
import { hoursInWords, trainingHref, WAYS } from '../words.ts';
import type { Attendance } from './store.ts';

interface Props {
  training: Training;
  row: Attendance;
  /** undefined: as it stands */
  typed: Typed | undefined;
  failure: Failure | undefined;
}

/** 更正签到 of one person. */
export function MendPage({ training, row, typed, failure }: Props) {
  const at = `${trainingHref(training.id)}/attendance/${row.staffId}`;
  const written = (time: Date | null) => (time ? minuteOf(time).replace(' ', 'T') : '');
  const stored = { came: written(row.cameAt), left: written(row.leftAt), remark: row.remark };
  const removing = failure?.fields?.removeReason !== undefined;
  return (
    <>
      <h1 class="title">更正签到：{row.name}</h1>
      <p class="meta">
        {WAYS[row.way]}，{row.enteredBy}；现在计 {hoursInWords(row.hours)} 学时
      </p>
      <Panel title="到场和离开">
        <Form action={at} failure={removing ? undefined : failure} among="mend">
          <Field
            name="came"
            label="到场时间"
            help="按时到场的可以不填"
            type="datetime-local"
            typed={removing ? stored : (typed ?? stored)}
            failure={failure}
          />
          <Field
            name="left"
            label="离开时间"
            help="早退的填；超过 15 分钟的按在场时间折算学时"
            type="datetime-local"
            typed={removing ? stored : (typed ?? stored)}
            failure={failure}
          />
          <Field name="remark" label="说明" typed={removing ? stored : (typed ?? stored)} failure={failure} />
          <button class="btn" type="submit">
            保存
          </button>
        </Form>
      </Panel>
      <Panel title="没有到场">
        <Form action={`${at}/remove`} failure={removing ? failure : undefined} among="remove">
          <Field name="removeReason" label="取消签到的原因" required typed={typed} failure={failure} />
          <button class="btn quiet" type="submit">
            取消签到
          </button>
        </Form>
      </Panel>
    </>
  );
}
