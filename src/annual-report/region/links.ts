export const regionHref = (year: number): string => `/console/region/${year}`;
export const submissionHref = (year: number, code: string): string =>
  `${regionHref(year)}/authorities/${encodeURIComponent(code)}`;
export const regionReportHref = (year: number): string => `${regionHref(year)}/report`;
export const regionCellHref = (year: number, path: string): string => `${regionHref(year)}/cells/${path}`;
