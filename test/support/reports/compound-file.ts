const PAGE = 512;
/** Numbers of two bytes, and of four, the lowest byte first. */
export const u16 = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [n, value] of values.entries()) bytes.writeUInt16LE(value & 0xffff, n * 2);
  return bytes;
};
export const u32 = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [n, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, n * 4);
  return bytes;
};
export const padded = (bytes: Buffer, size: number) =>
  Buffer.concat([bytes, Buffer.alloc((size - (bytes.length % size)) % size)]);

/** A compound file with such streams, each in sectors of its own: [MS-CFB]. */
export function compoundOf(streams: Record<string, Buffer>): Buffer {
  const END = 0xfffffffe;
  const held = Object.entries(streams).map(([name, bytes]) => ({ name, bytes: padded(padded(bytes, 4096), PAGE) }));
  const sectors = held.reduce((sum, { bytes }) => sum + bytes.length / PAGE, 0) + 1;
  const tables = Math.ceil((sectors * 4) / (PAGE - 4)) + 1;
  const links: number[] = Array(tables).fill(0xfffffffd);
  const chain = (count: number) => {
    const first = links.length;
    for (let n = 1; n < count; n += 1) links.push(links.length + 1);
    links.push(END);
    return first;
  };
  const entry = (name: string, type: number, first: number, length: number) => {
    const bytes = Buffer.alloc(128);
    bytes.write(name, 'utf16le');
    bytes.writeUInt16LE(name ? name.length * 2 + 2 : 0, 64);
    bytes[66] = type;
    u32(0xffffffff, 0xffffffff, type === 5 ? 1 : 0xffffffff).copy(bytes, 68);
    u32(first, length).copy(bytes, 116);
    return bytes;
  };
  const directory = chain(1);
  const entries = held.map(({ name, bytes }) => entry(name, 2, chain(bytes.length / PAGE), bytes.length));
  const list = padded(Buffer.concat([entry('Root Entry', 5, END, 0), ...entries]), PAGE);
  const head = Buffer.alloc(PAGE, 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  head.fill(0, 8, 76);
  u16(0x3e, 3, 0xfffe, 9, 6).copy(head, 24);
  u32(tables, directory).copy(head, 44);
  u32(4096, END, 0, END, 0).copy(head, 56);
  u32(...Array(tables).keys()).copy(head, 76);
  const table = Buffer.alloc(tables * PAGE, 0xff);
  u32(...links).copy(table);
  return Buffer.concat([head, table, list, ...held.map(({ bytes }) => bytes)]);
}
