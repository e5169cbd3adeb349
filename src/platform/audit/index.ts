export { append } from './append.ts';
export { type Verification, verifyAuditLog } from './verify.ts';
