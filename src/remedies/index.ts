/** 行政复议、行政诉讼 about disclosure (条例 art. 51): their ledger, counted for table four of the annual report. */
import './listener.ts';

export { type CaseLine, countCases, listCases } from './counting.ts';
export { casesWaiting, limitsOf } from './limits.ts';
export { readers } from './rules.ts';
