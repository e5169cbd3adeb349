import type { ComponentProps } from 'preact';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Form, Panel } from '../../platform/ui/index.ts';
import type { ToAnswer } from '../rounds/acknowledged.ts';
import type { Changed } from '../rounds/changes.ts';
import type { FileChange } from '../rounds/files.ts';
import { dueStep, type ReviewLine, type Round } from '../rounds/rules.ts';
import type { Shown } from '../subjects.ts';
import type { SubjectWords } from '../words.ts';
import { Chain } from './chain.tsx';
import { Changes } from './changes.tsx';
import { VerdictFields } from './verdict-fields.tsx';

interface Props extends Shown {
  words: SubjectWords;
  action: string;
  round: Round;
  changes: Changed | undefined;
  by: ComponentProps<typeof Chain>['by'];
  /** what became of the files beside the text */
  files: readonly FileChange[] | undefined;
  /** by this reviewer, in earlier rounds */
  said: readonly ReviewLine[];
  /** what the open step asks their own word for */
  asked: readonly ToAnswer[];
  /** why this person cannot take the step that is open */
  fault: Failure | undefined;
  typed: Typed;
  failure?: Failure | undefined;
}

/** Left what is reviewed, right the chain and the verdict. */
export function ReviewPage(props: Props) {
  const { title, meta, words, round, changes, files, said, fault, asked, content, looked, beside, typed, failure } =
    props;
  const due = dueStep(round);
  const step = round.state === 'open' ? round.steps[due] : undefined;
  return (
    <>
      <header class="head">
        <div>
          <h1>{title}</h1>
          <p class="meta">{meta}</p>
        </div>
      </header>
      <div class="grid reading">
        <div>
          <Said said={said} />
          <Changes changes={changes} files={files} />
          {content}
        </div>
        <div>
          <Panel title="审核环节">
            <Chain round={round} standing={round.state} by={props.by} />
          </Panel>
          {beside}
          <Panel title={step ? step.label : '审核意见'}>
            {step && !fault ? (
              <Form action={props.action} failure={failure}>
                <input type="hidden" name="contentHash" value={round.contentHash} />
                <input type="hidden" name="step" value={due} />
                <VerdictFields step={step} asked={asked} looked={looked} typed={typed} failure={failure} />
              </Form>
            ) : (
              <p class="help">{fault?.message}</p>
            )}
            <p class="law">意见只对这一稿有效，{words.text}一经修改，须重新审核。《条例》第十七条。</p>
          </Panel>
        </div>
      </div>
    </>
  );
}

/** What this reviewer asked for before: whether it was done is what they look for now. */
function Said({ said }: Pick<Props, 'said'>) {
  if (!said.length) return null;
  return (
    <Panel title="您此前的意见">
      {said.map(({ label, verdict, remark, at }) => (
        <p key={at.getTime()}>
          {label}　{verdict === 'passed' ? '通过' : '退回'}　<time>{minuteOf(at)}</time>
          {remark && <span class="remark">{remark}</span>}
        </p>
      ))}
    </Panel>
  );
}
