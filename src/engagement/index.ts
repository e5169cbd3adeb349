/** 互动交流: what people write to an authority (留言), by when it is answered, what of it everybody may read; counted for
 *  the annual report (平台建设、互动). Its limits and steps are law's (src/law/messages). */

/* It comes in. */

export { enterMessage, type NewMessage, sendMessage, writerOf } from './receive.ts';

/* It is handled and answered. */

export { draftAnswer, submitAnswer } from './answering/actions.ts';
export { answerKind } from './answering/subject.tsx';
export { turnIntoApplication } from './handling/steps/application.tsx';
export { assignMessage } from './handling/steps/assign.tsx';
export { extendMessage } from './handling/steps/extend.tsx';
export { leadElsewhere } from './handling/steps/lead.tsx';
export { mergeFlood } from './handling/steps/merge.tsx';
export { reopenMessage } from './handling/steps/reopen.tsx';
export { transferMessage } from './handling/steps/transfer.tsx';
export { voidMessage } from './handling/steps/void.tsx';

/* Who wrote it goes on, and everybody may read it. */

export { askAgain, rateAnswer, withdrawMessage } from './following/actions.ts';
export { publishAnswer } from './public-answers/actions.ts';
export type { ThemeId } from './public-answers/store.ts';

/* Its pages for the public, also in another frame than the site's. */

export { closeMessage } from './following/passes.ts';
export { messageRoutes } from './public-routes.ts';

/* Where it complains or reports, it may go on in the register of complaints. */

export { type ComplaintMessage, complaintMessages, openComplaint } from './complaints.ts';

/* It is counted. */

export { countedHref, countMessages, listCounted, type MessageCounts } from './public-answers/figures.ts';
export { answerStandings } from './public-answers/store.ts';
