import { Processes } from '../../platform/beside/processes.ts';
import type { FileText } from '../reading/bounds.ts';

export interface Question {
  /** of the file in the store */
  path: string;
  mediaType: string;
}
export type Answer =
  | FileText
  /** why its text cannot be searched, in a few words; `fault` for the program's own log */
  | { unreadable: string; fault?: string };

/** What one file may take, in milliseconds. */
export const LONGEST_MS = 15_000;

/** Reads attachments beside the server's process, within bounds of time and memory. */
export function fileReader(): Processes<Question, Answer> {
  return new Processes<Question, Answer>('search/read-file.js', 1, {
    tooLong: { unreadable: '文件过于复杂，没有在限定时间内读完' },
    tooBig: { unreadable: '文件内容过大' },
    unknown: (fault) => ({ unreadable: '文件内容无法识别', ...(fault !== undefined && { fault }) }),
    isFault: (answer) => 'fault' in answer,
  });
}
