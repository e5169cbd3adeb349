import type { ComponentChildren } from 'preact';
import type { z } from 'zod';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel } from '../../platform/ui/index.ts';
import { DocumentFacts } from '../desk/document.tsx';
import type { FullDocument } from '../desk/queries.ts';
import { validityNames } from '../words.ts';
import { validityForm, withdrawForm } from './forms.ts';

export interface StepProps {
  document: FullDocument;
  typed: Typed;
  failure?: Failure | undefined;
}

function Step({
  document,
  title,
  explain,
  step,
  button,
  failure,
  of,
  children,
}: StepProps & {
  of?: z.ZodType;
  title: string;
  explain: string;
  step: string;
  button: string;
  children?: ComponentChildren;
}) {
  return (
    <>
      <h1 class="title">{title}</h1>
      <div class="narrow">
        <Panel>
          <DocumentFacts document={document} />
          <p class="explain">{explain}</p>
          <Form action={`/console/documents/${document.id}/${step}`} {...(of && { of })} failure={failure}>
            {children}
            <div class="actions">
              <button class="btn" type="submit">
                {button}
              </button>
              <a href={`/console/documents/${document.id}`}>返回</a>
            </div>
          </Form>
        </Panel>
      </div>
    </>
  );
}

/** 公开: now, or at a set time. */
export function PublishPage(props: StepProps) {
  const { document, typed } = props;
  const failure = props.failure;
  const explain = document.receivedFrom
    ? `${document.receivedFrom}已经审核签发。公开后本网站立即可见，注明来源，公开的网址告诉供稿单位。`
    : document.publication
      ? '更正后的内容将代替网站上的原文，更正说明显示在标题下方。'
      : '公开后网站立即可见，其他渠道列入待发布清单。公开的内容与审核签发的内容逐字一致。';
  return (
    <>
      <Step
        {...props}
        failure={failure?.fields ? undefined : failure}
        title="公开"
        explain={explain}
        step="publish"
        button="立即公开"
      />
      {document.state === 'approved' && !document.receivedFrom && (
        <div class="narrow">
          <Panel title="或者定时公开">
            <Form action={`/console/documents/${document.id}/schedule`} failure={failure?.fields ? failure : undefined}>
              <Field
                name="at"
                label="公开时间"
                type="datetime-local"
                help="北京时间，一年以内"
                typed={typed}
                failure={failure}
              />
              <button class="btn quiet" type="submit">
                设定
              </button>
            </Form>
          </Panel>
        </div>
      )}
    </>
  );
}

export function WithdrawPage(props: StepProps) {
  return (
    <Step
      {...props}
      title="撤下"
      explain="撤下后公众立即不再看到本文件，其他渠道列入待撤清单；文件和办理经过仍保留。如只是内容有误，请用“更正”。"
      of={withdrawForm}
      step="withdraw"
      button="撤下"
    >
      <Field
        name="reason"
        label="撤下原因"
        required
        type="textarea"
        rows={3}
        typed={props.typed}
        failure={props.failure}
      />
    </Step>
  );
}

/** What another authority supplied is not put on our site. */
export function DeclinePage(props: StepProps) {
  return (
    <Step
      {...props}
      title="不采用"
      explain="这条供稿不在本网站公开，原因告诉供稿单位。供稿单位修改后可以再次报送。"
      of={withdrawForm}
      step="decline"
      button="不采用"
    >
      <Field name="reason" label="原因" required type="textarea" rows={3} typed={props.typed} failure={props.failure} />
    </Step>
  );
}

export function ValidityPage(props: StepProps) {
  return (
    <Step
      {...props}
      title="变更效力"
      explain="文件继续公开，页面注明效力、日期和原因。"
      of={validityForm}
      step="validity"
      button="变更"
    >
      <Field
        name="validity"
        label="效力"
        required
        typed={props.typed}
        failure={props.failure}
        options={[
          { value: '', label: '请选择' },
          ...Object.entries(validityNames).map(([value, label]) => ({ value, label })),
        ]}
      />
      <Field name="on" label="自何日起" required type="date" typed={props.typed} failure={props.failure} />
      <Field
        name="reason"
        label="原因"
        required
        type="textarea"
        rows={3}
        help="例如被哪一文件代替"
        typed={props.typed}
        failure={props.failure}
      />
    </Step>
  );
}

export function ReopenPage(props: StepProps) {
  return (
    <Step
      {...props}
      title="撤回修改"
      explain="撤回后，正在进行的审核和已有的签发作废，修改后须重新送审。原稿保留在办理经过中。"
      step="reopen"
      button="撤回修改"
    />
  );
}

export function DiscardPage(props: StepProps) {
  return props.document.publication ? (
    <Step {...props} title="放弃更正" explain="更正稿不再保留，公众看到的原文不变。" step="discard" button="放弃更正" />
  ) : (
    <Step
      {...props}
      title="删除"
      explain="从未送审的草稿将被删除，不能恢复；送过审的文件保留审核记录，列入“已撤下”。"
      step="discard"
      button="删除"
    />
  );
}
