import { ASSESSMENT_RESULTS, assessmentResults } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field } from '../../platform/ui/index.ts';
import { groundOptions } from '../entries/pages.tsx';

const resultOptions = assessmentResults.map((value) => ({ value, label: ASSESSMENT_RESULTS[value].label }));

interface Props {
  /** names of the fields end with it where several stand in one form: '-reply:12' */
  suffix?: string;
  /** '': nothing is chosen yet */
  unchosen?: boolean;
  offices: readonly { id: number; name: string }[];
  /** it has a document already, and nobody drafts it */
  hasDocument: boolean;
  typed: Typed;
  failure: Failure | undefined;
}

/** What an assessment says. */
export function AssessFields({ suffix = '', unchosen, offices, hasDocument, typed, failure }: Props) {
  const given = { typed, failure };
  const skip = { value: '', label: '这次不评估' };
  return (
    <>
      <Field name={`ground${suffix}`} label="不公开的理由" options={groundOptions} {...given} />
      <Field
        name={`result${suffix}`}
        label="评估结果"
        options={unchosen ? [skip, ...resultOptions] : resultOptions}
        {...given}
      />
      <Field
        name={`reason${suffix}`}
        label="评估的理由"
        help="情况有没有变化、依据什么；不写申请人、第三方"
        type="textarea"
        rows={2}
        required
        {...given}
      />
      <Field name={`nextOn${suffix}`} label="下次评估" help="仍不公开、部分公开的填写" type="date" {...given} />
      {!hasDocument && (
        <>
          <Field
            name={`officeId${suffix}`}
            label="由哪个科室拟稿"
            help="可以公开、部分公开的填写，复核后自动成为草稿"
            options={[
              { value: '', label: '请选择' },
              ...offices.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
            {...given}
          />
          <Field name={`draftTitle${suffix}`} label="拟公开的标题" {...given} />
        </>
      )}
    </>
  );
}
