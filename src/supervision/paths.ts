/** Where orders stand, for who gives them and for who answers. */
export const ORDERS = '/console/supervision/orders';
export const orderHref = (id: number): string => `${ORDERS}/${id}`;

/** Where the authorities stand side by side. */
export const CITY = '/console/supervision';
export const SETTINGS = `${CITY}/settings`;
/** Where an authority sees itself. */
export const OWN = `${CITY}/own`;
/** One authority, by its code. */
export const authorityHref = (code: string, period: string): string =>
  `${CITY}/authorities/${encodeURIComponent(code)}?period=${period}`;
export const CITY_TITLE = '各地情况';
export const OWN_TITLE = '本单位情况';
/** Who is beyond a bound. */
export const BEYOND = `${CITY}/beyond`;
/** 提醒函, of who sends them and of who gets them. */
export const LETTERS = `${CITY}/letters`;
export const letterHref = (id: number): string => `${LETTERS}/${id}`;
