/** 问卷调查: what an authority asks everybody, what was answered, and what of it an assessment counts (`surveyFigures`). */
export { type SurveyFigures, surveyFigures } from './assessment.ts';
