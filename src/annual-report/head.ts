import { type AnnualReport, reportTitle } from '../law/index.ts';
import type { Authority } from '../organizations/index.ts';

/** Whose report it is, as a report is compiled for it. */
export type Reporting = Pick<Authority, 'id' | 'code' | 'name' | 'isDemo'>;

/** What stands at the head of a report that the house compiles. @param signed day of signing, YYYY-MM-DD */
export function reportHead({ code, name, isDemo }: Reporting, year: number, signed: string | undefined) {
  return {
    format: '2021',
    authority: { code, name, ...(isDemo && { demo: true as const }) },
    year,
    title: reportTitle(name, year),
    ...(signed && { date: signed }),
  } satisfies Partial<AnnualReport>;
}
