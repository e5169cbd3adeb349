/** What properties of a binary Word file say that matters here. [MS-DOC] 2.6 */
export interface Properties {
  /** how deep in tables a paragraph stands; 0: in none */
  depth: number;
  /** a cell of an inner table ends with the paragraph */
  endsCell: boolean;
  /** a row ends with it */
  endsRow: boolean;
  /** of the row that ends */
  cells?: RowCells;
  deleted: boolean;
  hidden: boolean;
  raised: boolean;
  /** where more of them stand in the stream Data */
  elsewhere?: number;
}
export interface RowCells {
  /** left edges of the cells, and the right one of the last, in twentieths of a point */
  edges: number[];
  /** for each cell whether it goes on with the one on its left, or above */
  merged: { left: boolean; above: boolean }[];
}

const TABLE = 0xd608;
const TABS = 0xc615;
/** Bytes behind a code by its highest three bits; 6: told by the first of them. */
const SIZES = [1, 1, 2, 4, 2, 2, undefined, 3];

export const none = (): Properties => ({
  depth: 0,
  endsCell: false,
  endsRow: false,
  deleted: false,
  hidden: false,
  raised: false,
});

/** Reads a list of properties into `found`. @throws RangeError where the list is damaged */
export function readProperties(list: Buffer, found: Properties): Properties {
  for (let at = 0; at + 2 < list.length; ) {
    const code = list.readUInt16LE(at);
    at += 2;
    let size = SIZES[code >> 13];
    if (code === TABLE) size = list.readUInt16LE(at) + 1;
    else if (size === undefined) {
      size = list[at]! + 1;
      if (code === TABS && size === 256) return found; // no report sets so many tabs
    }
    take(code, list.subarray(at, at + size), found);
    at += size;
  }
  return found;
}

function take(code: number, value: Buffer, found: Properties): void {
  const on = (value[0] ?? 0) !== 0;
  if (code === 0x2416) found.depth = on ? Math.max(1, found.depth) : 0;
  else if (code === 0x6649) found.depth = Math.max(0, value.readInt32LE(0));
  else if (code === 0x2417 || code === 0x244c) found.endsRow = on;
  else if (code === 0x244b) found.endsCell = on;
  else if (code === 0x0800) found.deleted = on;
  else if (code === 0x083c) found.hidden = on;
  else if (code === 0x2a48) found.raised = value[0] === 1;
  else if (code === 0x6646) found.elsewhere = value.readUInt32LE(0);
  else if (code === TABLE) found.cells = cellsOf(value);
}

/** TDefTableOperand, TC80: [MS-DOC] 2.9.315, 2.9.311 */
function cellsOf(value: Buffer): RowCells {
  const count = value[2] ?? 0;
  const edges = Array.from({ length: count + 1 }, (_, n) => value.readInt16LE(3 + n * 2));
  const merged = Array.from({ length: count }, (_, n) => {
    const at = 3 + (count + 1) * 2 + n * 20;
    const bits = at + 2 <= value.length ? value.readUInt16LE(at) : 0;
    return { left: (bits & 3) === 1, above: ((bits >> 5) & 3) === 1 };
  });
  return { edges, merged };
}
