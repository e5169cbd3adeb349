/** 行政机关 and who works in them (条例 art. 4: 政府信息公开工作机构): authorities, offices, villages, staff, sign-in. */

export type { AccountPanel } from './account/panels.ts';
export { ContactFacts } from './authorities/contact-facts.tsx';
export { nameOn, namesOf, paperPrefixesOf, rename } from './authorities/names.ts';
export { missingContact, setPublicFace } from './authorities/public-face.ts';
export { hasAddress, pathBelow, type SitePlace, siteInWords, sitePlace } from './authorities/rules.ts';
export { isEmpty, setUpKeyOf, setUpWaits } from './authorities/set-up.tsx';
export {
  type Authority,
  allAuthorities,
  authoritiesBelow,
  authoritiesOfHost,
  authorityByCode,
  authorityById,
  authorityOfHost,
  type Office,
  officesOf,
  openOffices,
  sitePlaceOf,
} from './authorities/store.ts';
export type { CalendarChange } from './calendar/change.ts';
export { calendarOf } from './calendar/store.ts';
export type { OfficeClosed } from './offices/closing.ts';
export { publicText } from './public-text.ts';
export { QrCode } from './sign-in/pages/qr.tsx';
export { hashPassword, oneTimePassword } from './sign-in/passwords/hashing.ts';
export { ONE_TIME_DAYS } from './sign-in/rules.ts';
export { formerSessionsOf, SESSION_COOKIE, sessionOf, whoseSession } from './sign-in/sessions.ts';
export {
  accountsFor,
  appointByCommand,
  type Operator,
  resetPasswordByCommand,
  resetSecondFactorByCommand,
  unlockByCommand,
} from './staff/by-command.ts';
export type { HeldItem, HeldWork } from './staff/handover/held.ts';
export { whatStandsStill } from './staff/handover/still.ts';
export { whoWorks } from './staff/handover/store.ts';
export { needsOffice } from './staff/import/check.ts';
export { proposalsOf } from './staff/import/store.ts';
export type { AccountChange } from './staff/notices.ts';
export { rolesDo } from './staff/roles-do.ts';
export { type Serving, servingIn } from './staff/serving.ts';
export { administratorsMissing, type Holder, holdersIn, holdersOf, peopleWithout, staffIdsIn } from './staff/store.ts';
