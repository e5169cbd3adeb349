import { z } from 'zod';
import { APPLICANT_KINDS, isCreditCode, isIdentityNumber, isTelephone } from '../../law/index.ts';
import { check, field, first, type Typed } from '../../platform/http/form.ts';
import { type Failure, invalid } from '../../platform/outcome.ts';
import { digitsOf, type Kept, optionalEmail } from '../../platform/public-forms/index.ts';
import { DOCUMENT_TYPES } from '../privacy/applicant.ts';
import type { FileInput } from '../receipt/receive.tsx';
import type { GivenFile } from '../store.ts';
import { PROVISIONS } from '../words.ts';

const { creditCode: _code, ...personDocuments } = DOCUMENT_TYPES;
/** What proves who a natural person is. 条例 art. 29(一) */
export const PERSON_DOCUMENTS = personDocuments;
type PersonDocument = keyof typeof PERSON_DOCUMENTS;

const { person: _, ...organisations } = APPLICANT_KINDS;
/** The five kinds of organisation of table three. */
export const ORGANISATION_KINDS = organisations;

/** In what form the information is wanted, and how it is to be had. 条例 arts. 29(三), 40 */
const { other: _other, ...forms } = PROVISIONS;
export const FORMS = forms;
export const WAYS = { online: '在本网站下载', email: '发到电子邮箱', post: '邮寄', inPerson: '当面领取' } as const;
/** Which ways go with which form. */
const FITTING: Record<keyof typeof FORMS, readonly (keyof typeof WAYS)[]> = {
  copy: ['post', 'inPerson'],
  electronic: ['online', 'email', 'inPerson'],
  read: ['inPerson'],
};

export const LONGEST = { name: 100, subject: 200, description: 3_000, address: 200 } as const;

const choice = <K extends string>(table: Record<K, string>, message: string) =>
  z.enum(Object.keys(table) as [K, ...K[]], message);

const tidy = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/** Blanks and full-width figures are forgiven, letters made capitals. */
const identifier = (label: string) =>
  z
    .string(`请填写${label}`)
    .transform(tidy)
    .pipe(z.string().min(1, `请填写${label}`).max(40, `${label}过长`));

const telephone = (label: string) =>
  z
    .string(`请填写${label}`)
    .transform(digitsOf)
    .pipe(
      z
        .string()
        .min(1, `请填写${label}`)
        .refine(isTelephone, `${label}应为手机号码，或者带区号的固定电话，有分机的写作 0453-1234567转801`),
    );

const documentPatterns: Record<PersonDocument, [pattern: RegExp, message: string]> = {
  identityCard: [/^\d{17}[\dX]$/, '身份证号码应为 18 位'],
  passport: [/^[A-Z0-9]{5,20}$/, '护照号码应为 5 至 20 位字母和数字'],
  permit: [/^[A-Z0-9]{8,18}$/, '证件号码应为 8 至 18 位字母和数字'],
  otherDocument: [/^[\p{L}\p{N}（）第号]{4,40}$/u, '请按证件上的号码填写'],
};

/** What is wrong with the number of an identity document, in a sentence; undefined: nothing. */
function documentFault(kind: PersonDocument, number: string): string | undefined {
  const [pattern, message] = documentPatterns[kind];
  if (!pattern.test(number)) return message;
  if (kind === 'identityCard' && !isIdentityNumber(number)) return '身份证号码有误（出生日期或末位校验不符），请核对';
  return undefined;
}

const sought = {
  subject: field.required('所需信息的名称或内容', LONGEST.subject),
  fileNumber: field.optional('文号', 100),
  description: field.optional('其他特征描述', LONGEST.description),
  provision: choice(FORMS, '请选择要什么形式'),
  deliveryWay: choice(WAYS, '请选择怎样拿到'),
  otherForms: z.literal('yes').optional(),
};

const reach = {
  telephone: telephone('联系电话'),
  email: optionalEmail,
  mailNotices: z.literal('yes').optional(),
  address: field.optional('通信地址', LONGEST.address),
  postcode: z
    .string()
    .trim()
    .regex(/^(\d{6})?$/, '邮政编码应为 6 位数字')
    .default(''),
};

const agent = {
  byAgent: z.literal('yes').optional(),
  agentName: field.optional('代理人姓名', LONGEST.name),
  agentDocumentType: choice(PERSON_DOCUMENTS, '请选择证件').default('identityCard'),
  agentDocumentNumber: z.string().max(60, '代理人证件号码过长').default('').transform(tidy),
  agentTelephone: z.string().max(60, '代理人联系电话过长').default('').transform(digitsOf),
};

const personForm = z.object({
  as: z.literal('person'),
  name: field.required('姓名', LONGEST.name),
  documentType: choice(PERSON_DOCUMENTS, '请选择证件'),
  documentNumber: identifier('证件号码'),
  ...reach,
  ...agent,
  ...sought,
});

const organisationForm = z.object({
  as: z.literal('organisation'),
  organisationKind: choice(ORGANISATION_KINDS, '请选择单位类型'),
  name: field.required('单位名称', LONGEST.name),
  creditCode: identifier('统一社会信用代码'),
  representative: field.required('法定代表人或者负责人姓名', LONGEST.name),
  contactPerson: field.required('联系人姓名', LONGEST.name),
  ...reach,
  ...agent,
  ...sought,
});

const common = z.discriminatedUnion('as', [personForm, organisationForm], '请选择个人申请或单位申请');
export type FilingForm = z.output<typeof common>;

/** In the order in which the page shows them, which is the order in which faults are listed. */
export const FIELDS = [
  ...['as', 'organisationKind', 'name', 'creditCode', 'representative', 'contactPerson', 'documentType'],
  ...[
    'documentNumber',
    'telephone',
    'email',
    'mailNotices',
    'address',
    'postcode',
    'byAgent',
    'agentName',
    'agentDocumentType',
  ],
  ...['agentDocumentNumber', 'agentTelephone', 'authorisation', 'subject', 'fileNumber', 'description', 'provision'],
  ...['deliveryWay', 'otherForms', 'files'],
] as const;

const inTable = <K extends string>(table: Record<K, unknown>, key: string): key is K => Object.hasOwn(table, key);

/** Faults that concern numbers with check digits, or several fields together: found also while others are faulty. */
function faultsTogether(typed: Typed, hasAuthorisation: boolean): Record<string, string | undefined> {
  const kind = first(typed, 'documentType');
  const number = tidy(first(typed, 'documentNumber'));
  const [form, way] = [first(typed, 'provision'), first(typed, 'deliveryWay')];
  const faults: Record<string, string | undefined> = {};
  if (first(typed, 'as') === 'organisation') {
    if (!isCreditCode(tidy(first(typed, 'creditCode'))))
      faults.creditCode = '统一社会信用代码有误（应为 18 位，末位校验不符），请核对';
  } else if (inTable(PERSON_DOCUMENTS, kind) && number) faults.documentNumber = documentFault(kind, number);
  if (inTable(FORMS, form) && inTable(WAYS, way) && !FITTING[form].includes(way))
    faults.deliveryWay = `${FORMS[form]}的，请选择${FITTING[form].map((each) => WAYS[each]).join('或者')}`;
  if (first(typed, 'mailNotices') === 'yes' && !first(typed, 'email').trim())
    faults.email = '要把通知发到邮箱的，请填写电子邮箱';
  if (way === 'email' && !first(typed, 'email').trim()) faults.email = '要发到电子邮箱的，请填写电子邮箱';
  if (way === 'post' && !first(typed, 'address').trim()) faults.address = '要邮寄的，请填写通信地址';
  return first(typed, 'byAgent') === 'yes' ? { ...faults, ...agentFaults(typed, hasAuthorisation) } : faults;
}

function agentFaults(typed: Typed, hasAuthorisation: boolean): Record<string, string | undefined> {
  const kind = first(typed, 'agentDocumentType');
  const number = tidy(first(typed, 'agentDocumentNumber'));
  return {
    agentName: first(typed, 'agentName').trim() ? undefined : '请填写代理人姓名',
    agentDocumentNumber: !number
      ? '请填写代理人证件号码'
      : inTable(PERSON_DOCUMENTS, kind)
        ? documentFault(kind, number)
        : undefined,
    agentTelephone: isTelephone(digitsOf(first(typed, 'agentTelephone'))) ? undefined : '请填写代理人联系电话',
    authorisation: hasAuthorisation ? undefined : '请上传授权委托书（拍照或扫描均可）',
  };
}

/** Checks a form. @param hasAuthorisation whether an agent's 授权委托书 came with it
 *  @returns the values, or a failure that names every faulty field, in the order of the page */
export function checkFiling(typed: Typed, hasAuthorisation: boolean): { ok: true; value: FilingForm } | Failure {
  const checked = check(common, typed);
  const all = { ...faultsTogether(typed, hasAuthorisation), ...(checked.ok ? {} : checked.fields) };
  const faults = FIELDS.flatMap((name): [string, string][] => (all[name] ? [[name, all[name]]] : []));
  if (checked.ok && !faults.length) return checked;
  return invalid('有内容需要修改，请看标出的地方', Object.fromEntries(faults));
}

/** The application that a checked form comes to. Its use is not asked for: the Regulation of 2019 does not want it. */
export function applicationOf(form: FilingForm): Pick<FileInput, 'applicant' | 'request'> {
  const { telephone, email, address, postcode } = form;
  const reach = { telephone, email, address, postcode };
  const agent = form.byAgent
    ? {
        agent: {
          name: form.agentName,
          documentType: form.agentDocumentType,
          documentNumber: form.agentDocumentNumber,
          telephone: form.agentTelephone,
        },
      }
    : {};
  const applicant: FileInput['applicant'] =
    form.as === 'person'
      ? {
          kind: 'person',
          name: form.name,
          documentType: form.documentType,
          documentNumber: form.documentNumber,
          representative: '',
          contact: '',
          ...reach,
          ...agent,
        }
      : {
          kind: form.organisationKind,
          name: form.name,
          documentType: 'creditCode',
          documentNumber: form.creditCode,
          representative: form.representative,
          contact: form.contactPerson,
          ...reach,
          ...agent,
        };
  const { subject, provision, deliveryWay, mailNotices } = form;
  return {
    applicant,
    request: {
      subject,
      description: descriptionOf(form),
      purpose: '',
      provision,
      deliveryWay,
      wantsPublic: false,
      mailNotices: mailNotices === 'yes',
    },
  };
}

function descriptionOf({ subject, fileNumber, description, otherForms }: FilingForm): string {
  const lines = [
    subject,
    fileNumber && `文号：${fileNumber}`,
    description,
    otherForms && '本机关无法按要求的形式提供时，可以用其他形式提供。',
  ];
  return lines.filter(Boolean).join('\n');
}

export function filesOf(kept: readonly Kept[]): GivenFile[] {
  return kept.map(({ field, hash, name }) => ({
    hash,
    name,
    kind: field === 'authorisation' ? 'identity' : 'attachment',
  }));
}
