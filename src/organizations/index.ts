/** 行政机关 and who works in them (条例 art. 4: 政府信息公开工作机构): authorities, offices, villages, staff, sign-in. */
import './request.ts';

export { resetSecondFactorOf } from './actions.ts';
export {
  type Authority,
  authoritiesBelow,
  authorityByCode,
  authorityById,
  authorityOfHost,
  type Office,
  officesOf,
} from './authorities.ts';
export { whenCalendarChanges } from './calendar/hooks.ts';
export { calendarOf } from './calendar/store.ts';
export { ContactFacts } from './contact-facts.tsx';
export { whenAuthorityIsMade } from './hooks.ts';
export { hashPassword, oneTimePassword } from './password.ts';
export { sessionOf } from './sessions.ts';
export { isEmpty, setUpKey } from './set-up.tsx';
export { holdersOf } from './staff.ts';
