import type { Finding } from '../../../law/index.ts';
import { longDate } from '../../../platform/dates.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { has, type Who } from '../../../platform/roles.ts';
import { Field, Form, Panel, Tag } from '../../../platform/ui/index.ts';
import type { Standing } from '../../../review/index.ts';
import type { Compiled } from '../../compile.ts';
import { yearHref } from '../../links.ts';
import { reasonForm } from '../../public-forms.ts';
import { publishers } from '../../rules.ts';
import type { Accepted } from '../../sign-off/accepted.ts';
import { AcceptanceFields, AcceptedFindings } from '../../sign-off/pages/acceptance.tsx';
import type { Version } from '../publication.ts';

interface Props {
  who: Who;
  year: number;
  today: string;
  compiled: Compiled;
  standing: Standing;
  versions: readonly Version[];
  /** what the checks find at publication and nobody has accepted */
  fresh: readonly Finding[];
  /** findings accepted on the way to what is public */
  accepted: readonly Accepted[];
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** 发布: the date and the button once it is signed; afterwards its versions and the way to correct it. */
export function Publication(props: Props) {
  const { who, year, compiled, versions } = props;
  const may = has(who, ...publishers);
  const refused = { typed: props.typed, failure: props.failure };
  return (
    <Panel title="发布" id="publication">
      <Versions path={`/disclosure/reports/${year}`} versions={versions} />
      {compiled.state === 'published' ? (
        <>
          <p>
            网站上的报告以发布时的内容为准。
            <a href={`/disclosure/reports/${year}`}>在网站上查看</a>
          </p>
          <AcceptedFindings accepted={props.accepted} />
          {may && <Correct action={`${yearHref(year)}/correction`} then="更正后的报告经审签后发布" {...refused} />}
        </>
      ) : (
        <>
          <Publish {...props} may={may} />
          {compiled.state === 'correcting' && may && <Abandon action={`${yearHref(year)}/correction/abandon`} />}
        </>
      )}
    </Panel>
  );
}

function Publish({ year, today, compiled, standing, fresh, typed, failure, may }: Props & { may: boolean }) {
  if (!may) return <p class="help">签发后，由分管领导或者政府信息公开工作机构负责人发布。</p>;
  if (standing !== 'passed') return <p class="help">签发后在这里发布。</p>;
  return (
    <Form action={`${yearHref(year)}/publish`} failure={failure}>
      {compiled.state === 'draft' && (
        <Field
          name="date"
          label="落款日期"
          help={`写在报告末尾。发布日期是今天（${longDate(today)}），是否逾期按发布日期判断`}
          type="date"
          required
          typed={typed ?? { date: today }}
          failure={failure}
        />
      )}
      <AcceptanceFields findings={fresh} then="发布" typed={typed} failure={failure} />
      <p class="help">发布后在网站“政府信息公开年报”公开，内容固定，不再随台账变动。</p>
      <button class="btn" type="submit">
        {compiled.state === 'draft' ? '发布报告' : '发布更正后的报告'}
      </button>
    </Form>
  );
}

/** The versions that the public saw. @param path address of the published report */
export function Versions({ path, versions }: { path: string; versions: readonly Version[] }) {
  if (versions.length === 0) return null;
  return (
    <ol class="versions">
      {versions.map(({ number, publishedOn, by, reason }) => (
        <li key={number}>
          <a href={`${path}/versions/${number}`}>第 {number} 版</a> <time>{publishedOn}</time> {by}
          发布 {number === versions.length && <Tag tone="ok">现行</Tag>}
          {reason && <p class="help">更正：{reason}</p>}
        </li>
      ))}
    </ol>
  );
}

interface CorrectProps {
  /** address of the form */
  action: string;
  /** what follows on the correction, in words */
  then: string;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** The way to correct a published report. */
export function Correct({ action, then, typed, failure }: CorrectProps) {
  return (
    <details open={failure !== undefined}>
      <summary>发现差错，更正报告</summary>
      <Form action={action} of={reasonForm} failure={failure}>
        <Field name="reason" label="更正原因" help={`原版继续保留，${then}`} required typed={typed} failure={failure} />
        <button class="btn quiet" type="submit">
          开始更正
        </button>
      </Form>
    </details>
  );
}

/** The way back from a correction. */
export function Abandon({ action }: { action: string }) {
  return (
    <Form action={action}>
      <button class="btn quiet small" type="submit">
        放弃更正，恢复已发布的文字
      </button>
    </Form>
  );
}
