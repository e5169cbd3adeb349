/** Where somebody is led on: only a path of our own, no other host, no scheme, nothing that could end a header. What is
 *  none becomes `home`. @param home '/console' lets only what stands below it through */
export function ownPath(given: unknown, home = '/'): string {
  if (typeof given !== 'string' || given.length > 2_000 || !/^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(given)) return home;
  return home === '/' || new RegExp(`^${home}(?:[/?#]|$)`).test(given) ? given : home;
}
