/** A number in 30 bits: a whole one, or the upper part of a binary fraction; perhaps a hundredth. [MS-XLS] 2.5.217 */
export function numberOf(packed: number): number {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE((packed & ~3) >>> 0, 4);
  const value = packed & 2 ? (packed | 0) >> 2 : bytes.readDoubleLE(0);
  return packed & 1 ? value / 100 : value;
}
