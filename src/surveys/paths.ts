export const TITLE = '问卷调查';
/** of the public */
export const HOME = '/surveys';
/** where surveys stand beside consultations */
export const LIST = '/consultations';
export const LIST_TITLE = '征集调查';
/** of staff */
export const DESK = '/console/surveys';
