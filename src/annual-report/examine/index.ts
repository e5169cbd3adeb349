/** 年报体检: reads any annual report as offices publish them, and audits it. 国办公开办函〔2021〕30号, 〔2019〕60号 */
export { type Examined, examine, readReport } from './examine.ts';
export { examineFiles, type FileExamined, type GivenFile } from './examine-files.ts';
export { percent, summaryXlsx } from './summary.ts';
