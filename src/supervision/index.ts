/** 监督: how the authorities below a competent office stand, and 督办单 from it to them and back. 条例 arts. 46, 47 */
export { sendLetter } from './letters/actions.ts';
export {
  acceptAnswer,
  answerOrder,
  extendOrder,
  issueOrders,
  type NewOrder,
  returnAnswer,
  withdrawOrder,
} from './orders/actions.ts';
export { orderMeasures } from './orders/measures.ts';
export { setSettings } from './settings/actions.ts';
export { USUAL } from './settings/rules.ts';
