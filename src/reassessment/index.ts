/** 动态调整 (条例 art. 18): what is not disclosed is assessed again at its date by one and reviewed by another; what may be
 *  disclosed becomes a draft. Counted for the annual report, each figure with the address of its records (`recordsHref`). */
export { assess, reviewAssessment } from './actions.ts';
export { addEntry } from './entries/actions.ts';
export { type ReassessmentFigures, reassessmentFigures } from './figures.ts';
export { DESK as REASSESSMENT, type FigureName, recordsHref } from './words.ts';
