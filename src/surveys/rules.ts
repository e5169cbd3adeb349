import { has, type Role, type Who } from '../platform/roles.ts';

/** Who makes surveys: editors those of their office, the head of disclosure work all. */
export const keepers: readonly Role[] = ['editor', 'disclosureHead'];
/** Who enters at the window what was answered on paper. */
export const enterers: readonly Role[] = [...keepers, 'caseOfficer'];

/** Whether somebody keeps what is an office's. */
export const keeps = (who: Who, officeId: number): boolean =>
  has(who, 'disclosureHead') || (has(who, 'editor') && who.officeId === officeId);

/** A village may stand behind one address: so often one survey is answered from one place in a day, and anything in an
 *  hour; codes are asked for so often, and for one address in a day. ○ */
export const LIMITS = {
  survey: { name: 'survey', most: 100, seconds: 86_400 },
  proved: { name: 'surveys', most: 60, seconds: 3_600 },
  plain: { name: 'surveys-plain', most: 20, seconds: 3_600 },
  code: { name: 'survey-code', most: 20, seconds: 3_600 },
  address: { name: 'survey-address', most: 5, seconds: 86_400 },
} as const;
