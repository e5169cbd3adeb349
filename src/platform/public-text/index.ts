/** What the public will read: marked in the form's definition, said at its field, looked into before it is taken. */
export { publicField, publicFields } from './fields.ts';
export type { Passage } from './finding.ts';
export { Findings } from './findings.tsx';
export { CONFIRMED, fingerprintOf, objectionTo, passagesIn } from './passages.ts';
