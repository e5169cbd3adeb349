/** 互动交流: what people write to an authority (留言), by when it is answered, what of it everybody may read; counted for
 *  the annual report (平台建设、互动). Its limits and steps are law's (src/law/messages). */
export { countMessages, listCounted } from './public-answers/figures.ts';
export { answerStandings } from './public-answers/store.ts';
