/** Where 月报 stand in the console. */
export const DESK = '/console/briefings';
export const RECEIVED = `${DESK}/received`;

/** @param month its first day */
export const briefingHref = (month: string): string => `${DESK}/${month.slice(0, 7)}`;
