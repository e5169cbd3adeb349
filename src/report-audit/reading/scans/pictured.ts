import type { ReadReport } from '../../understanding/read-report.ts';
import { PICTURE } from '../blocks.ts';

/** How many pages of a PDF hold pictures that were not read: places of other formats name no page. */
export const picturedPages = ({ unread }: Pick<ReadReport, 'unread'>): number =>
  new Set(unread.flatMap(({ why, place }) => (why === PICTURE ? (/^第 \d+ 页/.exec(place)?.[0] ?? []) : []))).size;
