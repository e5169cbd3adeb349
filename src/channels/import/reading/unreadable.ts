export { Unreadable } from '../../../platform/reading/index.ts';

/** More than this no office's ledger holds; beyond it a file is taken for a mistake or an attack. */
export const MOST = {
  /** bytes of all parts of an .xlsx, unpacked */
  unpacked: 300 * 1024 * 1024,
  /** parts of an .xlsx */
  parts: 2000,
  /** rows, header included */
  rows: 100_000,
  columns: 200,
  /** characters of one cell: Excel's own limit */
  cell: 32_767,
  /** characters of all shared texts of an .xlsx */
  texts: 60_000_000,
};
