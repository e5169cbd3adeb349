/** Which login or person, by its place, another one before it has already; undefined: all differ. */
export function repeated(given: readonly string[]): number | undefined {
  const at = given.findIndex((one, n) => given.indexOf(one) < n);
  return at < 0 ? undefined : at;
}
