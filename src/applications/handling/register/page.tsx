import { APPLICANT_KINDS, DELIVERY_WAYS, RECEIPT_CHANNELS } from '../../../law/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Choices, Facts, Field, Form, Panel } from '../../../platform/ui/index.ts';
import { DOCUMENT_TYPES } from '../../privacy/applicant.ts';
import { ReceiptPreviewBox } from '../../receipt/pages.tsx';
import type { ReceiptPreview } from '../../receipt/preview.ts';
import { PROVISIONS } from '../../words.ts';
import { AttachmentField, optionsOf } from '../workspace/parts.tsx';

interface Props {
  typed: Typed;
  /** what the channel and the dates as typed come to */
  preview: ReceiptPreview;
  /** the authority has published that the system's receipt is the confirmation, as of today */
  systemConfirms: boolean;
  /** notices by mail can be had */
  mail: boolean;
  failure?: Failure | undefined;
}

const AGENT = ['agentName', 'agentDocumentNumber', 'agentTelephone'];

/** An application on paper, by word of mouth or by fax goes into the books. 条例 arts. 29–31 */
export function RegisterPage({ typed, preview, systemConfirms, mail, failure }: Props) {
  const of = { typed, failure };
  return (
    <>
      <header class="head">
        <div>
          <h1>登记申请</h1>
          <p class="meta">网上提交的申请自动登记，不必在这里填写。</p>
        </div>
      </header>
      <div class="grid">
        <Panel>
          <Form action="/console/applications/new" upload failure={failure} id="register">
            <h2 class="form-part">怎样收到</h2>
            <Choices name="channel" legend="申请渠道" type="radio" options={optionsOf(RECEIPT_CHANNELS)} {...of} />
            <div class="split-fields">
              <Field name="arrived" label="提交、签收或者到达的日期" type="date" required {...of} />
              <Field
                name="confirmed"
                label="与申请人双方确认的日期"
                type="date"
                help="平常信函、互联网、传真填写；尚未确认的留空"
                {...of}
              />
            </div>
            <ReceiptPreviewBox preview={preview} />
            <button class="btn quiet" type="submit" name="trial" value="yes">
              试算收到之日和期限
            </button>
            <h2 class="form-part">申请人</h2>
            <div class="split-fields">
              <Field name="kind" label="申请人类型" required options={optionsOf(APPLICANT_KINDS)} {...of} />
              <Field name="name" label="姓名或者单位名称" required {...of} />
              <Field name="documentType" label="证件类型" required options={optionsOf(DOCUMENT_TYPES)} {...of} />
              <Field name="documentNumber" label="证件号码或者信用代码" required {...of} />
              <Field name="representative" label="法定代表人或者负责人" help="单位填写" {...of} />
              <Field name="contact" label="联系人" {...of} />
              <Field name="telephone" label="联系电话" type="tel" help="电话、邮箱、地址至少填一项" {...of} />
              <Field name="email" label="电子邮箱" type="email" {...of} />
              <Field name="address" label="通信地址" {...of} />
              <Field name="postcode" label="邮政编码" {...of} />
            </div>
            <details class="verb" open={AGENT.some((name) => typed[name])}>
              <summary>由代理人提出的，填写代理人</summary>
              <div class="split-fields">
                <Field name="agentName" label="代理人姓名" {...of} />
                <Field
                  name="agentDocumentType"
                  label="代理人证件类型"
                  options={optionsOf(DOCUMENT_TYPES).filter(({ value }) => value !== 'creditCode')}
                  {...of}
                />
                <Field name="agentDocumentNumber" label="代理人证件号码" {...of} />
                <Field name="agentTelephone" label="代理人电话" type="tel" {...of} />
              </div>
              <Choices
                name="authorised"
                legend="授权委托书"
                type="checkbox"
                options={[{ value: 'yes', label: '已收到授权委托书，扫描件随附件上传' }]}
                {...of}
              />
            </details>
            {mail && (
              <Choices
                name="mailNotices"
                legend="邮件通知"
                type="checkbox"
                options={[{ value: 'yes', label: '申请人要求：登记、补正、延期、答复时发邮件告知' }]}
                {...of}
              />
            )}
            <h2 class="form-part">所需信息</h2>
            <Field name="subject" label="标题" help="列表中显示，不写个人信息；留空时取所需信息的第一句" {...of} />
            <Field
              name="description"
              label="所需信息的名称、文号或者便于查询的其他特征"
              type="textarea"
              rows={5}
              required
              {...of}
            />
            <Field name="purpose" label="用途" help="申请人没有写的留空，不得要求其说明" {...of} />
            <div class="split-fields">
              <Field name="provision" label="提供信息的方式" options={optionsOf(PROVISIONS)} {...of} />
              <Field name="deliveryWay" label="获取信息的途径" options={optionsOf(DELIVERY_WAYS)} {...of} />
            </div>
            <AttachmentField failure={failure} label="申请书、身份证明等附件" />
            <div class="actions">
              <button class="btn" type="submit">
                登记
              </button>
              <a href="/console/applications">返回</a>
            </div>
          </Form>
        </Panel>
        <Panel title="收到申请之日">
          <Facts
            rows={[
              ['当面提交', '提交之日'],
              ['邮寄签收', '行政机关签收之日'],
              ['平常信函', '与申请人确认之日'],
              ['互联网', systemConfirms ? '系统收到之日（本机关已公布）' : '双方确认之日'],
              ['传真', '双方确认之日'],
            ]}
          />
          <p class="law">收到之日不计入，次日起的第一个工作日为第 1 日。《条例》第三十一条、第三十三条。</p>
          <p class="law">申请人的姓名、证件号码和联系方式加密保存，页面上只显示一部分；打开查看会留下记录。</p>
        </Panel>
      </div>
    </>
  );
}
