import type { Differences, PlaceRemark } from '../../annual-report/index.ts';
import type { Finding } from '../../law/index.ts';

/** The round before the one that is shown. */
export interface Earlier {
  round: number;
  findings: readonly Finding[];
  /** what was said of its places */
  remarks: readonly PlaceRemark[];
  /** what the shown round changed of it */
  differences: Differences;
}
