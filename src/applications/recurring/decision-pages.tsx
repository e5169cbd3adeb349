import type { ComponentChildren } from 'preact';
import type { z } from 'zod';
import type { Office } from '../../organizations/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Field, Form, Panel } from '../../platform/ui/index.ts';
import type { Begun } from './draft-words.ts';
import { declineForm, draftForm } from './forms.ts';
import type { RecurringRequest } from './store.ts';
import { RECURRING } from './words.ts';

interface DraftProps {
  of: RecurringRequest;
  begun: Begun;
  offices: readonly Office[];
  typed: Typed | undefined;
  failure: Failure | undefined;
}

/** The draft that is begun for everybody: what stands in it, who writes it. */
export function DraftPage({ of, begun, offices, typed, failure }: DraftProps) {
  const shown: Typed = typed ?? { title: begun.title, text: begun.text };
  return (
    <DecisionForm
      of={of}
      title="拟稿公开"
      about={`由 ${of.members.length} 件内容相近的申请转来。草稿建好后由拟稿科室写全内容，照常逐级审核、签发，再公开。`}
      form={draftForm}
      slug="draft"
      button="建立草稿"
      failure={failure}
    >
      <Field name="title" label="标题" required typed={shown} failure={failure} />
      <Field
        name="officeId"
        label="拟稿科室"
        required
        help="掌握这份信息的科室"
        options={[
          { value: '', label: '请选择' },
          ...offices.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        typed={shown}
        failure={failure}
      />
      <Field
        name="text"
        label="要公开的信息"
        type="textarea"
        rows={6}
        help="摘自申请中写的所需信息，已去掉申请人的信息；拟稿科室据此写成公开的内容"
        typed={shown}
        failure={failure}
      />
      {begun.files.length > 0 && (
        <Choices
          name="files"
          legend="附上已向申请人提供的文件"
          help="只选不含个人信息的文件；公开前还要审查"
          type="checkbox"
          options={begun.files.map(({ id, name, number }) => ({ value: String(id), label: name, help: number }))}
          typed={shown}
          failure={failure}
        />
      )}
    </DecisionForm>
  );
}

/** Why it is not published for everybody. */
export function DeclinePage({ of, typed, failure }: Pick<DraftProps, 'of' | 'typed' | 'failure'>) {
  return (
    <DecisionForm
      of={of}
      title="不予转为主动公开"
      about={`${of.members.at(-1)!.subject}（${of.members.length} 件申请）`}
      form={declineForm}
      slug="decline"
      button="登记"
      failure={failure}
    >
      <Field
        name="reason"
        label="理由"
        required
        type="textarea"
        rows={4}
        help="如：涉及第三方个人隐私；仅与申请人自身有关。不要写申请人的姓名"
        typed={typed}
        failure={failure}
      />
    </DecisionForm>
  );
}

interface DecisionProps extends Pick<DraftProps, 'of' | 'failure'> {
  title: string;
  about: string;
  form: z.ZodType;
  /** of its address */
  slug: string;
  button: string;
  children: ComponentChildren;
}

/** One decision about all applications of a matter. */
function DecisionForm({ of: { members }, title, about, form, slug, button, failure, children }: DecisionProps) {
  return (
    <>
      <h1 class="title">{title}</h1>
      <div class="narrow">
        <Panel>
          <p>{about}</p>
          <Form action={`${RECURRING}/${members[0]!.id}/${slug}`} of={form} failure={failure}>
            {members.map(({ id }) => (
              <input key={id} type="hidden" name="ids" value={id} />
            ))}
            {children}
            <div class="actions">
              <button class="btn" type="submit">
                {button}
              </button>
              <a href={RECURRING}>返回</a>
            </div>
          </Form>
        </Panel>
      </div>
    </>
  );
}
