/** 年度报告 (条例 arts. 49–50): figures counted from every book, narrative, reconciliation, papers. */
export { compileReport } from './compile.ts';
export { reportDocx } from './docx.ts';
export { countChannels } from './figures.ts';
export { forPublic } from './for-public.ts';
export { reportHtml } from './html.tsx';
export { reportPdf } from './pdf.ts';
export { keepPublished, publishedReport } from './publication.ts';

export { decide, insertSubmission, publishedRegionYears } from './region/store.ts';

export { publishedYears } from './store.ts';

export { reportXlsx } from './xlsx.ts';
