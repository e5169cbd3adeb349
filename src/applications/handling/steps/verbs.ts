import { z } from 'zod';
import { DELIVERY_WAYS, type StepKind } from '../../../law/index.ts';
import type { Caller } from '../../../platform/action.ts';
import type { Outcome } from '../../../platform/outcome.ts';
import { day, keysOf, optionalDay, optionalText, someId, text, wholeNumber } from '../../fields.ts';
import { resendMail } from '../../mail/resend.ts';
import { confirmReceipt } from '../../receipt/receive.ts';
import type { GivenFile } from '../../store.ts';
import type { FileKind } from '../../tables.ts';
import * as handle from '../case/actions.ts';
import * as ask from './ask.ts';
import * as charge from './charge.ts';
import * as correct from './clarify.ts';
import * as divide from './divide.ts';
import * as end from './end.ts';
import * as extend from './extend.ts';

/** A thing an officer does in the workspace: its form is posted to /console/applications/:id/<slug>. */
export interface Verb {
  /** the step that it takes; undefined: none, it may be done at any time */
  step?: StepKind;
  /** what is said when it is done */
  done: string;
  /** kind of the files that its form brings; undefined: it brings none */
  files?: FileKind;
  schema: z.ZodType;
  run(
    caller: Caller,
    input: { id: number; version: number; files: GivenFile[] } & Record<string, unknown>,
  ): Promise<Outcome<unknown>>;
}

interface Given<S extends z.ZodType> extends Omit<Verb, 'schema' | 'run'> {
  schema: S;
  run(
    caller: Caller,
    input: { id: number; version: number; files: GivenFile[] } & z.output<S>,
  ): Promise<Outcome<unknown>>;
}

function verb<S extends z.ZodType>(given: Given<S>): Verb {
  return given as unknown as Verb;
}

const on = day('日期');
const note = optionalText('说明');
const whom = text('征求意见的对象', 60);
const answer = z.object({
  on,
  whom,
  answer: z.enum(['consent', 'refusal', 'silence'], '请选择意见'),
  requestReceived: optionalDay.transform((value) => value ?? undefined),
  note,
});
const asking = z.object({ on, whom, text: text('征求意见的内容') });

/** By the last part of their address. */
export const verbs: Record<string, Verb> = {
  confirm: verb({
    step: 'confirmed',
    done: '已确认收到，答复期限自次日起算',
    schema: z.object({ on, note }),
    run: confirmReceipt,
  }),
  correction: verb({
    step: 'correctionNotified',
    done: '已作出补正告知',
    schema: z.object({ on, by: day('补正期限'), what: text('需要补正的内容') }),
    run: correct.notifyCorrection,
  }),
  corrected: verb({
    step: 'corrected',
    done: '已登记补正，答复期限重新起算',
    files: 'correction',
    schema: z.object({ on, description: optionalText('补正后的内容', 5000), note }),
    run: correct.recordCorrection,
  }),
  'third-party': verb({
    step: 'thirdPartyAsked',
    done: '已征求第三方意见，期间不计入答复期限',
    schema: asking,
    run: ask.askThirdParty,
  }),
  'third-party-answer': verb({
    step: 'thirdPartyAnswered',
    done: '已登记第三方意见',
    files: 'answer',
    schema: answer,
    run: ask.recordThirdPartyAnswer,
  }),
  'third-party-told': verb({
    step: 'thirdPartyTold',
    done: '已告知第三方，可以送达答复',
    schema: z.object({
      on,
      whom,
      disclosed: text('决定公开的内容', 2000),
      grounds: text('决定公开的理由', 2000),
    }),
    run: ask.tellThirdParty,
  }),
  authority: verb({
    step: 'coAuthorityAsked',
    done: '已征求其他机关意见，期间不计入答复期限',
    schema: asking,
    run: ask.askAuthority,
  }),
  'authority-answer': verb({
    step: 'coAuthorityAnswered',
    done: '已登记其他机关意见',
    files: 'answer',
    schema: answer,
    run: ask.recordAuthorityAnswer,
  }),
  extension: verb({
    step: 'extended',
    done: '已提请负责人审批',
    schema: z.object({ days: wholeNumber('延长的工作日'), reason: text('延期理由', 1000) }),
    run: extend.requestExtension,
  }),
  'extension-approve': verb({ done: '已批准延期', schema: z.object({}), run: extend.approveExtension }),
  'extension-decline': verb({
    done: '已退回延期申请',
    schema: z.object({ note: text('不同意的理由', 500) }),
    run: extend.declineExtension,
  }),
  fee: verb({
    step: 'feeNotified',
    done: '已发出收费通知',
    schema: z.object({
      on,
      basis: z.enum(['item', 'volume'], '请选择计费方式'),
      quantity: wholeNumber('数量'),
      received: optionalDay,
      payment: optionalText('缴费方式', 300),
    }),
    run: charge.notifyFee,
  }),
  'fee-received': verb({
    step: 'feeNoticeReceived',
    done: '已登记，缴费期限自次日起算',
    files: 'proof',
    schema: z.object({ on }),
    run: charge.recordFeeNoticeReceived,
  }),
  payment: verb({
    step: 'feePaid',
    done: '已登记缴费，办理期限自次日重新计算',
    files: 'proof',
    schema: z.object({ on, note }),
    run: charge.recordPayment,
  }),
  delivery: verb({
    step: 'delivered',
    done: '已登记送达',
    files: 'proof',
    schema: z.object({
      on,
      how: z.enum(keysOf(DELIVERY_WAYS), '请选择送达方式'),
      proof: optionalText('送达凭据', 300),
    }),
    run: end.recordDelivery,
  }),
  withdraw: verb({
    step: 'withdrawn',
    done: '已登记撤回',
    files: 'attachment',
    schema: z.object({ on, note }),
    run: end.withdrawApplication,
  }),
  lapse: verb({
    step: 'lapsed',
    done: '已按视为放弃申请办结',
    schema: z.object({ on, why: z.enum(['correctionOverdue', 'feeOverdue']), note }),
    run: end.lapseApplication,
  }),
  split: verb({
    step: 'split',
    done: '已拆分，新的申请与原申请同日收到',
    schema: z.object({ keep: text('原申请保留的内容'), parts: text('拆出的各件') }).transform(({ keep, parts }) => ({
      keep,
      parts: parts
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .map((description) => ({ subject: '', description })),
    })),
    run: divide.splitApplication,
  }),
  merge: verb({
    step: 'merged',
    done: '已合并',
    schema: z.object({ into: someId('要合并到的申请'), note }),
    run: divide.mergeApplication,
  }),
  archive: verb({ step: 'archived', done: '已归档', schema: z.object({ note }), run: end.archiveApplication }),
  information: verb({
    done: '已添加，签发答复后申请人可以下载',
    files: 'information',
    schema: z.object({}),
    run: handle.provideInformation,
  }),
  assign: verb({ done: '已分派', schema: z.object({ officerId: someId('经办人') }), run: handle.assignOfficer }),
  note: verb({ done: '已记下', schema: z.object({ body: text('备注', 2000) }), run: handle.addNote }),
  resend: verb({ done: '已重新排队，稍后发出', schema: z.object({ mail: someId('邮件') }), run: resendMail }),
  message: verb({ done: '已发给申请人', schema: z.object({ body: text('内容', 2000) }), run: handle.sendMessage }),
};

/** The verb that takes a step. */
export function slugOf(kind: StepKind): string | undefined {
  return Object.keys(verbs).find((slug) => verbs[slug]!.step === kind);
}
