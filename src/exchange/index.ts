/** 供稿: authorities that supply one another with what they signed off, instance to instance (条例 arts. 23, 24). */

export {
  BASE,
  cameShape,
  changesShape,
  type DocumentStanding,
  lackingShape,
  PART,
  refusalShape,
  standingShape,
} from './protocol/shapes.ts';
export { signedHeaders } from './protocol/signature.ts';
export { supply, supplyValidity, supplyWithdrawal } from './receiving/supply.ts';
export { addSupplier, stopSupplier } from './suppliers/actions.ts';
