/** How much of a file is read; what lies beyond is told as unread. */
export interface Bounds {
  /** bytes of the file */
  bytes: number;
  /** bytes of all parts of all files in it, unpacked */
  unpacked: number;
  /** files in archives and documents, all together */
  files: number;
  /** of files in files */
  depth: number;
  characters: number;
  pieces: number;
  pages: number;
}

export const USUAL: Bounds = {
  bytes: 100 * 1024 * 1024,
  unpacked: 300 * 1024 * 1024,
  files: 2_000,
  depth: 4,
  characters: 5_000_000,
  pieces: 300_000,
  pages: 1_000,
};

/** Parts of one zip. */
export const MOST_PARTS = 20_000;
/** Nesting of elements: deeper no program writes. */
export const DEEPEST = 500;

/** Why a file, or a part of it, was not read. */
export const WHY = {
  locked: '设有密码，无法读取',
  broken: '已经损坏或者不完整，无法读取',
  tooBig: '解开后内容过大，没有读完',
  tooDeep: '层层嵌套过深，没有读完',
  unknown: '不是系统能识别的格式',
  empty: '是空的',
  picture: '是图片，其中的文字没有识别',
} as const;
/** Letters of one page of a PDF. */
export const MOST_LETTERS = 200_000;
