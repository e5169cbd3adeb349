import type { Role } from '../platform/roles.ts';

/** Who may have any report audited (年报体检). */
export const reportAuditors: readonly Role[] = ['cityOffice', 'disclosureHead', 'editor', 'officeReviewer', 'signer'];
