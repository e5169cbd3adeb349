/** Words for `like` as they stand: none of their signs means anything else. */
export function literally(words: string): string {
  return words.replace(/[\\%_]/g, '\\$&');
}
