/** 行政复议、行政诉讼 about disclosure (条例 art. 51): their ledger, counted for table four of the annual report. */

export { type CaseLine, countCases, listCases } from './counting.ts';
export { nameCase } from './store.ts';
