let known: Map<string, number> | undefined;

/** Text in GBK, as programs of Chinese Windows write it; ASCII as it is. @throws Error for a character it has not got */
export function gbk(text: string): Buffer {
  known ??= characters();
  const codes = known;
  return Buffer.from(
    [...text].flatMap((one) => {
      if (one < '\u0080') return [one.charCodeAt(0)];
      const code = codes.get(one);
      if (code === undefined) throw new Error(`no ${one} in GBK`);
      return [code >> 8, code & 0xff];
    }),
  );
}

/** Every character of two bytes; Node decodes GBK and does not encode it. */
function characters(): Map<string, number> {
  const found = new Map<string, number>();
  const decoder = new TextDecoder('gbk');
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const character = decoder.decode(new Uint8Array([high, low]));
      if (low !== 0x7f && character.length === 1 && !found.has(character)) found.set(character, (high << 8) | low);
    }
  return found;
}
