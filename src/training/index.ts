/** 培训 (条例 art. 48): the year's plan, who was at which training, what they answered and hold of it; counted for the
 *  annual report (监督保障), each figure with the address of its records (`recordsHref`). */
export { closeTraining, enterList, mendAttendance, setDoor, signInAtDoor } from './attending/actions.ts';
export { doorCode } from './attending/code.ts';
export { cancelTraining, changeTraining, type Planned, planTraining, planYear } from './planning/actions.ts';
export { answerQuiz, writeQuiz } from './quiz/actions.ts';
export { DESK as TRAINING, type FigureName, recordsHref } from './words.ts';
export { type TrainingFigures, trainingFigures } from './year/figures.ts';
