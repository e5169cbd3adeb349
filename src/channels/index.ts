/** 公开平台 (条例 arts. 23–25): what was put out where and when, one delivery for each channel; the 主动公开台账. */

export {
  countDeliveries,
  countsByColumn,
  countsByMonth,
  ledgerYears,
} from './counts.ts';
export { csvField } from './export.ts';
export { ledgerHref } from './filter.ts';
export { importFile } from './import/import-file.ts';
export { ledgerFigures } from './ledger.ts';
export { deliveriesOf } from './store.ts';
export { countLate, lateDeliveries } from './timeliness.ts';
