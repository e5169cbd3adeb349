/** Where staff read what was said of pages. */
export const PATH = '/console/feedback';

/** Days back, today included → in words. */
export const PERIODS: Readonly<Record<string, string>> = { '30': '近 30 天', '90': '近 90 天', '365': '近一年' };
