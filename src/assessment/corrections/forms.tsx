import { z } from 'zod';
import { GRADES, pointsInWords } from '../../law/index.ts';
import { publicText } from '../../organizations/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import { Choices, Field, Form, Panel } from '../../platform/ui/index.ts';
import { versionForm } from '../round/forms.ts';
import { pointsOf, TraceText } from '../round/parts.tsx';
import { type SubjectProps, sentOf } from '../round/subject-props.ts';
import { subjectHref } from '../words.ts';
import type { Correction } from './store.ts';

export const proposeForm = versionForm.extend({
  item: z.string('请选择更正的项目').trim().min(1, '请选择更正的项目').max(20),
  points: z.string().trim().max(20, '分数应为 0 至 100 的数字，最多两位小数').default(''),
  reason: publicText.required('更正的原因', 500),
});
const correction = z
  .string('请刷新页面后再办理')
  .regex(/^[1-9]\d{0,8}$/, '请刷新页面后再办理')
  .transform(Number);
export const decideCorrectionForm = versionForm.extend({
  correction,
  agrees: z.enum(['yes', 'no'], '请选择复核意见'),
  remark: z.string().trim().max(500, '理由最多 500 个字').default(''),
});
export const withdrawForm = versionForm.extend({ correction });

const STATES = { proposed: '等待复核', confirmed: '已更正', refused: '没有同意', withdrawn: '已撤回' } as const;

/** What a correction changes, in one line. */
const changeOf = ({ totalBefore, totalAfter, gradeBefore, gradeAfter }: Correction): string =>
  `总分由 ${pointsInWords(totalBefore)} 分改为 ${pointsInWords(totalAfter)} 分，等次${
    gradeBefore === gradeAfter ? `仍为${GRADES[gradeAfter]}` : `由${GRADES[gradeBefore]}改为${GRADES[gradeAfter]}`
  }`;

/** 更正: what was corrected, what waits, and for who may a form to ask for another. Who is assessed sees what holds. */
export function Corrections(props: SubjectProps) {
  const { subject, corrections, side, keeps, who } = props;
  if (subject.state !== 'final') return null;
  const shown = corrections.filter(({ state }) => side === 'keeper' || state === 'confirmed');
  const open = side === 'keeper' ? corrections.find(({ state }) => state === 'proposed') : undefined;
  if (!shown.length && !(side === 'keeper' && keeps)) return null;
  return (
    <Panel title="更正" id="correct">
      {shown.length > 0 && (
        <ol class="steps">
          {shown.map((one) => (
            <One key={one.id} one={one} {...props} />
          ))}
        </ol>
      )}
      {open && open.proposedBy !== who && <Decide {...props} open={open} />}
      {open && open.proposedBy === who && <Withdraw {...props} open={open} />}
      {side === 'keeper' && keeps && !open && <Propose {...props} />}
    </Panel>
  );
}

function One({ one, content, opens, subject }: SubjectProps & { one: Correction }) {
  const item = content.items.find(({ id }) => id === one.item);
  return (
    <li>
      <time>{one.decidedOn ?? minuteOf(one.proposedAt).slice(0, 10)}</time>
      <div>
        <p>
          <b>{STATES[one.state]}</b>　<a href={`${subjectHref(subject.id)}#item-${one.item}`}>{item?.title}</a>由{' '}
          {item && pointsOf(item, one.pointsBefore)} 分改为 {item && pointsOf(item, one.pointsAfter)} 分，
          {changeOf(one)}
        </p>
        <p class="said">{one.reason}</p>
        {one.trace && <TraceText trace={one.trace} opens={opens} />}
        <p>
          {one.proposedName} {minuteOf(one.proposedAt)} 提出
          {one.decidedName && one.state !== 'withdrawn' && `；${one.decidedName} ${one.decidedOn} 复核`}
          {one.remark && `：${one.remark}`}
        </p>
      </div>
    </li>
  );
}

function Propose(props: SubjectProps) {
  const { subject, standing } = props;
  const sent = sentOf(props, 'correct');
  return (
    <details class="verb" open={sent.failure !== undefined}>
      <summary>提出更正</summary>
      <p class="help">
        结果有错的，写明原因提出更正，由另一个人复核后才算数。更正前后的分数都保留；已经公布的另发一版，网站写明更正的日期和原因。机器计分的项目，先在台账里改正记录，由机器重新计分。
      </p>
      <Form action={`${subjectHref(subject.id)}/correct`} of={proposeForm} among="correct" failure={sent.failure}>
        <input type="hidden" name="version" value={subject.version} />
        <Field
          {...sent}
          name="item"
          label="更正的项目"
          required
          options={[
            { value: '', label: '请选择' },
            ...standing.map(({ item, points }) => ({
              value: item.id,
              label: `${item.title}（${item.kind === 'counted' ? '机器重新计分' : '人工评分'}，现在 ${pointsOf(item, points)}）`,
            })),
          ]}
        />
        <Field {...sent} name="points" label="更正后的分数" help="机器计分的项目不填" inputmode="decimal" />
        <Field {...sent} name="reason" label="更正的原因" type="textarea" rows={2} required />
        <button class="btn quiet" type="submit">
          提交复核
        </button>
      </Form>
    </details>
  );
}

function Decide(props: SubjectProps & { open: Correction }) {
  const { subject, open } = props;
  const sent = sentOf(props, 'decide-correction');
  return (
    <Form
      action={`${subjectHref(subject.id)}/decide-correction`}
      of={decideCorrectionForm}
      among="decide-correction"
      failure={sent.failure}
    >
      <input type="hidden" name="version" value={subject.version} />
      <input type="hidden" name="correction" value={open.id} />
      <Choices
        {...sent}
        name="agrees"
        legend="复核意见"
        type="radio"
        required
        options={[
          { value: 'yes', label: '同意更正' },
          { value: 'no', label: '不同意' },
        ]}
      />
      <Field {...sent} name="remark" label="理由（不同意的必填）" type="textarea" rows={2} />
      <button class="btn" type="submit">
        提交复核意见
      </button>
    </Form>
  );
}

function Withdraw({ subject, open, ...props }: SubjectProps & { open: Correction }) {
  return (
    <>
      <p class="help">等另一个人复核。</p>
      <Form
        action={`${subjectHref(subject.id)}/withdraw-correction`}
        among="withdraw-correction"
        failure={sentOf(props, 'withdraw-correction').failure}
      >
        <input type="hidden" name="version" value={subject.version} />
        <input type="hidden" name="correction" value={open.id} />
        <button class="btn quiet" type="submit">
          撤回更正
        </button>
      </Form>
    </>
  );
}
