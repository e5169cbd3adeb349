/** 公开平台 (条例 arts. 23–25): what was put out where and when, one delivery for each channel; the 主动公开台账. */
import './listener.ts';

export {
  countDeliveries,
  countsByColumn,
  countsByItem,
  countsByMonth,
  countsByOffice,
  ledgerYears,
} from './counts.ts';
export { csvField } from './export.ts';
export { type LedgerFilter, type LedgerState, ledgerHref } from './filter.ts';
export { importFile } from './import/import-file.ts';
export { ledgerFigures } from './ledger.ts';
export { channelNames, channels, isChannel } from './names.ts';
export { LEDGER_FILE_LIMIT as ledgerFileLimit } from './reading/unreadable.ts';
export { handlers, readers } from './rules.ts';
export { type Delivery, deliveriesOf } from './store.ts';
export { countLate, type LateDelivery, lateDeliveries } from './timeliness.ts';
export { countWaiting, waitingDeliveries } from './waiting.ts';
