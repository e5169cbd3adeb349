/** 机关信息 (条例 arts. 12, 20(二)): what an authority says of itself; texts of 公开指南 and 公开制度. */
export { leadersIn } from './content.ts';
export { draftOf, versionsOf } from './store.ts';
export { type GuidePart, guideParts, institutionParts, paragraphsOf } from './texts.ts';
export { profileUnderReview } from './waiting.ts';
