/** Where the city's office sees who has sent; the region's own report stands below it. */
export const regionHref = (year: number): string => `/console/region/${year}`;
export const regionReportHref = (year: number): string => `${regionHref(year)}/report`;
export const remindHref = (year: number, code: string): string => `${submissionHref(year, code)}/remind`;
export const submissionHref = (year: number, code: string): string =>
  `${regionHref(year)}/authorities/${encodeURIComponent(code)}`;
