/** 政策文件库 (条例 art. 20(一)): what policy documents are about, whom they concern, when they hold. */
export { describePolicy } from './actions.ts';
export { themesOf } from './store.ts';
export { type Audience, THEMES, type Theme } from './words.ts';
