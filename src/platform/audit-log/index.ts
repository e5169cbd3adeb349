export { append } from './append.ts';
export { clockProven, clockWarning } from './clock.ts';
export { type AuditRow, type AuditScope, countAuditLog, readAuditLog } from './read.ts';
export { type Verification, verifyAuditLog } from './verify.ts';
export { detailInWords, subjectFromWords, subjectInWords } from './words.ts';
