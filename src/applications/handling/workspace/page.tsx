import { APPLICANT_KINDS, DELIVERY_WAYS, RECEIPT_CHANNELS, STEP_LABELS } from '../../../law/index.ts';
import { yuan } from '../../../platform/money.ts';
import { has, type Who } from '../../../platform/roles.ts';
import { Facts, Panel, Tag } from '../../../platform/ui/index.ts';
import { MailPanel } from '../../mail/panel.tsx';
import { type Applicant, DOCUMENT_TYPES } from '../../privacy/applicant.ts';
import { Decided } from '../../recurring/page.tsx';
import { handlers } from '../../rules.ts';
import { PROVISIONS } from '../../words.ts';
import { StepsPanel } from '../steps/panel.tsx';
import { STEPS } from '../steps/table.ts';
import { type Attempt, VerbForm } from '../steps/verb.tsx';
import { codeReissue, contactChange } from './applicant-verbs.tsx';
import { ClockPanel } from './clock.tsx';
import { HistoryPanel } from './history.tsx';
import { MessagesPanel, NotesPanel, PapersPanel } from './papers.tsx';
import { PhaseTag } from './parts.tsx';
import { AlikePanel, CasesPanel, ExtensionPanel, OfficerPanel, PersonalForm } from './side-panels.tsx';
import type { Workspace } from './workspace.ts';

interface Props {
  of: Workspace;
  who: Who;
  attempt: Attempt;
  /** the applicant, when somebody has just opened it */
  opened: Applicant | undefined;
}

/** What comes next in each phase, best first; the first that is offered is the one thing to do. */
const NEXT = ['confirmed', 'clarified', 'feePaid', 'thirdPartyTold', 'delivered', 'archived'] as const;

/** One application: what is asked, what may be done now, what was done, and the clock. */
export function WorkspacePage({ of: found, who, attempt, opened }: Props) {
  const of = opened ? { ...found, shown: (text: string) => text } : found;
  const { row, state, clock, today } = of;
  const writes = has(who, ...handlers);
  const next = NEXT.find((kind) => of.offers.some((offer) => offer.kind === kind && offer.ok));
  return (
    <>
      <header class="head">
        <div>
          <h1>{row.subject}</h1>
          <p class="meta">
            {row.number}　·　{APPLICANT_KINDS[row.applicant_kind]}　·{'　'}
            {row.channel ? RECEIPT_CHANNELS[row.channel] : '—'}　<PhaseTag phase={row.phase} />
          </p>
        </div>
        <div class="acts">
          {writes && next && (
            <a class="btn" href={`?step=${STEPS[next].slug}#steps`}>
              {STEP_LABELS[next]}
            </a>
          )}
          {state.phase === 'open' && (
            <a class="btn" href={`/console/applications/${row.id}/reply`}>
              {of.draft ? '审核、签发答复' : '拟写答复'}
            </a>
          )}
          {writes && (state.closed ?? state.again) && (
            <a class="btn quiet" href={`/console/remedies/new?application=${row.id}`}>
              登记复议诉讼
            </a>
          )}
        </div>
      </header>
      <div class="grid workspace">
        <div>
          <ExtensionPanel of={of} who={who} attempt={attempt} />
          <RequestPanel of={of} opened={opened} attempt={attempt} writes={writes} />
          {writes && <StepsPanel of={of} attempt={attempt} who={who} />}
          <HistoryPanel of={of} open={opened !== undefined} writes={writes} />
          <PapersPanel of={of} attempt={attempt} writes={writes} />
          <MailPanel of={of} attempt={attempt} writes={writes} />
          <MessagesPanel of={of} attempt={attempt} writes={writes} />
          <NotesPanel of={of} attempt={attempt} />
        </div>
        <div class="beside">
          {clock ? <ClockPanel clock={clock} today={today} closed={state.closed} /> : <Waiting of={of} />}
          <CasesPanel of={of} />
          <AlikePanel of={of} />
          <OfficerPanel of={of} attempt={attempt} writes={writes} />
        </div>
      </div>
    </>
  );
}

interface RequestProps {
  of: Workspace;
  opened: Applicant | undefined;
  attempt: Attempt;
  writes: boolean;
}

function RequestPanel({ of, opened, attempt, writes }: RequestProps) {
  const { row, applicant } = of;
  const shown = opened ?? applicant;
  return (
    <Panel title="申请内容">
      <Facts
        rows={[
          ['所需信息', <span class="lines">{of.shown(of.description)}</span>],
          ...(of.purpose ? ([['用途', of.shown(of.purpose)]] as const) : []),
          ['提供方式', `${PROVISIONS[row.provision]}，${DELIVERY_WAYS[row.delivery_way]}`],
          ...(row.wants_public
            ? ([['建议', '申请人建议将该信息纳入主动公开范围（《条例》第四十四条）']] as const)
            : []),
          ...(of.forEverybody ? ([['主动公开', <Decided decision={of.forEverybody} />]] as const) : []),
          ...(row.split_from
            ? ([['拆分自', <a href={`/console/applications/${row.split_from}`}>原申请</a>]] as const)
            : []),
          ...(row.merged_into
            ? ([['合并到', <a href={`/console/applications/${row.merged_into}`}>另一件申请</a>]] as const)
            : []),
        ]}
      />
      {shown && (
        <div class={opened ? 'personal open' : 'personal'}>
          <Facts
            rows={(
              [
                ['申请人', shown.name],
                [DOCUMENT_TYPES[shown.documentType], shown.documentNumber],
                ['负责人', shown.representative],
                ['联系人', shown.contact],
                ['电话', shown.telephone],
                ['邮箱', shown.email],
                ['地址', [shown.address, shown.postcode].filter(Boolean).join('　')],
                ['代理人', agentLine(shown.agent)],
              ] as const
            ).filter(([, value]) => value)}
          />
          {opened ? <p class="help">已打开，查看记录已留存。</p> : <PersonalForm id={row.id} />}
        </div>
      )}
      {shown && writes && <ApplicantVerbs of={of} attempt={attempt} />}
      {!shown && <p class="help">申请人信息已按保存期限删除。</p>}
    </Panel>
  );
}

/** New address or telephone; a new query code. */
function ApplicantVerbs({ of, attempt }: { of: Workspace; attempt: Attempt }) {
  return (
    <>
      {[
        { verb: contactChange, label: '变更联系方式' },
        { verb: codeReissue, label: '补发查询码' },
      ].map(({ verb, label }) => (
        <details key={verb.slug} class="verb" open={attempt.slug === verb.slug}>
          <summary>{label}</summary>
          <VerbForm verb={verb} of={of} attempt={attempt}>
            <button class="btn quiet" type="submit">
              {label}
            </button>
          </VerbForm>
        </details>
      ))}
    </>
  );
}

function agentLine(agent: Applicant['agent']): string {
  return agent ? [agent.name, agent.documentNumber, agent.telephone].filter(Boolean).join('　') : '';
}

/** Nothing runs: whose turn it is. */
function Waiting({ of: { state, row } }: { of: Workspace }) {
  const [title, sentence] =
    state.phase === 'unconfirmed'
      ? ['尚未收到', '与申请人双方确认后，答复期限自确认次日起算。《条例》第三十一条。']
      : state.phase === 'awaitingClarification'
        ? [
            `等待补正，${row.waits_until} 前`,
            '答复期限自收到补正的申请之日起重新计算；逾期不补正的，视为放弃。《条例》第三十条。',
          ]
        : state.phase === 'awaitingFee'
          ? [
              row.waits_until ? `等待缴费，${row.waits_until} 前` : '等待申请人收到收费通知',
              '缴费后，办理期限自次日重新计算；逾期不缴的，视为放弃。《政府信息公开信息处理费管理办法》。',
            ]
          : state.phase === 'merged'
            ? ['已合并', '期限按合并到的那一件计算。']
            : ['已办结', '申请人放弃或者撤回，不再计算答复期限。'];
  return (
    <Panel>
      <p class="big">{title}</p>
      <p class="law">{sentence}</p>
      {state.phase === 'awaitingFee' && state.fee && <Tag tone="warn">{`${yuan(state.fee.fen)} 元`}</Tag>}
    </Panel>
  );
}
