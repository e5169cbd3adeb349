import type { ComponentChildren } from 'preact';
import type { ApplicationBrief } from '../../applications/index.ts';
import { outcomesOf, REMEDY_OUTCOMES, REMEDY_RESULTS, remedyOutcome } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel } from '../../platform/ui/index.ts';
import { mayReopenReply } from '../redo.ts';
import { stageOf } from '../rules.ts';
import type { RemedyCase } from '../store.ts';
import { answerName, hearingName } from '../words.ts';
import { AppealAnswer, AppealConclude, AppealForm } from './appeal.tsx';
import { AnswerForm, accept, type FormProps } from './parts.tsx';

export interface WorkProps {
  of: RemedyCase;
  suits: RemedyCase[];
  application?: ApplicationBrief | undefined;
  today: string;
  handles: boolean;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** What can be done now: the next step open, the others folded. */
export function Work({ of, today, handles, typed, failure, suits, application }: WorkProps) {
  if (!handles)
    return (
      <Panel title="办理">
        <p>由依申请公开经办人、政府信息公开工作机构负责人办理。</p>
      </Panel>
    );
  const stage = stageOf(of);
  const path = `/console/remedies/${of.id}`;
  const days = { answeredOn: today, concludedOn: today, decisionReceivedOn: today, redoneOn: today };
  const shown = { ...days, appealedOn: today, appealAnsweredOn: today, ...typed };
  const common = { path, typed: shown, failure };
  const faulty = (...fields: string[]) => fields.some((name) => failure?.fields?.[name] !== undefined);
  const open = !of.concludedOn;
  const second = of.appealedOn !== null;
  const appealable = !open && !of.appealOutcome && of.outcome !== null && remedyOutcome(of.outcome).appeal;
  const inAppeal = faulty('appealedBy', 'appealedOn', 'appealBody', 'appealNumber', 'appealServedOn', 'claim');
  return (
    <>
      {failure && !failure.fields && <p class="warning">{failure.message}</p>}
      {stage === 'awaitingCopy' && (
        <Panel title="等待送达副本">
          <p>
            收到申请书、起诉状副本后，在<a href={`${path}/edit`}>更正登记</a>
            中填写收到的日期，答复期限从那一天起算。
          </p>
        </Panel>
      )}
      {stage === 'answering' && <Answer {...common} title={answerName(of.kind)} />}
      {stage === 'awaitingAppealCopy' && (
        <Panel title="等待上诉状副本">
          <p>收到上诉状副本后，在下面的“更正上诉登记”中填写收到的日期，答辩期限从那一天起算。</p>
        </Panel>
      )}
      {stage === 'answeringAppeal' && (
        <Panel title="提交二审答辩状">
          <AppealAnswer {...common} />
        </Panel>
      )}
      {application?.openAgain && (
        <Panel title="重新答复所涉申请">
          <p>
            <a href={`/console/applications/${application.id}`}>{application.number}</a>
            正在重新办理，签发新的答复后这里自动登记履行。
          </p>
        </Panel>
      )}
      {mayReopenReply(of).ok && !application?.openAgain && (
        <Panel title="重新答复所涉申请">
          <p>
            审理结果要求本机关重新处理。打开所涉申请以后，在那里拟写、签发、送达新的答复，期限按
            {of.redoBy ? `决定、判决确定的 ${of.redoBy}` : '《条例》的 20 个工作日'}计算；签发后这里自动登记履行。
          </p>
          <Form action={`${path}/reopen-reply`}>
            <button class="btn" type="submit">
              重新办理所涉申请
            </button>
          </Form>
        </Panel>
      )}
      {stage === 'redoing' && <Redone {...common} />}
      {open && (
        <Folded title={`登记${hearingName(of.kind)}`} open={faulty('hearingOn')}>
          <Hearing {...common} />
        </Folded>
      )}
      {open && second && (
        <Folded
          title="登记二审结果"
          open={stage === 'awaitingSecond' || faulty('appealOutcome', 'changedTo', 'concludedOn', 'redoBy')}
        >
          <AppealConclude {...common} typed={{ ...days, ...typed }} of={of} />
        </Folded>
      )}
      {(appealable || (open && second)) && (
        <Folded title={second ? '更正上诉登记' : '登记上诉'} open={inAppeal}>
          <AppealForm {...common} typed={second ? (typed ?? {}) : shown} of={of} />
        </Folded>
      )}
      {open && second && (
        <Folded title="撤销上诉登记" open={faulty('undoWhy')}>
          <Form action={`${path}/appeal-undo`}>
            <Field name="undoWhy" label="撤销上诉登记的原因" required typed={shown} failure={failure} />
            <button class="btn quiet" type="submit">
              撤销上诉登记
            </button>
          </Form>
        </Folded>
      )}
      {open && !second && (
        <Folded
          title="登记审结"
          open={stage === 'awaitingDecision' || faulty('outcome', 'concludedOn', 'decisionReceivedOn', 'redoBy')}
        >
          <Conclude {...common} of={of} />
        </Folded>
      )}
      <Folded title="补充材料" open={faulty('note', 'evidence', 'other')}>
        <Material {...common} />
      </Folded>
      {!open && suits.length === 0 && (
        <Folded title="撤销审结登记" open={faulty('why')}>
          <Form action={`${path}/reopen`} failure={faulty('why') ? failure : undefined}>
            <Field name="why" label="撤销审结登记的原因" required typed={shown} failure={failure} />
            <button class="btn quiet" type="submit">
              撤销审结登记
            </button>
          </Form>
        </Folded>
      )}
    </>
  );
}

function Folded({ title, open, children }: { title: string; open: boolean; children: ComponentChildren }) {
  return (
    <details class="panel folded" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function Answer({ path, typed, failure, title }: FormProps & { title: string }) {
  const own = failure?.fields?.answeredOn || failure?.fields?.answer || failure?.fields?.evidence ? failure : undefined;
  return (
    <Panel title={title}>
      <AnswerForm
        action={`${path}/answer`}
        names={{ on: 'answeredOn', note: 'answerNote' }}
        paper="答复书、答辩状"
        typed={typed}
        failure={failure}
        summary={own}
      />
    </Panel>
  );
}

function Hearing({ path, typed, failure }: FormProps) {
  return (
    <Form action={`${path}/hearing`}>
      <Field name="hearingOn" label="日期" type="date" required typed={typed} failure={failure} />
      <Field name="hearingNote" label="地点、出席人员" typed={typed} failure={failure} />
      <button class="btn quiet" type="submit">
        登记
      </button>
    </Form>
  );
}

function Conclude({ path, typed, failure, of }: FormProps & Pick<WorkProps, 'of'>) {
  return (
    <Form action={`${path}/conclude`} upload>
      <Field
        name="outcome"
        label="审理结果"
        required
        help="括号内是计入年度报告的一栏。一审裁判以后上诉的，再点“登记上诉”，改按二审的结果计。"
        options={[
          { value: '', label: '请选择' },
          ...outcomesOf(of.kind).map((value) => {
            const { name, result } = REMEDY_OUTCOMES[value];
            return { value, label: `${name}（${REMEDY_RESULTS[result]}）` };
          }),
        ]}
        typed={typed}
        failure={failure}
      />
      <Field
        name="concludedOn"
        label="决定书、裁判文书的日期"
        type="date"
        required
        help="按这一天计入年度"
        typed={typed}
        failure={failure}
      />
      <Field name="decisionReceivedOn" label="本机关收到的日期" type="date" typed={typed} failure={failure} />
      <Field
        name="redoBy"
        label="重新答复、履行的期限"
        type="date"
        help="撤销后责令重新答复、限期履行的填写"
        typed={typed}
        failure={failure}
      />
      <Field name="decision" label="决定书、裁判文书" type="file" accept={accept} failure={failure} />
      <Field name="decisionNote" label="说明" type="textarea" rows={2} typed={typed} failure={failure} />
      <button class="btn" type="submit">
        登记审结
      </button>
    </Form>
  );
}

function Redone({ path, typed, failure }: FormProps) {
  return (
    <Panel title="重新答复、履行">
      <Form action={`${path}/redone`}>
        <Field name="redoneOn" label="日期" type="date" required typed={typed} failure={failure} />
        <Field name="redoneNote" label="说明" help="如：已重新作出 5 号答复" typed={typed} failure={failure} />
        <button class="btn" type="submit">
          登记已履行
        </button>
      </Form>
    </Panel>
  );
}

function Material({ path, typed, failure }: FormProps) {
  return (
    <Form action={`${path}/material`} upload>
      <Field name="evidence" label="证据、依据" type="file" accept={accept} failure={failure} />
      <Field name="other" label="其他文件" type="file" accept={accept} failure={failure} />
      <Field name="note" label="说明" typed={typed} failure={failure} />
      <button class="btn quiet" type="submit">
        保存
      </button>
    </Form>
  );
}
