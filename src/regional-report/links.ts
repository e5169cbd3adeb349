import { regionHref } from '../report-submissions/index.ts';

export const regionCellHref = (year: number, path: string): string => `${regionHref(year)}/cells/${path}`;
