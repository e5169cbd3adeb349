/** 本地区年度报告 (条例 art. 49): what the authorities of a region sent up, summed. */
export { compileRegion } from './compile.ts';
export { publishRegion } from './publish-actions.ts';
