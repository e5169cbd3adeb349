/** 信息管理: what the machine looks at before a person does: texts and the inside of files. 条例 arts. 14, 15, 17 */
export { type FileReader, fileReader } from './beside.ts';
export { type Hiding, hideBy, hidingNames, hidingsOf } from './copies/hiding.ts';
export { type FileFinding, findingsIn, unreadWhole } from './findings.ts';
export { insideOf } from './inside/index.ts';
export { foundInside, lookInside, wordsInside } from './looking/index.ts';
export { withTermsInside } from './looking/terms-inside.ts';
export { termsOf } from './terms/prepared.ts';
export { termsListed } from './terms/store.ts';
