/** 监督: 督办单 from the competent office to authorities below it, and back. 条例 arts. 46, 47 */
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
