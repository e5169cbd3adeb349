import type { Finding } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { has, type Who } from '../../platform/roles.ts';
import { Form, Panel, Tag } from '../../platform/ui/index.ts';
import {
  Chain,
  type Changed,
  type Due,
  dueStep,
  type Round,
  reviewFault,
  type Standing,
  VerdictFields,
} from '../../review/index.ts';
import type { Compiled } from '../compile.ts';
import { yearHref } from '../links.ts';
import { wordSmiths } from '../rules.ts';
import type { Accepted } from './accepted.ts';
import { AcceptanceFields, AcceptedFindings } from './pages/acceptance.tsx';
import { annualReports } from './subject.ts';

/** The sign-off as it stands now. */
export interface SignOff {
  round: Round | undefined;
  standing: Standing;
  /** of the report as it is now */
  hash: string;
  /** findings that were let pass in this round */
  accepted: readonly Accepted[];
  /** what is missing before it is whole */
  unfinished: readonly Finding[];
  /** since this person last saw it */
  changes: Changed | undefined;
  /** by when the step that is waited for is to be taken */
  by?: { due: Due; now: Date } | undefined;
}

interface Props extends SignOff {
  who: Who;
  year: number;
  today: string;
  compiled: Compiled;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

const standings: Record<Standing, [words: string, tone: 'ok' | 'warn' | 'late' | 'plain']> = {
  none: ['未送审', 'plain'],
  open: ['审签中', 'warn'],
  passed: ['已签发', 'ok'],
  returned: ['已退回', 'late'],
  voided: ['已失效', 'late'],
  recalled: ['已撤回', 'plain'],
  published: ['已发布', 'ok'],
};

/** 审签: the chain with its verdicts, what is to be done now, and the seal of the content that was read. */
export function SignOffPanel(props: Props) {
  const { round, standing, hash, accepted } = props;
  const [words, tone] = standings[standing];
  return (
    <Panel title="审签" more={<Tag tone={tone}>{words}</Tag>} id="sign-off">
      {standing === 'voided' && (
        <p class="warning" role="status">
          报告的文字或者数字在送审后有变动，原审签意见失效，须重新送审。
        </p>
      )}
      {round && standing !== 'none' && <Chain round={round} standing={standing} by={props.by} />}
      {standing !== 'voided' && standing !== 'recalled' && <AcceptedFindings accepted={accepted} />}
      <Now {...props} />
      {round && (standing === 'open' || standing === 'passed') && (
        <p class="law">
          意见只对这份内容有效，校验码 <code>{hash.slice(0, 12)}</code>。《条例》第十七条。
        </p>
      )}
    </Panel>
  );
}

function Now(props: Props) {
  const { who, year, today, standing, round, hash } = props;
  if (standing === 'open') {
    const fault = reviewFault(annualReports.words, round, who, hash);
    return (
      <>
        {fault ? <p class="help">{fault.message}。</p> : <VerdictForm {...props} />}
        <Recall who={who} year={year} />
      </>
    );
  }
  if (standing === 'passed')
    return (
      <>
        <p>已经签发，可以发布。</p>
        <Recall who={who} year={year} />
      </>
    );
  if (today <= `${year}-12-31`) return <p class="help">{year} 年结束后送审，现在看到的是到今天为止的统计。</p>;
  if (!has(who, ...wordSmiths)) return <p class="help">由编制人员送审。</p>;
  return <SubmitForm {...props} />;
}

function SubmitForm({ year, compiled, unfinished, typed, failure }: Props) {
  const findings = [...compiled.report.findings, ...unfinished];
  return (
    <Form action={`${yearHref(year)}/submit`} failure={failure}>
      <AcceptanceFields findings={findings} then="送审" typed={typed} failure={failure} />
      <p class="help">送审后文字或者数字有任何变动，审签意见即失效。</p>
      <button class="btn" type="submit">
        送审
      </button>
    </Form>
  );
}

function Recall({ who, year }: { who: Who; year: number }) {
  if (!has(who, ...wordSmiths)) return null;
  return (
    <Form action={`${yearHref(year)}/recall`}>
      <button class="btn quiet small" type="submit">
        撤回送审
      </button>
    </Form>
  );
}

function VerdictForm({ year, round, hash, typed, failure }: Props) {
  const due = dueStep(round!);
  return (
    <Form action={`${yearHref(year)}/review`} failure={failure}>
      <input type="hidden" name="contentHash" value={hash} />
      <input type="hidden" name="step" value={due} />
      <VerdictFields
        step={round!.steps[due]!}
        pass={due === round!.steps.length - 1 ? '同意签发' : '通过'}
        typed={typed}
        failure={failure}
      />
    </Form>
  );
}
