/** 问卷调查: what an authority asks everybody, what was answered, and what of it an assessment counts (`surveyFigures`). */
export { enterAnswer } from './answering/enter.tsx';
export { keepAnswer } from './answering/store.ts';
export { surveyFigures } from './assessment.ts';
export { beginSurvey, extendSurvey, saveSurvey, submitSurvey, withdrawSurvey } from './preparing/actions.ts';
export { emptySurvey, type SurveyContent } from './preparing/content.ts';
export { surveyKind } from './preparing/subject.tsx';
export { readAnswers } from './questions/answers.ts';
export { parseQuestions } from './questions/written.ts';
export { judgeText, textsOf } from './results/texts.ts';
