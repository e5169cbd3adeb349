import { pointsInWords } from '../../law/index.ts';
import { Choices, Field, Form, Panel } from '../../platform/ui/index.ts';
import { subjectHref } from '../words.ts';
import { pointsOf } from './parts.tsx';
import { type SubjectProps, sentOf } from './subject-props.ts';

/** 申诉 against one item, chosen from those against which none was made. */
export function AppealForms(props: SubjectProps) {
  const { subject, standing, today } = props;
  if (subject.state !== 'told') return null;
  const left = standing.filter(({ appeal }) => !appeal);
  if (today > subject.appealBy! || !left.length)
    return (
      <Panel title="申诉">
        <p class="help">
          {left.length ? `申诉期限到 ${subject.appealBy} 为止，已经过了。` : '每个项目都申诉过了，等待处理。'}
        </p>
      </Panel>
    );
  const sent = sentOf(props, 'appeal');
  return (
    <Panel title="申诉" id="appeal">
      <p class="help">
        {subject.appealBy}{' '}
        前可以申诉，每项一次，由没有评过这一项的人处理；不会因为申诉改得更低。机器计分有误的，先改正账里的记录，再申诉重新计分。
      </p>
      <Form action={`${subjectHref(subject.id)}/appeal`} upload among="appeal" failure={sent.failure}>
        <input type="hidden" name="version" value={subject.version} />
        <Field
          {...sent}
          name="item"
          label="申诉的项目"
          required
          options={[
            { value: '', label: '请选择' },
            ...left.map(({ item, points }) => ({
              value: item.id,
              label: `${item.title}（得 ${pointsOf(item, points)}）`,
            })),
          ]}
        />
        <Field {...sent} name="reason" label="申诉理由" type="textarea" required />
        <Field
          {...sent}
          name="evidence"
          label="佐证材料"
          type="file"
          multiple
          help="截图、文件等，最多 5 个，每个不超过 20 MB"
        />
        <button class="btn" type="submit">
          提交申诉
        </button>
      </Form>
    </Panel>
  );
}

/** 申诉的处理, one form for each that is open. */
export function DecideForms(props: SubjectProps) {
  const { subject, standing } = props;
  if (subject.state !== 'told') return null;
  return (
    <>
      {standing
        .filter(({ appeal }) => appeal && !appeal.verdict)
        .map(({ item, points, appeal }) => {
          const at = `decide-${item.id}`;
          const sent = sentOf(props, at);
          return (
            <Panel key={item.id} title={`申诉：${item.title}`} id={at}>
              <p class="lines">{appeal!.reason}</p>
              <p>
                现在得 <b>{pointsOf(item, points)}</b>（分值 {pointsInWords(item.weight)}）
              </p>
              <Form action={`${subjectHref(subject.id)}/items/${item.id}/decide`} among={at} failure={sent.failure}>
                <input type="hidden" name="version" value={subject.version} />
                <Choices
                  {...sent}
                  name="verdict"
                  legend="处理"
                  type="radio"
                  required
                  options={[
                    { value: 'kept', label: '维持' },
                    {
                      value: 'changed',
                      label: item.kind === 'counted' ? '由机器按现在的账重新计分' : '改正分数',
                    },
                  ]}
                />
                {item.kind !== 'counted' && (
                  <Field {...sent} name={`points-${item.id}`} label="改正后的分数" inputmode="decimal" />
                )}
                <Field {...sent} name="decision" label="处理的理由" type="textarea" rows={2} required />
                <button class="btn" type="submit">
                  提交处理结果
                </button>
              </Form>
            </Panel>
          );
        })}
    </>
  );
}
