import {
  ANSWER_LABELS,
  DELIVERY_WAYS,
  FEE_BASIS_LABELS,
  isVoidable,
  PHASE_LABELS,
  RECEIPT_CHANNELS,
  REPLY_KINDS,
  STEP_LABELS,
  type Step,
  type StepKind,
} from '../../../law/index.ts';
import { dayOf, minuteOf } from '../../../platform/dates.ts';
import { yuan } from '../../../platform/money.ts';
import { Panel, Tag } from '../../../platform/ui/index.ts';
import { shownThirdParty } from '../../privacy/applicant.ts';
import { changeWords } from '../amending/changes.ts';
import { fieldsOf } from '../amending/replacement.ts';
import type { Amendment } from '../amending/store.ts';
import type { Workspace } from './workspace.ts';

/** 办理经过: every step with its day, what it says, who recorded it when. @param open somebody has just opened the
 *  personal data: third parties too are named */
export function HistoryPanel({ of, open, writes }: { of: Workspace; open: boolean; writes: boolean }) {
  const { row, steps, shown, amendments } = of;
  const third = open ? (whom: string) => whom : shownThirdParty;
  const voided = amendments.filter(({ to }) => to === null);
  return (
    <Panel title="办理经过" id="history">
      <ol class="steps">
        {steps.map(({ seq, step, note, recorder, recordedAt }) => (
          <li key={seq}>
            <time>{step.on}</time>
            <div>
              <p>
                <b>{STEP_LABELS[step.kind]}</b>　{particulars(step, third, shown)}
              </p>
              {note && <p class="lines">{shown(note)}</p>}
              <p>
                {recorder}　<time>{minuteOf(recordedAt)}</time>
                {step.kind !== 'registered' && dayOf(recordedAt) > step.on && <Tag>补录</Tag>}
                {writes && mayTouch(step.kind) && !row.personal_erased_on && (
                  <a class="amend" href={`/console/applications/${row.id}/amend/${seq}`}>
                    更正{isVoidable(step.kind) ? '、作废' : ''}
                  </a>
                )}
              </p>
              {amendments
                .filter((one) => one.seq === seq)
                .map((one) => (
                  <Trace key={one.at.toISOString()} of={one} third={third} shown={shown} />
                ))}
            </div>
          </li>
        ))}
        {voided.map((one) => (
          <li key={`v${one.seq}`} class="voided">
            <time>{one.was.on}</time>
            <div>
              <p>
                <s>{STEP_LABELS[one.was.kind]}</s> <Tag tone="warn">已作废</Tag>
              </p>
              <Trace of={one} third={third} shown={shown} />
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** A step that was split off or merged is another application's too. */
const mayTouch = (kind: StepKind) => isVoidable(kind) || fieldsOf(kind) !== undefined;

interface TraceProps {
  of: Amendment;
  third: (whom: string) => string;
  shown: (text: string) => string;
}

/** What stood there before, who changed it when and why, and what that moved. */
function Trace({ of: { was, to, reason, changes, by, at }, third, shown }: TraceProps) {
  const before = [was.on, particulars(was, third, shown)].filter(Boolean).join('，');
  return (
    <p class="help">
      {to ? '更正' : '作废'}：原登记为 {before}。原因：{shown(reason)}。{changeWords(changes)}　{by}{' '}
      <time>{minuteOf(at)}</time>
    </p>
  );
}

function particulars(step: Step, third: (whom: string) => string, shown: (text: string) => string): string {
  switch (step.kind) {
    case 'registered':
      return `${RECEIPT_CHANNELS[step.channel]}${step.confirmed ? `，${step.confirmed} 双方确认` : step.receiptConfirms ? '，系统收到即为确认' : ''}`;
    case 'confirmed':
      return '这一天为收到申请之日';
    case 'clarificationRequested':
      return `${step.by} 前补正`;
    case 'clarified':
      return '答复期限重新起算';
    case 'thirdPartyAsked':
    case 'thirdPartyTold':
      return third(step.id);
    case 'coAuthorityAsked':
      return step.id;
    case 'thirdPartyAnswered':
      return `${third(step.id)}：${ANSWER_LABELS[step.answer]}`;
    case 'coAuthorityAnswered':
      return `${step.id}：${ANSWER_LABELS[step.answer]}`;
    case 'extended':
      return `延长 ${step.days} 个工作日，${step.approvedBy}批准`;
    case 'reasonsRequested':
      return `${step.by} 前说明`;
    case 'deferred':
      return `延迟到 ${step.by} 前答复，${step.approvedBy}确定`;
    case 'feeNotified':
      return `${FEE_BASIS_LABELS[step.basis]} ${step.quantity}${step.basis === 'item' ? ' 件' : ' 页'}，${yuan(step.fen)} 元`;
    case 'feePaid':
      return '办理期限自次日重新计算';
    case 'reopened':
      return `${step.order}${step.by ? `，${step.by} 前重新答复` : '，没有确定期限'}`;
    case 'replied':
      return REPLY_KINDS[step.reply].label;
    case 'delivered':
      return `${DELIVERY_WAYS[step.how]}${step.proof ? `，${shown(step.proof)}` : ''}`;
    case 'lapsed':
      return REPLY_KINDS[step.why].label;
    case 'split':
      return `拆出 ${step.into.length} 件`;
    case 'merged':
      return PHASE_LABELS.merged;
    default:
      return '';
  }
}
