import { has, type Role, type Who } from '../platform/roles.ts';

/** Who takes messages in and gives them to offices; the head decides where offices disagree. */
export const intake: readonly Role[] = ['caseOfficer', 'disclosureHead'];
/** Who answers in their own office. */
export const answerers: readonly Role[] = ['editor', 'officeReviewer'];
export const handlers: readonly Role[] = [...intake, ...answerers];
export const heads: readonly Role[] = ['disclosureHead'];

/** Whether this person knows of a message: all of who takes them in, else those of their office. */
export const sees = (who: Who, officeId: number | null): boolean =>
  has(who, ...intake) || (has(who, ...answerers) && officeId !== null && officeId === who.officeId);
