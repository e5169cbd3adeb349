/** The outbox: one for all rooms. They put mails in, each once; it sends them, tries again, and lists what failed. Where
 *  mail goes out is set for the installation. */

export { reachableAmong, setAddress } from './addresses.ts';
export type { LeftAlone, StandingLine } from './kinds.ts';
export { type MailLine, mailsAbout, mailsTo, refusedInARow } from './lists.ts';
export {
  dropKeys,
  dropWaiting,
  forgetMails,
  keysWithoutMail,
  type NewMail,
  putMails,
  sendAgain,
  waitingMails,
  wordlessMails,
} from './outbox.ts';
export { OWN_MAIL } from './paths.ts';
export { putReminders, type Reminder } from './reminders/put.ts';
export { keepWish, recheckReminders, wishInWords } from './reminders/wishes.ts';
export { type HeldBack, sendMails } from './sending.ts';
export { mailSite, mailWorks } from './settings.ts';
