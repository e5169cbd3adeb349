import type { Grade, Thresholds } from '../../law/index.ts';
import type { Appraisal } from '../counting/trace.ts';
import type { ItemKind } from '../words.ts';

/** 考核结果 as it was published: kept whole, whatever becomes of the books. Points are hundredths. */
export interface PublishedResults {
  title: string;
  note: string;
  year: number;
  keeper: string;
  /** by what it was judged */
  items: { group: string; title: string; kind: ItemKind; weight: number; how: string }[];
  grades: Thresholds;
  /** the last day that was counted */
  until: string;
  leastAnswers: number;
  /** in the order in which they are shown; points and places only where the scheme has them public; unappraised: why it has
   *  no 社会评议 where others have one */
  rows: {
    name: string;
    grade: Grade;
    total?: number;
    place?: number;
    appraisal?: PublicAppraisal;
    unappraised?: string;
  }[];
  /** who is not in it, and why */
  left: { name: string; reason: string }[];
  /** 更正 since it was published first, the newest first; left out: none */
  corrections?: PublicCorrection[];
}

/** What the public reads of a correction. */
interface PublicCorrection {
  /** 'YYYY-MM-DD' */
  on: string;
  name: string;
  /** what it changed, as far as it is public */
  change: string;
  reason: string;
}

/** '2025 年度…考核方案（演示）' as what came of it: '2025 年度…考核结果（演示）' */
export const resultsTitle = (title: string): string =>
  title.includes('方案') ? title.replace(/方案(?!.*方案)/s, '结果') : `${title}结果`;

/** 社会评议 of one, with how it was made. */
export interface PublicAppraisal extends Appraisal {
  /** per cent; null: not used, for the reason that is told */
  value: number | null;
  said: string;
}
