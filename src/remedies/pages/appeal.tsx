import {
  APPEAL_OUTCOMES,
  APPELLANTS,
  type AppealOutcomeId,
  type Appellant,
  outcomesOf,
  REMEDY_OUTCOMES,
  REMEDY_RESULTS,
} from '../../law/index.ts';
import { Field, Form } from '../../platform/ui/index.ts';
import type { RemedyCase } from '../store.ts';
import { AnswerForm, accept, type FormProps } from './parts.tsx';

/** 登记上诉, 更正上诉登记. */
export function AppealForm({ path, typed, failure, of }: FormProps & { of: RemedyCase }) {
  const common = { failure, typed: of.appealedOn ? { ...asEntered(of), ...typed } : typed };
  return (
    <Form action={`${path}/appeal`} upload>
      <Field
        name="appealedBy"
        label="谁上诉"
        required
        options={(Object.keys(APPELLANTS) as Appellant[]).map((value) => ({ value, label: APPELLANTS[value] }))}
        {...common}
      />
      <Field
        name="appealedOn"
        label="上诉日期"
        type="date"
        required
        help="上诉期间和审理期间按尚未审结计"
        {...common}
      />
      <Field name="appealBody" label="二审法院" required {...common} />
      <Field name="appealNumber" label="二审案号" {...common} />
      <Field
        name="appealServedOn"
        label="本机关收到上诉状副本的日期"
        type="date"
        help="二审答辩期限从这一天起算；还没有收到的先不填"
        {...common}
      />
      {!of.appealedOn && <Field name="claim" label="上诉状" type="file" accept={accept} failure={failure} />}
      <button class="btn quiet" type="submit">
        {of.appealedOn ? '保存' : '登记上诉'}
      </button>
    </Form>
  );
}

const asEntered = (of: RemedyCase) => ({
  appealedBy: of.appealedBy ?? '',
  appealedOn: of.appealedOn ?? '',
  appealBody: of.appealBody,
  appealNumber: of.appealNumber,
  appealServedOn: of.appealServedOn ?? '',
});

export function AppealAnswer({ path, typed, failure }: FormProps) {
  return (
    <AnswerForm
      action={`${path}/appeal-answer`}
      names={{ on: 'appealAnsweredOn', note: 'appealAnswerNote' }}
      paper="二审答辩状"
      typed={typed}
      failure={failure}
    />
  );
}

export function AppealConclude({ path, typed, failure, of }: FormProps & { of: RemedyCase }) {
  const common = { typed, failure };
  return (
    <Form action={`${path}/appeal-conclude`} upload>
      <Field
        name="appealOutcome"
        label="二审结果"
        required
        help="维持的，按一审结果计入年度报告；改判的，按改判的结果计；发回重审的，仍按尚未审结计"
        options={[
          { value: '', label: '请选择' },
          ...(Object.keys(APPEAL_OUTCOMES) as AppealOutcomeId[]).map((value) => ({
            value,
            label: APPEAL_OUTCOMES[value].name,
          })),
        ]}
        {...common}
      />
      <Field
        name="changedTo"
        label="改判为"
        help="只有改判的才选择"
        options={[
          { value: '', label: '没有改判' },
          ...outcomesOf(of.kind).map((value) => {
            const { name, result } = REMEDY_OUTCOMES[value];
            return { value, label: `${name}（${REMEDY_RESULTS[result]}）` };
          }),
        ]}
        {...common}
      />
      <Field name="concludedOn" label="二审裁判文书的日期" type="date" required help="按这一天计入年度" {...common} />
      <Field name="decisionReceivedOn" label="本机关收到的日期" type="date" {...common} />
      <Field
        name="redoBy"
        label="重新答复、履行的期限"
        type="date"
        help="判决要求重新答复、限期履行的填写"
        typed={{ redoBy: of.redoBy ?? '', ...typed }}
        failure={failure}
      />
      <Field name="decision" label="二审裁判文书" type="file" accept={accept} failure={failure} />
      <Field name="decisionNote" label="说明" type="textarea" rows={2} {...common} />
      <button class="btn" type="submit">
        登记二审结果
      </button>
    </Form>
  );
}
