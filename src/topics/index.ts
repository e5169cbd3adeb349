/** 热点回应: what people ask for, found by counts alone (`detectTopics`), and what was said of it when; counted for the
 *  annual report (互动). What a kiosk shows of it: `publicTopics`, `TopicText`. */
export { beginFrom, dismissTopic } from './detecting/actions.ts';
export { detect } from './detecting/detected.ts';
export { foundTopics } from './detecting/store.ts';
export { detectTopics } from './detecting/turn.ts';
export { countTopics, listTopics, type TopicCounts, type TopicFigure } from './figures.ts';
export { publicTopics } from './list.ts';
export { TopicText } from './public/pages.tsx';
export {
  addEntry,
  beginTopic,
  concludeTopic,
  type EntryInput,
  reopenTopic,
  saveTopic,
  submitTopic,
  withdrawTopic,
} from './writing/actions.ts';
export { topicKind } from './writing/subject.tsx';
