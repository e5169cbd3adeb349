/** 行政机关 and who works in them (条例 art. 4: 政府信息公开工作机构): authorities, offices, villages, staff, sign-in. */

export { ContactFacts } from './authorities/contact-facts.tsx';
export { isEmpty, setUpKey } from './authorities/set-up.tsx';
export {
  type Authority,
  authoritiesBelow,
  authorityByCode,
  authorityById,
  authorityOfHost,
  type Office,
  officesOf,
} from './authorities/store.ts';
export type { CalendarChange } from './calendar/change.ts';
export { calendarOf } from './calendar/store.ts';
export { hashPassword, oneTimePassword } from './sign-in/password.ts';
export { SESSION_COOKIE, sessionOf } from './sign-in/sessions.ts';
export { resetSecondFactorOf } from './staff/actions.ts';
export { holdersOf } from './staff/store.ts';
