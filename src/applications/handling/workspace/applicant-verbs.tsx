import { z } from 'zod';
import { DELIVERY_WAYS, type DeliveryWay } from '../../../law/index.ts';
import { action, done } from '../../../platform/action.ts';
import { conflict, invalid } from '../../../platform/outcome.ts';
import { newQueryCode, queryCodeHash } from '../../../platform/public-forms/index.ts';
import { keysOf, optionalText, text } from '../../fields.ts';
import { applicantFaults, type Contact, identityKey, openApplicant, sealApplicant } from '../../privacy/applicant.ts';
import { findKeys } from '../../privacy/find-keys.ts';
import { handlers } from '../../rules.ts';
import { keepNote } from '../keep-note.ts';
import { hold, type Seen } from '../steps/take.ts';
import { verb } from '../steps/verb.tsx';
import { optionsOf } from './parts.tsx';

const ERASED = conflict('申请人信息已按保存期限删除');

const CONTACT: Record<keyof Contact, string> = {
  contact: '联系人',
  telephone: '电话',
  email: '邮箱',
  address: '地址',
  postcode: '邮政编码',
};
const NAMES = Object.keys(CONTACT) as (keyof Contact)[];

type ContactInput = Seen & Contact & { deliveryWay: DeliveryWay; contactBasis: string };

/** 变更联系方式: what the applicant tells of a new address or telephone; what was before stays, sealed with them. What is
 *  left empty stays as it is, for the page shows it masked. */
const changeContact = action<ContactInput, void>(
  'applications.changeContact',
  handlers,
  async (act, { deliveryWay, contactBasis, ...input }) => {
    const got = await hold(act, input);
    if (!got.ok) return got;
    const { row } = got.held;
    if (!row.sealed_applicant) return ERASED;
    const before = openApplicant(act.sealer, row.id, row.sealed_applicant);
    const given = Object.fromEntries(
      NAMES.flatMap((name) => (input[name].trim() ? [[name, input[name].trim()]] : [])),
    ) as Partial<Contact>;
    const changed = NAMES.filter((name) => given[name] !== undefined && given[name] !== before[name]);
    if (changed.length === 0 && deliveryWay === row.delivery_way)
      return invalid('没有改动', { telephone: '请填写要变更的联系方式' });
    const { former = [], ...rest } = before;
    const old = Object.fromEntries(NAMES.map((name) => [name, before[name]])) as unknown as Contact;
    const applicant = { ...rest, ...given, former: changed.length ? [...former, old] : former };
    const faults = applicantFaults(applicant, act.today);
    const wrong = Object.fromEntries(Object.entries(faults).filter(([name]) => name in CONTACT));
    if (Object.keys(wrong).length) return invalid('联系方式不对，请看标出的地方', wrong);
    if (deliveryWay === 'email' && !applicant.email)
      return invalid('用电子邮件送达的，请填写电子邮箱', { email: '用电子邮件送达的，请填写电子邮箱' });
    await act.db
      .updateTable('applications')
      .set({
        sealed_applicant: sealApplicant(act.sealer, row.id, applicant),
        find_keys: findKeys(act.sealer, row.authority_id, applicant),
        delivery_way: deliveryWay,
        version: row.version + 1,
      })
      .where('id', '=', row.id)
      .execute();
    const said = [...changed.map((name) => CONTACT[name]), ...(deliveryWay === row.delivery_way ? [] : ['获取途径'])];
    await keepNote(act, row.id, `变更申请人的${said.join('、')}：${contactBasis.trim()}`);
    return done(undefined, `application:${row.id}`, { fields: said });
  },
);

export const contactChange = verb({
  slug: 'contact',
  done: '已变更联系方式，以后的文书按新的地址送达',
  schema: z.object({
    telephone: optionalText('电话', 40),
    email: optionalText('电子邮箱', 120),
    address: optionalText('地址', 200),
    postcode: optionalText('邮政编码', 10),
    contact: optionalText('联系人', 60),
    deliveryWay: z.enum(keysOf(DELIVERY_WAYS), '请选择获取途径'),
    contactBasis: text('变更的依据', 300),
  }),
  fields: ({ of, Field }) => (
    <>
      <p class="help">只填写要变更的，留空的不变。原来的联系方式加密留存。</p>
      <Field name="telephone" label="新的电话" type="tel" />
      <Field name="email" label="新的邮箱" type="email" />
      <Field name="address" label="新的地址" />
      <Field name="postcode" label="新的邮政编码" />
      <Field name="contact" label="新的联系人" />
      <Field name="deliveryWay" label="获取途径" options={optionsOf(DELIVERY_WAYS)} begins={of.row.delivery_way} />
      <Field name="contactBasis" label="变更的依据" required help="如：申请人来电告知，已按原电话核实" />
    </>
  ),
  run: changeContact,
});

/** 补发查询码: after looking at the applicant's identity document, whose number must be that of the application. The old code
 *  opens nothing any more. @returns the new one, shown once */
const reissueCode = action<Seen & { documentNumber: string }, { code: string }>(
  'applications.reissueCode',
  handlers,
  async (act, { documentNumber, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const { row } = got.held;
    if (!row.sealed_applicant || !row.identity_key) return ERASED;
    const applicant = openApplicant(act.sealer, row.id, row.sealed_applicant);
    if (!identityKey(act.sealer, { ...applicant, documentNumber }).equals(row.identity_key))
      return invalid('证件号码与申请时登记的不一致', {
        documentNumber: '与申请时登记的证件号码不一致，请核对证件原件；不是本人或者其代理人的，不能补发',
      });
    const code = newQueryCode();
    await act.db
      .updateTable('applications')
      .set({ query_code_hash: queryCodeHash(act.sealer, code), version: row.version + 1 })
      .where('id', '=', row.id)
      .execute();
    return done({ code }, `application:${row.id}`);
  },
);

export const codeReissue = verb({
  slug: 'query-code',
  done: ({ code }: { code: string }) => `已补发，新的查询码 ${code}，只显示这一次，原来的不能再用，请当面交给申请人`,
  schema: z.object({ documentNumber: text('证件号码', 40) }),
  fields: ({ Field }) => (
    <Field
      name="documentNumber"
      label="申请人证件上的号码"
      required
      help="请当面查验证件原件，照证件填写；系统与申请时登记的号码核对，一致才补发"
    />
  ),
  run: reissueCode,
});
