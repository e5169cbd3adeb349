/** What a word of an entry begins with that only an attachment of the document says. No cut word holds it. */
const ONLY_INSIDE = '~';

/** Words of a document as they are indexed: its own plain, those that only attachments say marked. The inverted index alone
 *  tells then what a document says itself; each word stands once. */
export function lexemesOf(own: ReadonlySet<string>, inside: Iterable<string>): Set<string> {
  const lexemes = new Set(own);
  for (const word of inside) if (!own.has(word)) lexemes.add(ONLY_INSIDE + word);
  return lexemes;
}

/** Of each indexed word the word. */
export function plainOf(lexemes: readonly string[]): string[] {
  return lexemes.map((lexeme) => (lexeme.startsWith(ONLY_INSIDE) ? lexeme.slice(ONLY_INSIDE.length) : lexeme));
}

/** As `plainOf`, of a column in SQL. */
export const plainIn = (column: string) => `ltrim(${column}, '${ONLY_INSIDE}')`;

/** What a document holds that says the word, itself or in an attachment; as a part of a tsquery. Cut words hold letters,
 *  digits and the point of a decimal alone, so quoting is all they need. */
export const saidAnywhere = (word: string) => `('${word}' | '${ONLY_INSIDE}${word}')`;

/** What a document holds that says the word itself. */
export const saidByItself = (word: string) => `'${word}'`;
