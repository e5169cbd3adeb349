/** 月报: what a month's work came to (条例 arts. 4, 46). */
export { beginBriefing, draftBriefing, editBriefing, handBriefing, signBriefing } from './actions.ts';
export { currentOf } from './current.ts';
export { briefingOf } from './store.ts';
