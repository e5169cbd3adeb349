/** 政策文件库 (条例 art. 20(一)): what policy documents are about, whom they concern, when they hold. Kiosks show it by
 *  `policiesOf`, `foundPolicies` and `MinePage`. */
export { describePolicy } from './actions.ts';
export { answersIn, concerning } from './concerning.ts';
export { askedIn, queryFor } from './form.ts';
export { MinePage } from './pages/mine.tsx';
export { type Asked, found as foundPolicies, type Policy, spanOf, validityOn, yearOf } from './rules.ts';
export { policiesOf, policyById, themesOf } from './store.ts';
export { type Audience, THEMES, type Theme } from './words.ts';
