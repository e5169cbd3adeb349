import { LARGE_LOSS, pointsInWords } from '../../law/index.ts';
import { Choices, Field, Form, Panel } from '../../platform/ui/index.ts';
import { subjectHref } from '../words.ts';
import { pointsOf } from './parts.tsx';
import { judgeFault } from './review-actions.ts';
import { type SubjectProps, sentOf } from './subject-props.ts';

/** 评分: points and reason for every item that people judge. */
export function JudgeForm(props: SubjectProps) {
  const { subject, scheme, standing, claims, today } = props;
  if (subject.state !== 'open') return null;
  const fault = judgeFault(subject, scheme.frozenAt !== null, today);
  const items = standing.filter(({ item }) => item.kind !== 'counted');
  if (fault)
    return (
      <Panel title="评分">
        <p class="help">{fault}。</p>
      </Panel>
    );
  if (!items.length) return null;
  const sent = sentOf(props, 'judge');
  const stored = Object.fromEntries(
    items.flatMap(({ item, last }) => [
      [`points-${item.id}`, last?.points == null ? '' : pointsInWords(last.points)],
      [`reason-${item.id}`, last?.reason ?? ''],
    ]),
  );
  const shared = { typed: sent.typed ?? stored, failure: sent.failure };
  return (
    <Panel title="评分" id="judge">
      <p class="help">
        没有给满分的、加分和扣分的，都要写明理由。一项扣 {pointsInWords(LARGE_LOSS)} 分以上的，由另一个人复核后才算数。
        没有填的项目不动。
      </p>
      <Form action={`${subjectHref(subject.id)}/judge`} among="judge" failure={sent.failure}>
        <input type="hidden" name="version" value={subject.version} />
        {items.map(({ item }) => {
          const claim = claims.find((one) => one.item === item.id);
          const self = claim?.points == null ? '没有自评分' : `自评 ${pointsOf(item, claim.points)} 分`;
          const most = `${item.kind === 'bonus' ? '最多加' : item.kind === 'deduction' ? '最多扣' : '满分'} ${pointsInWords(item.weight)} 分`;
          return (
            <fieldset key={item.id} class="field">
              <legend>{item.title}</legend>
              <p class="help">{item.basis}</p>
              <Field
                {...shared}
                name={`points-${item.id}`}
                label={`${item.title}：分数`}
                help={`${most}，${self}`}
                inputmode="decimal"
              />
              <Field {...shared} name={`reason-${item.id}`} label={`${item.title}：理由`} type="textarea" rows={2} />
            </fieldset>
          );
        })}
        <button class="btn" type="submit">
          保存评分
        </button>
      </Form>
    </Panel>
  );
}

/** 复核: what loses much, for whoever did not judge it. */
export function SecondForms(props: SubjectProps) {
  const { subject, standing } = props;
  if (subject.state !== 'open') return null;
  return (
    <>
      {standing
        .filter(({ waits }) => waits === 'second')
        .map(({ item, last }) => {
          const at = `confirm-${item.id}`;
          const sent = sentOf(props, at);
          return (
            <Panel key={item.id} title={`复核：${item.title}`} id={at}>
              <p>
                {last!.givenName} 评 <b>{pointsOf(item, last!.points)}</b> 分（分值 {pointsInWords(item.weight)}
                ），理由：{last!.reason}
              </p>
              <Form action={`${subjectHref(subject.id)}/items/${item.id}/confirm`} among={at} failure={sent.failure}>
                <input type="hidden" name="version" value={subject.version} />
                <Choices
                  {...sent}
                  name="agrees"
                  legend="复核意见"
                  type="radio"
                  required
                  options={[
                    { value: 'yes', label: '同意' },
                    { value: 'no', label: '不同意，重新评分' },
                  ]}
                />
                <Field {...sent} name={`reason-${item.id}`} label="理由（不同意的必填）" type="textarea" rows={2} />
                <button class="btn" type="submit">
                  提交复核意见
                </button>
              </Form>
            </Panel>
          );
        })}
    </>
  );
}
