export { append } from './append.ts';
export { clockProven, clockWarning } from './clock.ts';
export { type AuditFilter, type AuditRow, type AuditScope, countAuditLog, readAuditLog } from './read.ts';
export { type AuditSubject, MOST_FOUND, subjectNames, subjectsMeant } from './subjects.ts';
export { type Verification, verifyAuditLog } from './verify.ts';
export { detailInWords, subjectFromWords, subjectInWords } from './words.ts';
