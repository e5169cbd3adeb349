import type { AnnualReport } from '../../law/index.ts';
import { longDate } from '../../platform/dates.ts';
import { TableFour, TableThree, TableTwo } from './tables.tsx';

/** The report as a public paper: title, date, six parts, official tables. `href` opens the records behind a cell. */
export function ReportBody({ report, href }: { report: AnnualReport; href?: ((path: string) => string) | undefined }) {
  const tables = [undefined, TableTwo, TableThree, TableFour];
  return (
    <article class="report">
      <header>
        <h1>{report.title}</h1>
        {report.date && <p class="signed">{longDate(report.date)}</p>}
      </header>
      {report.sections.map((section, n) => {
        const Table = tables[n];
        return (
          <section key={section.title} id={`part-${n + 1}`}>
            <h2>{section.title}</h2>
            {section.text
              .split('\n')
              .filter(Boolean)
              .map((line) =>
                /^（[一二三四五]）\S{4,20}情况$/.test(line) ? <h3 key={line}>{line}</h3> : <p key={line}>{line}</p>,
              )}
            {Table && <Table tables={report.tables} href={href} />}
          </section>
        );
      })}
      <footer>
        <p>{report.authority.name}</p>
        {report.date && <p>{longDate(report.date)}</p>}
      </footer>
    </article>
  );
}
