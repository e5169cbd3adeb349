import { reportHtml } from '../../../src/annual-report/files/html.tsx';
import { reportDocx, reportPdf } from '../../../src/annual-report/files/paper.ts';
import type { AnnualReport } from '../../../src/law/index.ts';
import { unwrap } from '../../../src/platform/outcome.ts';
import { type Made, textsOf } from './made.ts';

/** A made report as the platform's own. */
export function ownReport(made: Made): AnnualReport {
  const texts = textsOf(made);
  return {
    format: '2021',
    authority: { code: 'YS', name: made.authority },
    year: made.year,
    title: made.title,
    date: made.date,
    tables: made.tables,
    findings: [],
    channels: {},
    sections: made.order.map((n) => ({ title: made.titles[n]!, text: texts[n]!.join('\n') })),
  };
}

/** The report in one of the forms in which the platform gives it away. */
export async function asOwn(made: Made, form: 'ownPage' | 'ownDocx' | 'ownPdf'): Promise<Buffer> {
  const report = ownReport(made);
  if (form === 'ownPage') return Buffer.from(reportHtml(report));
  return form === 'ownDocx' ? reportDocx(report) : unwrap(await reportPdf(report));
}
