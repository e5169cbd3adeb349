export const HOME = '/consultations';
export const TITLE = '征集调查';
/** of staff */
export const DESK = '/console/consultations';
