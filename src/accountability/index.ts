/** 投诉举报和责任追究 (条例 arts. 47, 51–53): who complains that an authority does not do its duty of disclosure, what came out,
 *  what was taken; counted for the annual report, where none is a counted 0. */
export { registerCase, takeStep } from './actions.ts';
export { countAccountability } from './store.ts';
export { countedHref as accountabilityHref } from './words.ts';
