/** 公开平台 (条例 arts. 23–25): what was put out where and when, one delivery for each channel; the 主动公开台账. */

export { endedWords } from './city-website/steps.ts';
export type { Step } from './connectors/connector.ts';
export { keepConnector } from './connectors/settings.ts';
export { confirmDelivery, failDelivery } from './deliveries/actions.ts';
export { confirmShown, type Provable, provableOn, settleShown } from './deliveries/on-terminals.ts';
export { deliveriesOf } from './deliveries/store.ts';
export { countLate, lateDeliveries } from './deliveries/timeliness.ts';
export { FACILITIES, type FacilityKind, facilityKinds } from './facilities/kinds.ts';
export { PATH as FACILITIES_PATH } from './facilities/pages.tsx';
export { type Facility, facilitiesAtEndOf } from './facilities/store.ts';
export { importFile } from './import/import-file.ts';
export {
  countDeliveries,
  countsByColumn,
  countsByMonth,
  ledgerYears,
} from './ledger/counts.ts';
export { csvField } from './ledger/export.ts';
export { ledgerHref } from './ledger/filter.ts';
export { type OpenRow, openLedger } from './ledger/open.ts';
export { ledgerFigures } from './ledger/queries.ts';
export { approveTransmission, cancelTransmission, sendTogether } from './transmissions/actions.ts';
export { beginByItself } from './transmissions/by-itself.ts';
export { keepStep } from './transmissions/keep.ts';
export { deleteByHand, faultOf } from './wechat/codes.ts';
export { LOOK } from './wechat/steps.ts';
