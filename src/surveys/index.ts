/** 问卷调查: what an authority asks everybody, what was answered, what of it an assessment counts (`surveyFigures`) and what
 *  the annual report (`countSurveys`). */
export { enterAnswer } from './answering/enter.tsx';
export { keepAnswer } from './answering/store.ts';
export { type AppraisingSurvey, appraisingSurveys, type SurveyFigures, surveyFigures } from './assessment.ts';
export { countSurveys, listSurveys, type SurveyCounts, type SurveyFigure } from './counted.ts';
export { beginSurvey, extendSurvey, saveSurvey, submitSurvey, withdrawSurvey } from './preparing/actions.ts';
export { emptySurvey, type SurveyContent } from './preparing/content.ts';
export { surveyKind } from './preparing/subject.tsx';
export { readAnswers } from './questions/answers.ts';
export { parseQuestions } from './questions/written.ts';
export { judgeText, textsOf } from './results/texts.ts';
