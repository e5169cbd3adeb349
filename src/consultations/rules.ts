import { has, type Role, type Who } from '../platform/roles.ts';

/** Who prepares consultations and says what was adopted: editors those of their office, the head of disclosure work all. */
export const keepers: readonly Role[] = ['editor', 'disclosureHead'];
/** Who looks through comments. */
export const handlers: readonly Role[] = [...keepers, 'officeReviewer'];
/** Who enters what came by letter, by telephone or at the window. */
export const enterers: readonly Role[] = [...handlers, 'caseOfficer', 'contact'];
/** Who prolongs and ends a consultation. */
export const heads: readonly Role[] = ['disclosureHead', 'officeReviewer'];

const of =
  (own: readonly Role[]) =>
  (who: Who, officeId: number): boolean =>
    has(who, 'disclosureHead') || (has(who, ...own) && who.officeId === officeId);

/** Whether somebody prepares what is an office's. */
export const keeps = of(['editor']);
/** Whether somebody looks through the comments of an office's consultation. */
export const handles = of(['editor', 'officeReviewer']);
/** Whether somebody prolongs or ends an office's consultation. */
export const leads = of(['officeReviewer']);
