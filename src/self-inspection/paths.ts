export const TITLE = '网站自查';
/** of staff */
export const DESK = '/console/self-inspection';
