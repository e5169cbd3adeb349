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
