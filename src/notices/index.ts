/** Notices: everything that waits for a person, from every room; limits that come near, by mail. */

export { noticesOf } from './notices.ts';
export { snoozeNotices } from './snoozing/actions.ts';
