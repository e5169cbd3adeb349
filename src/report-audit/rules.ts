import type { Role } from '../platform/roles.ts';

/** Who may have any report audited (年报体检). */
export const reportAuditors: readonly Role[] = ['cityOffice', 'disclosureHead', 'editor', 'officeReviewer', 'signer'];

/** Who may keep the files, to send their reports up for authorities without an account. */
export const mayKeepOriginals: readonly Role[] = ['cityOffice'];
