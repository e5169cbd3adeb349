import type { ComponentChildren } from 'preact';
import type { Typed } from '../../../platform/http/form.ts';
import { usePage } from '../../../platform/http/page.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { FilesField, type Kept } from '../../../platform/public-forms/index.ts';
import { Choices, Field, Form, says } from '../../../platform/ui/index.ts';
import { FORMS, ORGANISATION_KINDS, PERSON_DOCUMENTS, WAYS } from '../form.ts';
import { HOME } from '../paths.ts';
import { ALIKE, SAVING } from './says.ts';

export interface Filled {
  /** notices by mail can be had */
  mail?: boolean;
  typed: Typed;
  kept: readonly Kept[];
  failure?: Failure | undefined;
}

/** What a field shows of the form; the rest is no attribute of it. */
const said = ({ typed, failure }: Filled) => ({ typed, failure });
const options = <K extends string>(table: Record<K, string>) =>
  (Object.entries(table) as [K, string][]).map(([value, label]) => ({ value, label }));

/** 政府信息公开申请表 of a natural person or an organisation: what art. 29 asks for, and nothing else. */
export function FormPage(filled: Filled) {
  const { typed, failure } = filled;
  const { base } = usePage();
  const organisation = typed.as === 'organisation';
  return (
    <div class="filing narrow">
      <h1 class="title">政府信息公开申请表</h1>
      <p class="lead">标“必填”的是法律要求写明的，其余可以不填。</p>
      <p>
        {organisation ? '以单位名义申请。个人申请的，' : '以个人名义申请。单位申请的，'}
        <a href={`${HOME}/new?as=${organisation ? 'person' : 'organisation'}`}>
          改填{organisation ? '个人' : '单位'}申请表
        </a>
        。
      </p>
      <div
        id="saved"
        class="saved"
        hidden
        data-key={(organisation ? 'organisation' : 'person') + base}
        {...says(SAVING)}
      >
        <p role="status" aria-live="polite" />
        <button type="button" class="btn quiet">
          清除本机保存的内容
        </button>
      </div>
      <Form action={`${HOME}/new`} upload failure={failure} id="filing">
        <input type="hidden" name="as" value={organisation ? 'organisation' : 'person'} />
        {organisation ? <Organisation {...filled} /> : <Person {...filled} />}
        <Agent {...filled} />
        <Sought {...filled} />
        <Manner {...filled} />
        <Part title="五、附件">
          <FilesField
            address={`${HOME}/files`}
            {...filled}
            name="files"
            label="证明材料或补充说明"
            help="可以不传。最多 5 个文件，每个不超过 20 MB；图片、PDF、Word、Excel 均可。"
            multiple
          />
        </Part>
        <div class="actions">
          <button class="btn big" type="submit">
            下一步：核对
          </button>
          <span class="help">提交前还可以修改</span>
        </div>
      </Form>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Person(form: Filled) {
  return (
    <Part title="一、申请人">
      <Field {...said(form)} name="name" label="姓名" required autocomplete="name" />
      <Field {...said(form)} name="documentType" label="证件" required options={options(PERSON_DOCUMENTS)} />
      <Field {...said(form)} name="documentNumber" label="证件号码" required help="用来确认申请人身份，加密保存。" />
      <Reach {...form} />
    </Part>
  );
}

function Organisation(form: Filled) {
  return (
    <Part title="一、申请单位">
      <Choices
        {...said(form)}
        name="organisationKind"
        legend="单位类型"
        required
        type="radio"
        options={options(ORGANISATION_KINDS)}
      />
      <Field
        {...said(form)}
        name="name"
        label="单位名称"
        required
        autocomplete="organization"
        help="与证照上的名称一致。"
      />
      <Field
        {...said(form)}
        name="creditCode"
        label="统一社会信用代码"
        required
        help="18 位，在营业执照或者登记证书上。"
      />
      <Field {...said(form)} name="representative" label="法定代表人或者负责人" required />
      <Field {...said(form)} name="contactPerson" label="联系人" required autocomplete="name" />
      <Reach {...form} />
    </Part>
  );
}

function Reach(form: Filled) {
  return (
    <>
      <Field
        {...said(form)}
        name="telephone"
        type="tel"
        label="联系电话"
        required
        autocomplete="tel"
        help="手机号码，或者带区号的固定电话。需要与您核实、确认时打这个电话。"
      />
      <Field
        {...said(form)}
        name="email"
        type="email"
        label="电子邮箱"
        autocomplete="email"
        help="要求发到邮箱的必须填写。"
      />
      {form.mail && (
        <Choices
          {...said(form)}
          name="mailNotices"
          legend="邮件通知"
          type="checkbox"
          options={[{ value: 'yes', label: '收到、补正、延期、答复时，发邮件告诉我' }]}
        />
      )}
      <Field
        {...said(form)}
        name="address"
        label="通信地址"
        autocomplete="street-address"
        help="要求邮寄的必须填写，写到门牌号。"
      />
      <Field {...said(form)} name="postcode" label="邮政编码" autocomplete="postal-code" />
    </>
  );
}

function Agent(form: Filled) {
  const chosen = form.typed.byAgent === 'yes';
  const faulty = Object.keys(form.failure?.fields ?? {}).some((name) => /^(agent|authorisation)/.test(name));
  return (
    <Part title="二、代理人">
      <details class="more" open={chosen || faulty}>
        <summary>由别人代为申请的，点这里填写（自己申请的不用填）</summary>
        <Choices
          {...said(form)}
          name="byAgent"
          legend="是否代理"
          type="checkbox"
          options={[{ value: 'yes', label: '由代理人代为申请' }]}
        />
        <Field {...said(form)} name="agentName" label="代理人姓名" />
        <Field {...said(form)} name="agentDocumentType" label="代理人证件" options={options(PERSON_DOCUMENTS)} />
        <Field {...said(form)} name="agentDocumentNumber" label="代理人证件号码" />
        <Field {...said(form)} name="agentTelephone" type="tel" label="代理人联系电话" />
        <FilesField
          address={`${HOME}/files`}
          {...form}
          name="authorisation"
          label="授权委托书"
          help="申请人签名或者盖章的委托书，拍照或扫描均可，不超过 20 MB。"
        />
      </details>
    </Part>
  );
}

function Sought(form: Filled) {
  return (
    <Part title="三、需要什么信息">
      <Field
        {...said(form)}
        name="subject"
        label="所需信息的名称或内容"
        required
        help="一份申请只写一件事。例如：2022 年度某村道路硬化工程的招标公告和中标结果。"
      />
      <div id="alike" class="alike" aria-live="polite" hidden data-address={`${HOME}/alike`} {...says(ALIKE)} />
      <Field {...said(form)} name="fileNumber" label="文号" help="知道的话请填，例如：某政发〔2022〕5号。" />
      <Field
        {...said(form)}
        name="description"
        type="textarea"
        rows={5}
        label="其他特征"
        help="有助于我们找到它的：大约什么时间、哪个部门、哪个村、哪个项目、在哪里看到过。"
      />
    </Part>
  );
}

function Manner(form: Filled) {
  return (
    <Part title="四、怎样提供">
      <Choices {...said(form)} name="provision" legend="要什么形式" required type="radio" options={options(FORMS)} />
      <Choices {...said(form)} name="deliveryWay" legend="怎样拿到" required type="radio" options={options(WAYS)} />
      <Choices
        {...said(form)}
        name="otherForms"
        legend="如果做不到"
        type="checkbox"
        options={[{ value: 'yes', label: '本机关无法按上面的形式提供时，可以用其他形式提供' }]}
      />
    </Part>
  );
}
