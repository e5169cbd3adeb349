import { type ApplicantKind, isBornBy, isCreditCode, isIdentityNumber, isMobile, maskName } from '../../law/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';

export const DOCUMENT_TYPES = {
  identityCard: '居民身份证',
  passport: '护照',
  permit: '港澳台居民居住证或通行证',
  otherDocument: '其他身份证件',
  creditCode: '统一社会信用代码',
} as const;
type DocumentType = keyof typeof DOCUMENT_TYPES;

/** Who asks, as art. 29 wants it. Stored sealed only. 条例 art. 29 */
export interface Applicant {
  kind: ApplicantKind;
  /** of the person or the organisation */
  name: string;
  documentType: DocumentType;
  documentNumber: string;
  /** an organisation's legal representative */
  representative: string;
  /** whom to talk to; '' for a person who asks themselves */
  contact: string;
  telephone: string;
  email: string;
  address: string;
  postcode: string;
  /** who files for them, with a written authorisation */
  agent?: Agent | undefined;
  /** how they were reached before, the newest last */
  former?: readonly Contact[] | undefined;
}

/** By what an applicant is reached. */
export interface Contact {
  contact: string;
  telephone: string;
  email: string;
  address: string;
  postcode: string;
}

/** 代理人 */
interface Agent {
  name: string;
  documentType: DocumentType;
  documentNumber: string;
  telephone: string;
}

/** What is missing or cannot be right: field → sentence. 条例 art. 29; GB 11643, GB 32100 @param today YYYY-MM-DD */
export function applicantFaults(a: Applicant, today: string): Record<string, string> {
  const faults: Record<string, string> = {};
  const person = a.kind === 'person';
  if (!a.name.trim()) faults.name = person ? '请填写申请人姓名' : '请填写单位名称';
  if (!a.documentNumber.trim())
    faults.documentNumber = person ? '请填写身份证件号码（《条例》第二十九条）' : '请填写统一社会信用代码';
  else if (
    person &&
    a.documentType === 'identityCard' &&
    !(isIdentityNumber(a.documentNumber) && isBornBy(a.documentNumber, today))
  )
    faults.documentNumber = '身份证号码不对（出生日期或末位校验不符），请核对 18 位号码';
  else if (a.documentType === 'creditCode' && !isCreditCode(a.documentNumber))
    faults.documentNumber = '统一社会信用代码不对，请核对 18 位代码';
  if (person === (a.documentType === 'creditCode')) faults.documentType = '证件类型与申请人类型不符';
  if (!person && !a.representative.trim()) faults.representative = '请填写法定代表人或者负责人姓名';
  if (!a.telephone.trim() && !a.email.trim() && !a.address.trim())
    faults.telephone = '请至少填写一种联系方式（《条例》第二十九条）';
  if (/^1\d*$/.test(a.telephone) && !isMobile(a.telephone)) faults.telephone = '手机号码应为 11 位数字';
  if (a.email && !/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(a.email)) faults.email = '电子邮箱格式不对';
  if (a.postcode && !/^\d{6}$/.test(a.postcode)) faults.postcode = '邮政编码应为 6 位数字';
  return faults;
}

/** What lists show: an organisation's name, a person's masked. */
export function shownName({ kind, name }: Pick<Applicant, 'kind' | 'name'>): string {
  return kind === 'person' ? maskName(name.trim()) : name.trim();
}

/** Words with which organisations end; who is asked is typed as one line. */
const ORGANISATION =
  /(公司|集团|厂|店|行|社|中心|协会|学会|基金会|委员会|村委会|居委会|大队|部|局|院|校|园|所|站|处|办|政府)$/;

/** A third party as screens show it until somebody opens the personal data: an organisation's name, a person's masked.
 *  条例 art. 32 */
export function shownThirdParty(whom: string): string {
  const name = whom.trim();
  return ORGANISATION.test(name) ? name : maskName(name);
}

/** Fingerprint by which the same applicant is found again. */
export function identityKey(sealer: Sealer, { documentType, documentNumber }: Applicant): Buffer {
  return sealer.lookup(`${documentType}:${documentNumber.trim().toUpperCase()}`, 'applicant');
}

const purposeOf = (applicationId: number) => `application:${applicationId}`;

export function sealApplicant(sealer: Sealer, applicationId: number, applicant: Applicant): Buffer {
  return sealer.seal(applicant, purposeOf(applicationId));
}

export function openApplicant(sealer: Sealer, applicationId: number, sealed: Buffer): Applicant {
  return sealer.open<Applicant>(sealed, purposeOf(applicationId));
}
