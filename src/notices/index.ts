/** Notices: everything that waits for a person, from every room; limits that come near, by mail. */

export { bellChanged } from './pressing.ts';
