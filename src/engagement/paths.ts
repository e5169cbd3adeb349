export const HOME = '/engagement';
export const TITLE = '互动交流';
/** of staff */
export const DESK = '/console/messages';
