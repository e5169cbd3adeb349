/** 信息管理: what the machine looks at before a person does: texts and the inside of files. 条例 arts. 14, 15, 17 */
export { type FileReader, fileReader } from './beside.ts';
export {
  hideBy,
  hidingNames,
  hidingsOf,
  inPart,
  type Masking,
  type MaskingRules,
  usualMasking,
} from './copies/hiding.ts';
export { type FileFinding, findingsIn, unreadWhole } from './findings.ts';
export { type Eyes, insideOf, look } from './inside/index.ts';
export type { Attached } from './looking/attached.ts';
export { foundInside, lookInside, wordsInside } from './looking/index.ts';
export { withTermsInside } from './looking/terms-inside.ts';
export { asSet, type CheckSettings, leftOut, leftOutAnywhere, leftOutIn, settingsOf } from './settings/as-set.ts';
export { maskingInWords } from './settings/rules.ts';
export { maskingSet } from './settings/store.ts';
export { termsOf } from './terms/prepared.ts';
export { termsListed } from './terms/store.ts';
