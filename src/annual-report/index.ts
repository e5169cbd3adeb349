/** 年度报告 (条例 arts. 49–50): figures counted from every book, narrative, reconciliation, sign-off, publication, papers.
 *  The rooms of a region (what is sent up, the region's own report) are made with the same parts. */
export { yearsAnswering } from './answers.ts';
export { type Compiled, compileReport, daysOf, type ReportDays, type Reporting, reportHead } from './compile.ts';
export { type Differences, differencesIn, differencesOf, sectionOf } from './figures/differences.ts';
export { countChannels } from './figures/figures.ts';
export { DifferenceTables } from './figures/pages/differences.tsx';
export { fileNames, fileOf, sendOpen } from './files/files.ts';
export { reportHtml } from './files/html.tsx';
export { tablesCsv } from './files/open-data.ts';
export { reportDocx, reportPdf } from './files/paper.ts';
export { ReportBody } from './files/report-body.tsx';
export { reportXlsx } from './files/xlsx.ts';
export { fitRows, paperSheet } from './files/xlsx-sheet.ts';
export { sheetFour, sheetThree, sheetTwo } from './files/xlsx-tables.ts';
export { placeOf, yearHref } from './links.ts';
export { type Counted, figureFault, fill, namedFigures, regionFigures } from './narrative/live-figures.ts';
export { LiveText } from './narrative/pages/text.tsx';
export { type Part, partIds, parts, partsBySection, sectionsOf } from './narrative/parts.ts';
export { templateText } from './narrative/template.ts';
export { partForm, reasonForm, textsFault } from './public-forms.ts';
export { publishReport } from './publication/actions.ts';
export { forPublic } from './publication/for-public.ts';
export { onlineReportsOf } from './publication/online.ts';
export { PublicReportPage } from './publication/pages/public.tsx';
export { Abandon, Correct, Versions } from './publication/pages/publication.tsx';
export {
  insertVersion,
  keepPublished,
  publishedReport,
  reopen,
  restore,
  type Version,
  versionOf,
  versionsOf,
} from './publication/publication.ts';
export { reportsFor } from './publication/reports-for.ts';
export { readers, textMark } from './rules.ts';
export { type Acceptance, acceptanceFault, acceptanceForm, findingsMark } from './sign-off/accepted.ts';
export { reviewReport, submitReport } from './sign-off/actions.ts';
export { AcceptanceFields } from './sign-off/pages/acceptance.tsx';
export { unansweredIn } from './sign-off/unfinished.ts';
export { lockReport, publishedBelow, reportRow, saveAnswer, saveReport, yearStates } from './store.ts';
export type { ReportState } from './tables.ts';
export { Findings } from './workspace/pages/findings.tsx';
export { daysUntil } from './workspace/progress.ts';
export { type PlaceRemark, RemarkList, type Returned } from './workspace/returned.tsx';
export { verdictOf } from './workspace/verdict.ts';
export { yearOf } from './year-of.ts';
