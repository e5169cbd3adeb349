/** A number as people type it, for the form's rule: '１，２００' → '1200'. Full width and separators of thousands are
 *  read; a separator elsewhere is left, so that '1,2' is refused and not taken for twelve. */
export function typedNumber(text: string): string {
  const plain = text.normalize('NFKC').trim();
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
}
