/** Forms that anybody may send without an account: that a person sends them (decision 58), how often from one place, and
 *  how they follow what they sent. */
export { CheckFields, type HumanCheck, judged, newCheck } from './check.tsx';
export { Codes, ConfirmForm, LeaveForm } from './confirm.tsx';
export { fileRoute, type Kept, readForm, withFiles } from './files.ts';
export { FilesField } from './files-field.tsx';
export { FASTEST_MS, numberIn } from './human.ts';
export { type Coded, codeLimits, numbersMeant, openByCode, personIn } from './open-by-code.ts';
export { type Acknowledgement, forgetPasses, passesTo } from './passes.ts';
export { newQueryCode, queryCodeHash } from './query-code.ts';
export { digitsOf, optionalEmail } from './reach.ts';
export { TrackForm } from './track-form.tsx';
export { forgetTries, type Limit, mayTry } from './tries.ts';
export { noteUpload, removeUnclaimed } from './uploads.ts';
