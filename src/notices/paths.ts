/** 提醒. */
export const NOTICES = '/console/notices';
