/** 工作指标: what the work of authorities comes to, by measures that the rooms bring (platform/measures.ts); kept month by month,
 *  each figure with the address of its records. */
export { countMonth } from './counting.ts';
export { recordsHref } from './links.ts';
export { byMonth, type Kept, middleByMonth, overMonths } from './months.ts';
export { KEPT_MONTHS, monthOf, readers as measureReaders } from './rules.ts';
export { valueInWords } from './words.ts';
