import { type ComplaintState, type ComplaintStep, DUTIES, FINDINGS, MEASURES, measures } from '../../law/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Facts, Field, Form, Panel, Tag } from '../../platform/ui/index.ts';
import { OPENING_REASONS } from '../actions.ts';
import { isForBoth } from '../evidence.ts';
import { OFFERED, type Slug, takesFiles } from '../form.ts';
import type { Complainant } from '../privacy.ts';
import type { CaseRow, Taken } from '../store.ts';
import { CAME_BY, caseHref, ORIGINS, PHASES, STEPS } from '../words.ts';

/** A form of the page that failed. */
export interface Sent {
  slug: Slug | 'open';
  failure: Failure;
  typed: Typed;
}

/** Who complained, opened for this once. */
export interface Opened {
  sender: Complainant;
  text: string;
}

interface Props {
  row: CaseRow;
  /** undefined: entered before there was this register */
  state: ComplaintState | undefined;
  steps: readonly (Taken & {
    /** that this person may take */
    evidence: readonly { id: number; name: string }[];
  })[];
  /** as screens show it; undefined: erased, or of before */
  text: string | undefined;
  /** last day of the limit that runs */
  due: string | undefined;
  /** this authority keeps it; it is about this authority */
  keeps: boolean;
  concerned: boolean;
  opened: Opened | undefined;
  sent: Sent | undefined;
  today: string;
}

/** One complaint, with its course and what may be done next. */
export function CasePage(props: Props) {
  const { row, state, due, keeps, today } = props;
  return (
    <>
      <header class="head">
        <div>
          <h1>{row.title}</h1>
          <p class="meta">
            {row.number}　{ORIGINS[row.origin]}　{DUTIES[row.duty].label}（《条例》{DUTIES[row.duty].article}）
          </p>
        </div>
        <div class="acts">
          <Tag tone={row.phase === 'closed' ? 'plain' : due && due < today ? 'late' : 'warn'}>{PHASES[row.phase]}</Tag>
        </div>
      </header>
      <div class="grid">
        <div>
          <About {...props} />
          <Course {...props} />
        </div>
        <div>
          {state && <Verbs {...props} />}
          {keeps && state && row.origin !== 'found' && <Sender {...props} />}
        </div>
      </div>
    </>
  );
}

function About({ row, text, due, keeps, opened }: Props) {
  return (
    <Panel title="反映的情况">
      {(opened?.text ?? text) && <p class="said">{opened?.text ?? text}</p>}
      <Facts
        rows={[
          ['反映的机关', row.authority],
          ...(keeps ? [] : [['办理机关', row.keeper] as const]),
          ['来源', `${CAME_BY[row.way]}，${row.came_on}`],
          ...(due ? [['期限', `${due} 前`] as const] : []),
          ['登记', `${row.entered_by} ${minuteOf(row.entered_at)}`],
          ...(row.link ? [['凭据', <a href={row.link}>{row.link}</a>] as const] : []),
          ...(row.evidence_hash
            ? [['凭据文件', <a href={`${caseHref(row.id)}/evidence`}>{row.evidence_name}</a>] as const]
            : []),
        ]}
      />
      {row.origin === 'earlier' && <p class="help">这一条从年度报告的登记数据转来，没有经过办理的步骤。</p>}
      {row.personal_erased_on && (
        <p class="help">投诉举报人、反映的原文和材料已于 {row.personal_erased_on} 按保存期限删除。</p>
      )}
    </Panel>
  );
}

/** What a step says besides its day and its words. */
function particulars(step: ComplaintStep): string {
  if (step.kind === 'found') return FINDINGS[step.finding];
  if (step.kind === 'extended') return `${step.days} 个工作日`;
  if (step.kind !== 'measured') return '';
  return `${MEASURES[step.measure].label}，${step.by}${step.until ? `，${step.until} 前改正` : ''}`;
}

function Course({ row, steps }: Props) {
  if (steps.length === 0) return null;
  return (
    <Panel title="经过">
      <ol class="steps">
        {steps.map(({ seq, step, said, evidence, recorder, at }) => (
          <li key={seq}>
            <time>{step.on}</time>
            <div>
              <p>
                <b>{STEPS[step.kind]}</b>
                {particulars(step) && `：${particulars(step)}`}
              </p>
              {said && <p class="said">{said}</p>}
              {evidence.length > 0 && (
                <p>
                  材料：
                  {evidence.map(({ id, name }, n) => (
                    <span key={id}>
                      {n > 0 && '、'}
                      <a href={`${caseHref(row.id)}/evidence/${id}`}>{name}</a>
                    </span>
                  ))}
                </p>
              )}
              <p>
                {recorder} {minuteOf(at)} 登记
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

const HELP: Partial<Record<Slug, string>> = {
  declined: '写明理由和应当找谁',
  found: '写明查了什么、结论和依据',
  measured: '写明对谁、什么事、依据；计入责任追究的是约谈、通报批评、处分、移送',
  mended: '写明怎样改正',
  answered: '写明怎样告知、告知了什么',
};

const FILES_HELP = '最多 5 个，每个不超过 20 MB；加密保存，只有办理机关能打开';
const FOR_BOTH_HELP = '最多 5 个，每个不超过 20 MB；反映的机关也能打开，不要附写有投诉举报人的材料';

function Verbs(props: Props) {
  const { row, state, keeps, concerned } = props;
  const offered = OFFERED[row.phase]!.filter((slug) => {
    if (slug === 'mended') return !state!.mended && (keeps || concerned);
    if (slug === 'answered') return keeps && row.reachable && !state!.answered;
    return keeps;
  });
  if (offered.length === 0 || row.personal_erased_on) return null;
  return (
    <Panel title="办理">
      {offered.map((slug, n) => (
        <Verb key={slug} {...props} slug={slug} open={props.sent ? props.sent.slug === slug : n === 0} />
      ))}
    </Panel>
  );
}

function Verb({ row, sent, today, slug, open, keeps, concerned }: Props & { slug: Slug; open: boolean }) {
  const mine = sent?.slug === slug ? sent : undefined;
  const given = { typed: mine?.typed ?? { on: today, said: '' }, failure: mine?.failure };
  return (
    <details class="verb" open={open}>
      <summary>{STEPS[slug]}</summary>
      <Form action={`${caseHref(row.id)}/steps/${slug}`} upload={takesFiles(slug)} failure={mine?.failure} among={slug}>
        <input type="hidden" name="version" value={row.version} />
        {slug === 'found' && (
          <Field
            name="finding"
            label="结论"
            options={Object.entries(FINDINGS).map(([value, label]) => ({ value, label }))}
            {...given}
          />
        )}
        {slug === 'measured' && (
          <>
            <Field
              name="measure"
              label="措施"
              options={measures.map((value) => ({ value, label: MEASURES[value].label }))}
              {...given}
            />
            <Field name="by" label="由哪个机关作出" required {...given} />
            <Field name="until" label="改正期限" help="责令改正的填写" type="date" {...given} />
          </>
        )}
        {slug === 'extended' && <Field name="days" label="延长几个工作日" inputmode="numeric" required {...given} />}
        <Field name="on" label="日期" type="date" required {...given} />
        <Field name="said" label="情况" {...(HELP[slug] && { help: HELP[slug] })} type="textarea" {...given} />
        {takesFiles(slug) && (
          <Field
            name="evidence"
            label="材料"
            type="file"
            multiple
            help={isForBoth(slug) && !(keeps && concerned) ? FOR_BOTH_HELP : FILES_HELP}
            {...given}
          />
        )}
        <button class="btn quiet" type="submit">
          {STEPS[slug]}
        </button>
      </Form>
    </details>
  );
}

function Sender({ row, opened, sent }: Props) {
  return (
    <Panel title="投诉举报人">
      {opened ? (
        <Facts
          rows={(
            [
              ['姓名', opened.sender.name || '没有留'],
              ['电话', opened.sender.telephone],
              ['地址或者邮箱', opened.sender.address],
            ] as const
          ).filter(([, value]) => value)}
        />
      ) : (
        <p>{row.sender_shown}</p>
      )}
      {!opened && !row.personal_erased_on && (
        <Form
          action={`${caseHref(row.id)}/open`}
          failure={sent?.slug === 'open' ? sent.failure : undefined}
          among="open"
        >
          <Field
            name="reason"
            label="查看的原因"
            options={OPENING_REASONS.map((value) => ({ value, label: value }))}
            typed={{}}
          />
          <button class="btn quiet" type="submit">
            查看投诉举报人
          </button>
          <p class="help">查看会留下记录。</p>
        </Form>
      )}
    </Panel>
  );
}
