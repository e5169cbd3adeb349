import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel } from '../../platform/ui/index.ts';
import type { Training } from '../store.ts';
import { trainingHref } from '../words.ts';
import type { Attendance } from './store.ts';

interface Props {
  training: Training;
  /** they signed in already */
  there: Attendance | undefined;
  open: boolean;
  typed: Typed;
  failure: Failure | undefined;
}

/** 签到, on a phone in one hand. */
export function ComePage({ training, there, open, typed, failure }: Props) {
  return (
    <>
      <h1 class="title">{training.title}</h1>
      <p class="meta">
        {minuteOf(training.startsAt)}　{training.place}
      </p>
      {there ? (
        <Panel title="已签到">
          <p>{there.cameAt ? `${minuteOf(there.cameAt)} 签到` : '已由组织人员登记'}</p>
          <a class="btn quiet" href={trainingHref(training.id)}>
            材料和测验
          </a>
        </Panel>
      ) : (
        <Panel title="签到">
          {!open && <p>现在没有开放签到，请找培训的组织人员登记。</p>}
          <Form action={`${trainingHref(training.id)}/come`} failure={failure}>
            <Field
              name="code"
              label="屏幕上的六位码"
              help="码每 30 秒换一次"
              required
              inputmode="numeric"
              autocomplete="off"
              typed={typed}
              failure={failure}
            />
            <button class="btn" type="submit">
              签到
            </button>
          </Form>
        </Panel>
      )}
    </>
  );
}
