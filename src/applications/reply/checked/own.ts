import type { Passage } from '../../../platform/public-text/index.ts';
import type { Applicant } from '../../privacy/applicant.ts';

/** What of an applicant a check may find. */
const OWN: Readonly<Record<string, (one: Applicant) => readonly (string | undefined)[]>> = {
  'pii.resident-id': (one) => [one.documentNumber],
  'pii.passport': (one) => [one.documentNumber],
  'pii.permit': (one) => [one.documentNumber],
  'pii.mobile': (one) => [one.telephone, ...(one.former ?? []).map(({ telephone }) => telephone)],
  'pii.landline': (one) => [one.telephone, ...(one.former ?? []).map(({ telephone }) => telephone)],
  'pii.email': (one) => [one.email, ...(one.former ?? []).map(({ email }) => email)],
};
/** An address that says less may be anybody's. */
const SHORTEST_ADDRESS = 6;

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}@.]/gu, '')
    .toUpperCase();
/** Without the country's code. */
const number = (text: string) => bare(text).replace(/^(?:00)?86(?=1\d{10}$)/, '');

/** Findings in what is given to an applicant: what is their own is due to them, and only told. Everybody else's, and all
 *  that is disguised or only like it, stays as it was found. 个人信息保护法 art. 45 (查阅、复制) */
export function dueToApplicant(found: readonly Passage[], applicant: Applicant | undefined): Passage[] {
  const own = isOwn(applicant);
  return found.map((one) => {
    if (!own(one)) return one;
    const { mend: _, ...rest } = one;
    return { ...rest, severity: 'hint', message: '是申请人本人在申请中填写的信息，可以答复本人' };
  });
}

/** Whether what a check found is what an applicant wrote of themselves. */
export const isOwn =
  (applicant: Applicant | undefined) =>
  ({ check, text }: Pick<Passage, 'check' | 'text'>): boolean => {
    if (!applicant) return false;
    if (check === 'pii.address') {
      const said = bare(text);
      const own = [applicant.address, ...(applicant.former ?? []).map(({ address }) => address)];
      return [...said].length >= SHORTEST_ADDRESS && own.some((one) => bare(one).includes(said));
    }
    const own = OWN[check]?.(applicant) ?? [];
    return own.some((one) => one !== undefined && one.trim() !== '' && number(one) === number(text));
  };
