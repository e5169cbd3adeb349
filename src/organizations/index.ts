/** 行政机关 and who works in them (条例 art. 4: 政府信息公开工作机构): authorities, offices, villages, staff, sign-in. */
import './request.ts';

export {
  type Authority,
  authorityByCode,
  authorityById,
  authorityOfHost,
  type Office,
  officesOf,
} from './authorities.ts';
export { hashPassword, oneTimePassword } from './password.ts';
export { closeSession, sessionOf } from './sessions.ts';
export { isEmpty, setUpKey } from './set-up.tsx';
export { holdersOf } from './staff.ts';
export type { Contact } from './tables.ts';
