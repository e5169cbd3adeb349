import { noLimits, type Room } from '../platform/room.ts';
import { enterRoutes } from './answering/enter.tsx';
import { answeringRoutes } from './answering/routes.tsx';
import { answeringSurveys, polls, surveyPages } from './found.ts';
import { handOverSurveys } from './hand-over.ts';
import { onlineSurveys, surveysOnSite } from './online.ts';
import { DESK, TITLE } from './paths.ts';
import { phrases } from './phrases.ts';
import { preparingRoutes } from './preparing/routes.tsx';
import { surveyKind } from './preparing/subject.tsx';
import { resultRoutes } from './results/routes.tsx';
import { staffResultRoutes } from './results/staff-routes.tsx';
import { forgetSurveys } from './retention.ts';
import { enterers } from './rules.ts';
import { countUnread, surveyLines } from './waiting.ts';

const FORGET_EVERY_MS = 3_600_000;

/** 问卷调查: people are asked, each answers once and namelessly, and reads what came of it. */
export const surveys: Room = {
  name: 'surveys',
  publicRoutes: (app) => {
    answeringRoutes(app);
    resultRoutes(app);
  },
  staffRoutes: (app) => {
    preparingRoutes(app);
    enterRoutes(app);
    staffResultRoutes(app);
  },
  publicSide: { phrases, pages: surveyPages, answers: answeringSurveys },
  places: [{ label: TITLE, path: DESK, roles: enterers, waiting: countUnread }],
  desk: { lines: surveyLines },
  words: {
    actions: {
      'surveys.begin': '问卷：新建',
      'surveys.save': '问卷：填写',
      'surveys.submit': '问卷：送审',
      'surveys.recall': '问卷：撤回送审',
      'surveys.discard': '问卷：放弃修改',
      'surveys.extend': '问卷：延期',
      'surveys.withdraw': '问卷：撤下',
      'surveys.enter': '问卷：登记纸质答卷',
      'surveys.judgeText': '问卷：文字答案是否公开',
    },
    subjects: { survey: '问卷' },
    details: { answer: '答卷', question: '题号', show: '公开' },
  },
  limits: noLimits,
  jobs: [{ name: 'forgetSurveys', everyMs: FORGET_EVERY_MS, run: forgetSurveys }],
  tells: [],
  on: { officeClosed: handOverSurveys },
  brings: { reviewed: [surveyKind], online: [onlineSurveys], onSite: [surveysOnSite], polls: [polls] },
  assets: { styles: ['surveys.css'], consoleStyles: [], islands: ['survey'], workers: [] },
};
