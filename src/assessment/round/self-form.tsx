import { pointsInWords } from '../../law/index.ts';
import { Choices, Field, Form, Panel } from '../../platform/ui/index.ts';
import { subjectHref } from '../words.ts';
import { selfFault } from './self-actions.ts';
import { type SubjectProps, sentOf } from './subject-props.ts';

/** 自评: every item that people judge, with what is said of it and its evidence. */
export function SelfForm(props: SubjectProps) {
  const { subject, content, claims, evidence, today } = props;
  const fault = selfFault(subject, today);
  if (fault)
    return subject.state === 'open' ? (
      <Panel title="自评">
        <p class="help">{fault}。</p>
      </Panel>
    ) : null;
  const sent = sentOf(props, 'self');
  const claimed = new Map(claims.map((one) => [one.item, one]));
  const items = content.items.filter(({ kind }) => kind !== 'counted');
  const stored = Object.fromEntries(
    items.flatMap(({ id }) => {
      const claim = claimed.get(id);
      const points = claim?.points == null ? '' : pointsInWords(claim.points);
      return [
        [`points-${id}`, points],
        [`said-${id}`, claim?.said ?? ''],
      ];
    }),
  );
  const shared = { typed: sent.typed ?? stored, failure: sent.failure };
  const kept = evidence.filter(({ appealId, droppedAt }) => appealId === null && !droppedAt);
  return (
    <Panel title={subject.selfOn ? '修改自评' : '自评'} id="self">
      <p class="help">
        自评期限 {subject.selfBy}，期限内提交以后还可以修改。机器计分的项目不用自评。
        {today > subject.selfBy && '期限已过，现在提交的记为逾期，提交以后不能再修改。'}
      </p>
      <Form action={`${subjectHref(subject.id)}/self`} upload among="self" failure={sent.failure}>
        <input type="hidden" name="version" value={subject.version} />
        {items.map((item) => (
          <fieldset key={item.id} class="field">
            <legend>
              {item.title}（{item.kind === 'bonus' ? '最多加 ' : item.kind === 'deduction' ? '最多扣 ' : ''}
              {pointsInWords(item.weight)} 分）
            </legend>
            <p class="help">{item.basis}</p>
            <Field {...shared} name={`points-${item.id}`} label={`${item.title}：自评分`} inputmode="decimal" />
            <Field {...shared} name={`said-${item.id}`} label={`${item.title}：做了什么`} type="textarea" rows={3} />
            <Field
              {...shared}
              name={`file-${item.id}`}
              label={`${item.title}：佐证材料`}
              type="file"
              multiple
              help="截图、文件等；网页、文号写在上面。全部材料一次最多 30 个，每个不超过 20 MB"
            />
          </fieldset>
        ))}
        {kept.length > 0 && (
          <Choices
            typed={sent.typed}
            name="drop"
            legend="撤回已经交的材料"
            type="checkbox"
            options={kept.map(({ id, name, item }) => ({
              value: String(id),
              label: name,
              help: content.items.find((one) => one.id === item)?.title ?? '',
            }))}
          />
        )}
        <button class="btn" type="submit">
          {subject.selfOn ? '提交修改' : '提交自评'}
        </button>
      </Form>
    </Panel>
  );
}
