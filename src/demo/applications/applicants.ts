import type { Applicant } from '../../applications/index.ts';
import { APPLICANT_KINDS, type ApplicantKind, isCreditCode, isIdentityNumber } from '../../law/index.ts';
import type { Random } from '../random.ts';

const surnames = '虚拟演示样例模仿设想';
const givens = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const organisations: Record<Exclude<ApplicantKind, 'person'>, readonly string[]> = {
  business: ['示例建材有限公司', '示例农业发展有限公司', '示例置业有限公司'],
  research: ['示例大学乡村治理研究中心'],
  charity: ['示例公益服务中心'],
  legalService: ['示例律师事务所', '示范法律服务所'],
  otherOrganisation: ['示例业主委员会', '示例农民专业合作社'],
};

/** A number whose region does not exist and whose last character fits the others. */
function checked(body: string, alphabet: string, fits: (number: string) => boolean): string {
  return [...alphabet].map((last) => body + last).find(fits)!;
}

/** An invented applicant; the same `n` is the same applicant. */
export function applicant(random: Random, kind: ApplicantKind, n: number): Applicant {
  const serial = String(n % 1000).padStart(3, '0');
  const reached = {
    contact: '',
    telephone: `1990000${String(n % 10_000).padStart(4, '0')}`,
    email: `applicant${n}@example.com`,
    address: `虚构路 ${n + 1} 号`,
    postcode: '000000',
  };
  if (kind === 'person') {
    const name = `${surnames[n % surnames.length]}${random.pick(givens)}${random.pick(givens)}`;
    const born = `${1950 + (n % 50)}${String(1 + (n % 12)).padStart(2, '0')}15`;
    const documentNumber = checked(`000000${born}${serial}`, '0123456789X', isIdentityNumber);
    return { kind, name, documentType: 'identityCard', documentNumber, representative: '', ...reached };
  }
  const names = organisations[kind];
  const documentNumber = checked(`91000000MA00000${serial.slice(1)}`, '0123456789ABCDEFGHJKLMNPQRTUWXY', isCreditCode);
  return {
    kind,
    name: `${names[n % names.length]}（虚构${APPLICANT_KINDS[kind]}）`,
    documentType: 'creditCode',
    documentNumber,
    representative: `${surnames[n % surnames.length]}某`,
    ...reached,
    contact: `${surnames[(n + 3) % surnames.length]}某`,
  };
}
