import type { ComponentChildren, VNode } from 'preact';
import type { AnnualReport, Section } from '../../law/index.ts';
import { longDate } from '../../platform/dates.ts';
import { type CorrectionNote, correctionNotes } from '../figures/corrections.ts';
import { isHeading } from '../narrative/parts.ts';
import { TableFour, TableThree, TableTwo } from './tables.tsx';

interface Props {
  report: AnnualReport;
  /** Address of the records behind a cell; without it figures are plain. */
  href?: ((path: string) => string) | undefined;
  /** Draws the text of a section (index from 0) in place of its plain paragraphs. */
  text?: (section: Section, index: number) => ComponentChildren;
  /** What is to be said at a section, under its head. */
  aside?: ((index: number) => ComponentChildren) | undefined;
}

const tables = [undefined, TableTwo, TableThree, TableFour];
const tableNames = [undefined, 'two', 'three', 'four'] as const;

/** The report as a paper: title, date, six parts, official tables, signature. */
export function ReportBody({ report, href, text = plain, aside }: Props) {
  return (
    <article class="report" id="report">
      <header>
        <Title report={report} />
        {report.date && <p class="dated">{longDate(report.date)}</p>}
      </header>
      {report.sections.map((section, index) => {
        const Table = tables[index];
        const name = tableNames[index];
        return (
          <section key={section.title} id={`part-${index + 1}`}>
            <h2>{section.title}</h2>
            {aside?.(index)}
            {text(section, index)}
            {Table && <Table tables={report.tables} href={href} corrections={report.corrections} />}
            {name && <Corrected notes={correctionNotes(report, name)} />}
          </section>
        );
      })}
      <footer class="signed">
        <p>{report.authority.name}</p>
        {report.date && <p>{longDate(report.date)}</p>}
      </footer>
    </article>
  );
}

/** What was put right by hand in a table: never silently. */
function Corrected({ notes }: { notes: readonly CorrectionNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ul class="corrected">
      {notes.map(({ path, text }) => (
        <li key={path} id={`corrected-${path}`}>
          {text}
        </li>
      ))}
    </ul>
  );
}

function plain({ text }: Section): VNode[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => (isHeading(line) ? <h3 key={line}>{line}</h3> : <p key={line}>{line}</p>));
}

/** Breaks between the authority's name and the rest, not within either where there is room. */
function Title({ report: { title = '', authority } }: { report: AnnualReport }) {
  if (!title.startsWith(authority.name)) return <h1>{title}</h1>;
  return (
    <h1>
      <span>{authority.name}</span>
      <span>{title.slice(authority.name.length)}</span>
    </h1>
  );
}
