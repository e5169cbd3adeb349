/** 工作考核 and 社会评议 (条例 arts. 46, 50): the scheme of a year, what each says of itself, points with what they were counted
 *  from, appeals, results; counted for the annual report, each figure with the address of its records (`recordsHref`). */

export { decideCorrection, proposeCorrection } from './corrections/actions.ts';
export { type AssessmentFigures, assessmentFigures } from './counted.ts';
export { keepUpAssessments } from './counting/keep-up.ts';
export { publishResults } from './results/publish.ts';
export { appeal } from './round/appeal-action.ts';
export { confirm, decideAppeal, finalise, judge, setUpSubject, tellResults } from './round/review-actions.ts';
export { selfAssess } from './round/self-actions.ts';
export { beginScheme, publishScheme, saveItem, saveSettings } from './scheme/actions.ts';
export { type FigureName, recordsHref } from './words.ts';
