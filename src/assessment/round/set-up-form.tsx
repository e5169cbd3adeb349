import { Field, Form, Panel } from '../../platform/ui/index.ts';
import { subjectHref } from '../words.ts';
import { type SubjectProps, sentOf } from './subject-props.ts';

/** Which survey is its 社会评议, and from when on its books are counted; until the count. */
export function SetUpForm(props: SubjectProps) {
  const { subject, scheme, surveys } = props;
  if (scheme.frozenAt || subject.state !== 'open') return null;
  const sent = sentOf(props, 'set-up');
  const stored = {
    survey: subject.surveyId === null ? '' : `${subject.surveyId}:${subject.surveyQuestion}`,
    countedFrom: subject.countedFrom,
  };
  const shared = { typed: sent.typed ?? stored, failure: sent.failure };
  return (
    <Panel title="计分的依据" id="set-up">
      <p class="help">数据截止以前可以修改，每次修改都记入审计日志。</p>
      <Form action={`${subjectHref(subject.id)}/set-up`} among="set-up" failure={sent.failure}>
        <input type="hidden" name="version" value={subject.version} />
        <Field
          {...shared}
          name="survey"
          label="社会评议的问卷"
          help="本机关或者考核对象在考核年度的问卷；选题目的，只用这一题"
          options={[{ value: '', label: '没有，社会评议不计' }, ...surveys]}
        />
        <Field
          {...shared}
          name="countedFrom"
          label="计分起始日"
          type="date"
          help="一般是年初；年度中间设立的，从设立之日"
          required
        />
        <button class="btn quiet" type="submit">
          保存
        </button>
      </Form>
    </Panel>
  );
}
