/** 征集调查: what the public is asked about before it is decided (《重大行政决策程序暂行条例》 arts. 14–16), and what was adopted;
 *  counted for the annual report (`countConsultations`, `listConsultations`). Rooms with polls of another kind bring them to its list
 *  (`brings.polls`). */
export { closeComment } from './commenting/passes.ts';
export { COMMENTER, enterComment, sendComment } from './commenting/receive.ts';
export { keepComment, showComment } from './comments/actions.ts';
export {
  type ConsultationCounts,
  type ConsultationFigure,
  countConsultations,
  listConsultations,
} from './figures.ts';
export {
  beginConsultation,
  extendConsultation,
  saveConsultation,
  stopConsultation,
  submitConsultation,
} from './preparing/actions.ts';
export { type ConsultationContent, hashOf } from './preparing/content.ts';
export { consultationKind } from './preparing/subject.tsx';
export { consultationRoutes } from './public-routes.ts';
export { answerGroup, placeComments, submitResults } from './results/actions.ts';
export { hashOf as resultsHash } from './results/content.ts';
export { resultsKind } from './results/subject.tsx';
export { consultationById } from './store.ts';
