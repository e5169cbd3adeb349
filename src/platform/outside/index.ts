/** Visits to other sites: the only place from which the program asks anything of an address that somebody wrote. */
export { isPublicAddress } from './public-address.ts';
export { visit } from './visit.ts';
