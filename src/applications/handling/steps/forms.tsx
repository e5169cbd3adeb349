import { ANSWER_LABELS, DELIVERY_WAYS, EXTENSION_DAYS, FEE_BASIS_LABELS } from '../../../law/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field } from '../../../platform/ui/index.ts';
import { shownThirdParty } from '../../privacy/applicant.ts';
import type { Case } from '../case/case.ts';
import { anyOption, optionsOf } from '../case/parts.tsx';
import { AttachmentField } from '../register/page.tsx';
import { placeOf } from './ask.ts';

interface Props {
  of: Case;
  typed: Typed;
  failure?: Failure | undefined;
}

/** What a field needs of it. */
const said = ({ typed, failure }: Props) => ({ typed, failure });

/** The fields of each verb's form, by its slug. */
export const fieldsOf: Record<string, (props: Props) => preact.ComponentChildren> = {
  confirm: (p) => <Day {...p} label="与申请人确认收到的日期" help="这一天为收到申请之日，答复期限自次日起算" />,
  correction: (p) => (
    <>
      <Day {...p} label="告知日期" />
      <Field name="by" label="请申请人在此日前补正" type="date" required help="应留出合理的时间" {...said(p)} />
      <Field
        name="what"
        label="需要补正的内容"
        type="textarea"
        required
        help="逐项写明；这次没有写到的，以后不能再要求补正"
        {...said(p)}
      />
    </>
  ),
  corrected: (p) => (
    <>
      <Day {...p} label="收到补正的日期" />
      <Field name="description" label="补正后的内容" type="textarea" {...said(p)} />
      <AttachmentField failure={p.failure} label="补正材料" />
    </>
  ),
  'third-party': (p) => <Asking {...p} example="承包户甲、某公司；个人请用不含姓名的代称" />,
  authority: (p) => <Asking {...p} example="市农业农村局" />,
  'third-party-answer': (p) => <Answered {...p} whom="thirdParty" silence="由行政机关依法决定是否公开" />,
  'third-party-told': (p) => (
    <>
      <Day {...p} label="告知书的日期" />
      <Field
        name="whom"
        label="告知谁"
        options={p.of.state.toTell.map((id) => ({ value: placeOf(p.of.state, id), label: shownThirdParty(id) }))}
        {...said(p)}
      />
      <Field
        name="disclosed"
        label="决定公开的内容"
        type="textarea"
        required
        help="写进告知书，编号后发给第三方"
        {...said(p)}
      />
      <Field
        name="grounds"
        label="决定公开的理由"
        type="textarea"
        required
        help="为什么不公开会对公共利益造成重大影响"
        {...said(p)}
      />
    </>
  ),
  'authority-answer': (p) => <Answered {...p} whom="coAuthority" silence="视为同意公开" />,
  extension: (p) => (
    <>
      <Field
        name="days"
        label="延长的工作日"
        type="number"
        required
        help={`1 至 ${EXTENSION_DAYS}；须经政府信息公开工作机构负责人同意，并告知申请人`}
        {...said(p)}
        typed={{ days: String(EXTENSION_DAYS), ...p.typed }}
      />
      <Field name="reason" label="延期的理由" type="textarea" required {...said(p)} />
    </>
  ),
  fee: (p) => (
    <>
      <Day {...p} label="发出通知的日期" />
      <div class="split-fields">
        <Field
          name="basis"
          label="计费方式"
          help="一件申请只能选一种"
          options={optionsOf(FEE_BASIS_LABELS)}
          {...said(p)}
        />
        <Field name="quantity" label="件数或者页数" type="number" required {...said(p)} />
      </div>
      <Field
        name="payment"
        label="缴费方式"
        required
        help="缴款渠道、账户或者缴款码，写进收费通知；下次自动带出"
        {...said(p)}
        typed={{ payment: p.of.payment, ...p.typed }}
      />
      <Field name="received" label="申请人收到通知的日期" type="date" help="尚不知道的留空，以后登记" {...said(p)} />
      <p class="help">按件：同一申请人当月前 10 件免费，由系统按登记的申请累计；按量：前 30 页免费。金额由系统计算。</p>
    </>
  ),
  'fee-received': (p) => (
    <>
      <Day {...p} label="申请人收到收费通知的日期" help="自次日起 20 个工作日内缴费" />
      <AttachmentField failure={p.failure} label="签收凭证" />
    </>
  ),
  payment: (p) => (
    <>
      <Day {...p} label="缴费日期" help="办理期限自次日重新计算" />
      <AttachmentField failure={p.failure} label="缴费凭证" />
    </>
  ),
  delivery: (p) => (
    <>
      <Day {...p} label="送达日期" />
      <Field
        name="how"
        label="送达方式"
        options={optionsOf(DELIVERY_WAYS)}
        {...said(p)}
        typed={{ how: p.of.row.delivery_way, ...p.typed }}
      />
      <Field name="proof" label="送达凭据" help="邮件号码、收件邮箱或者签收人；也可以上传凭证" {...said(p)} />
      <AttachmentField failure={p.failure} label="送达凭证" />
    </>
  ),
  withdraw: (p) => (
    <>
      <Day {...p} label="申请人撤回的日期" />
      <Field name="note" label="说明" {...said(p)} />
      <AttachmentField failure={p.failure} label="申请人的书面材料" />
    </>
  ),
  lapse: (p) => (
    <>
      <Day {...p} label="处理日期" />
      <input type="hidden" name="why" value={p.of.state.phase === 'awaitingFee' ? 'feeOverdue' : 'correctionOverdue'} />
      <Field name="note" label="说明" help="申请人有正当理由的，不能按放弃处理" {...said(p)} />
    </>
  ),
  split: (p) => (
    <>
      <Field
        name="keep"
        label="原申请保留的内容"
        type="textarea"
        required
        {...said(p)}
        typed={{ keep: p.of.row.description, ...p.typed }}
      />
      <Field
        name="parts"
        label="拆出的各件，每行一件"
        type="textarea"
        required
        help="一事一申请，与原申请同日收到"
        {...said(p)}
      />
    </>
  ),
  merge: (p) => (
    <Field
      name="into"
      label="合并到"
      required
      help="只能合并到同一申请人仍在办理的申请"
      options={[
        anyOption('请选择'),
        ...p.of.alike
          .filter((one) => one.sameApplicant)
          .map(({ id, number, subject }) => ({ value: String(id), label: `${number}　${subject}` })),
      ]}
      {...p}
    />
  ),
  archive: (p) => <Field name="note" label="说明" {...said(p)} />,
};

function Day({ of, typed, label, ...rest }: Props & { label: string; help?: string }) {
  return <Field name="on" label={label} type="date" required typed={{ on: of.today, ...typed }} {...rest} />;
}

function Asking({ example, ...p }: Props & { example: string }) {
  return (
    <>
      <Day {...p} label="书面征求意见的日期" help="自次日起至收到意见之日不计入答复期限" />
      <Field name="whom" label="征求谁的意见" required help={example} {...said(p)} />
      <Field name="text" label="征求意见的内容" type="textarea" required {...said(p)} />
    </>
  );
}

function Answered({ whom, silence, ...p }: Props & { whom: 'thirdParty' | 'coAuthority'; silence: string }) {
  const asked = p.of.state.asks.filter((one) => one.whom === whom && !one.answered);
  const shown = whom === 'thirdParty' ? shownThirdParty : (id: string) => id;
  return (
    <>
      <Field
        name="whom"
        label="谁的意见"
        options={asked.map(({ id, asked: on }) => ({
          value: placeOf(p.of.state, id),
          label: `${shown(id)}（${on} 征求）`,
        }))}
        {...p}
      />
      <Day {...p} label="收到意见的日期" />
      <Field
        name="answer"
        label="意见"
        help={`收到征求意见书之日起 15 个工作日内不答复的，${silence}`}
        options={optionsOf(ANSWER_LABELS)}
        {...said(p)}
      />
      <Field
        name="requestReceived"
        label="对方收到征求意见书的日期"
        type="date"
        help="逾期未答复的须填写"
        {...said(p)}
      />
      <Field name="note" label="意见内容" type="textarea" {...said(p)} />
      <AttachmentField failure={p.failure} label="对方的书面意见" />
    </>
  );
}
