import { pictureOfFile } from '../../../platform/scans/index.ts';
import type { Reader } from '../blocks.ts';
import { assemble } from '../pdf/assemble.ts';
import { look, Scanned } from './eyes.ts';

const PICTURE = '这是图片，没有文字。请上传 Word 或网页格式的年度报告。';

/** Reads a picture of one page. @throws Unreadable, Scanned without eyes */
export const readPicture: Reader = async (bytes, _limits, _tell, eyes) => {
  if (!eyes) throw new Scanned(PICTURE, 1);
  eyes.tell(0, 1);
  const page = await look(eyes, await pictureOfFile(bytes), 1);
  eyes.tell(1, 1);
  return assemble([page]);
};
