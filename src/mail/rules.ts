/** Minutes until the next try after so many failures; undefined: given up. */
export function waitAfter(attempts: number): number | undefined {
  return [1, 5, 15, 60, 240, 720][attempts - 1];
}

/** What a server answered, without the address it was asked to write to. */
export function withoutAddress(failure: string, address: string): string {
  const pattern = new RegExp(address.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'), 'gi');
  return failure.replace(pattern, '〔收件人〕');
}
