/** 公开平台 (条例 arts. 23–25): what was put out where, with evidence; the ledger that the annual report counts. */
export { countDeliveries } from './counting.ts';
