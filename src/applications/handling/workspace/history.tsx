import {
  ANSWER_LABELS,
  DELIVERY_WAYS,
  FEE_BASIS_LABELS,
  PHASE_LABELS,
  RECEIPT_CHANNELS,
  REPLY_KINDS,
  STEP_LABELS,
  type Step,
} from '../../../law/index.ts';
import { minuteOf } from '../../../platform/dates.ts';
import { yuan } from '../../../platform/money.ts';
import { Panel } from '../../../platform/ui/index.ts';
import { shownThirdParty } from '../../privacy/applicant.ts';
import type { Workspace } from './workspace.ts';

/** 办理经过: every step with its day, what it says, who recorded it when. @param open somebody has just opened the
 *  personal data: third parties too are named */
export function HistoryPanel({ of: { steps, shown }, open }: { of: Workspace; open: boolean }) {
  return (
    <Panel title="办理经过" id="history">
      <ol class="steps">
        {steps.map(({ seq, step, note, recorder, recordedAt }) => (
          <li key={seq}>
            <time>{step.on}</time>
            <div>
              <p>
                <b>{STEP_LABELS[step.kind]}</b>　{particulars(step, open ? (whom) => whom : shownThirdParty, shown)}
              </p>
              {note && <p class="lines">{shown(note)}</p>}
              <p>
                {recorder}　<time>{minuteOf(recordedAt)}</time>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
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
    case 'feeNotified':
      return `${FEE_BASIS_LABELS[step.basis]} ${step.quantity}${step.basis === 'item' ? ' 件' : ' 页'}，${yuan(step.fen)} 元`;
    case 'feePaid':
      return '办理期限自次日重新计算';
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
