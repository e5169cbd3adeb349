import { decodeText } from '../../platform/reading/index.ts';
import { OtherKind } from './blocks.ts';

/** Text of a file (`decodeText`). @param charset declared beside the file @throws OtherKind when it is no text */
export function decode(bytes: Uint8Array, charset = ''): string {
  const text = decodeText(bytes, charset);
  if (text === undefined) throw new OtherKind('不是文本文件');
  return text;
}
