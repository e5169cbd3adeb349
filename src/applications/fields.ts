import { z } from 'zod';
import { APPLICANT_KINDS, DELIVERY_WAYS, RECEIPT_CHANNELS } from '../law/index.ts';
import { isDay } from '../platform/dates.ts';
import { field } from '../platform/http/form.ts';
import { DOCUMENT_TYPES } from './privacy/applicant.ts';
import { PROVISIONS } from './words.ts';

export const keysOf = <T extends object>(table: T) => Object.keys(table) as [keyof T & string, ...(keyof T & string)[]];

export const day = (label: string) => z.string(`请填写${label}`).trim().refine(isDay, `请填写${label}，如 2023-09-25`);
export const optionalDay = z
  .string()
  .trim()
  .refine((text) => !text || isDay(text), '日期不存在，应写作 2023-09-25')
  .transform((text) => text || null)
  .default(null);
export const wholeNumber = (label: string) =>
  z
    .string(`请填写${label}`)
    .trim()
    .regex(/^\d{1,7}$/, `${label}应为整数`)
    .transform(Number);
export const someId = (label: string) =>
  z
    .string(`请选择${label}`)
    .trim()
    .regex(/^[1-9]\d{0,14}$/, `请选择${label}`)
    .transform(Number);
export const text = (label: string, max = 5000) => field.required(label, max);
export const optionalText = (label: string, max = 2000) => field.optional(label, max);

/** Registration of an application that came in by any channel. 条例 arts. 29, 31 */
export const registerForm = z
  .object({
    channel: z.enum(keysOf(RECEIPT_CHANNELS), '请选择申请渠道'),
    arrived: day('到达日期'),
    confirmed: optionalDay,
    kind: z.enum(keysOf(APPLICANT_KINDS), '请选择申请人类型'),
    name: optionalText('姓名或者单位名称', 100),
    documentType: z.enum(keysOf(DOCUMENT_TYPES), '请选择证件类型'),
    documentNumber: optionalText('证件号码', 40),
    representative: optionalText('法定代表人', 60),
    contact: optionalText('联系人', 60),
    telephone: optionalText('电话', 40),
    email: optionalText('电子邮箱', 120),
    mailNotices: z.literal('yes').optional(),
    address: optionalText('地址', 200),
    postcode: optionalText('邮政编码', 10),
    agentName: optionalText('代理人姓名', 60),
    agentDocumentType: z.enum(keysOf(DOCUMENT_TYPES), '请选择证件类型').default('identityCard'),
    agentDocumentNumber: optionalText('代理人证件号码', 40),
    agentTelephone: optionalText('代理人电话', 40),
    authorised: z.literal('yes').optional(),
    subject: optionalText('标题', 100),
    description: optionalText('所需信息', 5000),
    purpose: optionalText('用途', 1000),
    provision: z.enum(keysOf(PROVISIONS), '请选择提供方式'),
    deliveryWay: z.enum(keysOf(DELIVERY_WAYS), '请选择获取途径'),
  })
  .superRefine(({ agentName, agentDocumentNumber, agentTelephone, authorised }, faults) => {
    if (!agentName && !agentDocumentNumber && !agentTelephone) return;
    const fault = (path: string, message: string) => faults.addIssue({ code: 'custom', path: [path], message });
    if (!agentName) fault('agentName', '请填写代理人姓名');
    if (!agentDocumentNumber) fault('agentDocumentNumber', '请填写代理人证件号码');
    if (!authorised)
      fault(
        'authorised',
        '代理申请应当有授权委托书，请收下原件或者复印件后勾选；没有的，先告知补正（《条例》第三十条）',
      );
  })
  .superRefine(({ email, mailNotices, deliveryWay }, faults) => {
    const why = mailNotices ? '要把通知发到邮箱的' : deliveryWay === 'email' ? '用电子邮件送达的' : '';
    if (why && !email.trim()) faults.addIssue({ code: 'custom', path: ['email'], message: `${why}，请填写电子邮箱` });
  })
  .transform(
    ({
      mailNotices,
      channel,
      arrived,
      confirmed,
      subject,
      description,
      purpose,
      provision,
      deliveryWay,
      agentName,
      agentDocumentType,
      agentDocumentNumber,
      agentTelephone,
      authorised: _,
      ...applicant
    }) => ({
      channel,
      arrived,
      confirmed,
      applicant: {
        ...applicant,
        ...(agentName && {
          agent: {
            name: agentName,
            documentType: agentDocumentType,
            documentNumber: agentDocumentNumber,
            telephone: agentTelephone,
          },
        }),
      },
      request: {
        subject,
        description,
        purpose,
        provision,
        deliveryWay,
        wantsPublic: false,
        mailNotices: mailNotices === 'yes',
      },
    }),
  );
