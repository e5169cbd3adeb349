/** 依申请公开 (条例 arts. 27–45): its ledger, counted for table three of the annual report. */
export { type ApplicationLine, type CountedRow, countApplications, countFees, listApplications } from './counting.ts';
