export const HOME = '/consultations';
export const TITLE = '征集调查';
