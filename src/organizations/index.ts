/** 行政机关 and who works in them (条例 art. 4: 政府信息公开工作机构): authorities, offices, villages, staff, sign-in. */

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
export type { CalendarChange } from './calendar/change.ts';
export { calendarOf } from './calendar/store.ts';
export { ContactFacts } from './contact-facts.tsx';
export { hashPassword, oneTimePassword } from './password.ts';
export { SESSION_COOKIE, sessionOf } from './sessions.ts';
export { isEmpty, setUpKey } from './set-up.tsx';
export { holdersOf } from './staff.ts';
