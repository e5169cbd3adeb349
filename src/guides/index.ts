/** 服务窗口 and 办事指南 (条例 arts. 20(五), 25): which windows the hall has and when they are open; how a matter is dealt with.
 *  What a kiosk and a screen need of both: `publicGuides` (by words, audience, subject), `GuideText`, `windowsNow`. */
export { countsInWords, emptyGuide, feeInWords, type GuideContent, type GuideTexts, linesOf } from './content.ts';
export { doubtsOfPublic } from './doubts.ts';
export { type PublicGuide, publicGuides } from './list.ts';
export { parseMaterials } from './materials.ts';
export { GuideText } from './pages/guide-text.tsx';
export { Translated } from './pages/public.tsx';
export { withTranslation } from './translation.ts';
export { hoursInWords, standingInWords, type WindowContent } from './windows/hours.ts';
export { type WindowNow, windowsNow } from './windows/now.ts';
