import { domainToASCII } from 'node:url';

/** A host name in the one form in which names that mean the same are equal: small letters, ASCII (IDNA), without port and
 *  final dot. '' for what is no host name. */
export function plainHost(given: string): string {
  const name = given.trim().replace(/:\d*$/, '');
  if (/^\[[\da-f:.]+\]$/i.test(name)) return name.toLowerCase();
  return domainToASCII(name).replace(/\.$/, '').toLowerCase();
}
