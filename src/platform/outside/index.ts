/** Visits and messages to other sites: the only place from which the program asks anything of an address that somebody
 *  wrote. */
export { isPublicAddress } from './public-address.ts';
export { type InsideHost, insideHostOf, isNamedInside, type May, mayReach, targetOf } from './reach.ts';
export { type Sending, type Sent, send } from './send.ts';
export { type Visit, visit } from './visit.ts';
