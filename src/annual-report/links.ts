import { accountabilityHref } from '../accountability/index.ts';
import type { ReplyTime } from '../applications/index.ts';
import { type FigureName as AssessmentFigure, recordsHref as assessmentHref } from '../assessment/index.ts';
import { FACILITIES_PATH, ledgerHref } from '../channels/index.ts';
import { countedHref } from '../engagement/index.ts';
import { cellOf, cellTitle, isChannel, SECTION_TITLES } from '../law/index.ts';
import { recordsHref as measuredHref } from '../measures/index.ts';
import type { Period } from '../platform/counted-records.ts';
import { type FigureName as ReassessmentFigure, recordsHref as reassessedHref } from '../reassessment/index.ts';
import { type FigureName, recordsHref } from '../training/index.ts';

/** What the open data are, on the public site. */
export const DATA_GUIDE = '/disclosure/reports/data';

export const NAV = '/console/annual-report';
export const yearHref = (year: number): string => `${NAV}/${year}`;
/** The way to the pages of a year. */
export const crumbs = (year: number): [string, string][] => [
  ['年度报告', NAV],
  [`${year} 年度报告`, yearHref(year)],
];
export const cellHref = (year: number, path: string): string => `${yearHref(year)}/cells/${path}`;

/** An entry of what no other book counts, in the list of its year. */
export const actHref = ({ id, happenedOn }: { id: number; happenedOn: string }): string =>
  `${yearHref(Number(happenedOn.slice(0, 4)))}/acts#act-${id}`;

export const replyTimeHref = (year: number, replyTime: ReplyTime): string => `${yearHref(year)}/handling/${replyTime}`;

/** First and last day of a year, as what people said is counted and listed. */
export const periodOf = (year: number): Period => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** The records behind a figure of 互动, by the name that texts call it by. */
export const interactionHref = (year: number, figure: string): string => `${yearHref(year)}/interaction/${figure}`;

const ASKING: ReadonlySet<string> = new Set(['consultations', 'surveys', 'topics']);
/** Told as measures: their records stand where all measures' do. */
const MEASURED: ReadonlySet<string> = new Set(['site', 'orders']);
const ofMessages = {
  received: 'received',
  answered: 'answered',
  inTime: 'inTime',
  medianDays: 'answered',
  rated: 'rated',
  content: 'content',
} as const;

const sameAsCell: Record<string, string> = {
  'applications.received': 'three.received.total',
  'applications.carriedIn': 'three.carriedIn.total',
  'applications.answered': 'three.total.total',
  'applications.carriedOut': 'three.carriedOut.total',
  'applications.granted': 'three.granted.total',
  'applications.partial': 'three.partial.total',
  'remedies.reconsideration': 'four.reconsideration.total',
};

/** Address of the records behind a live figure; undefined for one that is not counted from one list. */
export function figureHref(year: number, name: string): string | undefined {
  const cell = sameAsCell[name] ?? name;
  if (cellOf(cell)) return cellHref(year, cell);
  const [group, channel = ''] = name.split('.');
  if (name === 'publishing.late') return ledgerHref({ year, state: 'late' });
  if (name === 'finance.budget') return ledgerHref({ year, words: '预算' });
  if (name === 'finance.accounts') return ledgerHref({ year, words: '决算' });
  if (name === 'accountability') return accountabilityHref(year);
  if (MEASURED.has(group!)) return measuredHref(name, periodOf(year));
  if (group === 'assessment')
    return assessmentHref(year, channel === 'results' ? 'rounds' : (channel as AssessmentFigure));
  if (ASKING.has(group!)) return interactionHref(year, name);
  if (group === 'messages' && Object.hasOwn(ofMessages, channel))
    return countedHref(ofMessages[channel as keyof typeof ofMessages], periodOf(year));
  if (group === 'reassessment') return reassessedHref(year, channel as ReassessmentFigure);
  if (group === 'training') return recordsHref(year, channel as FigureName);
  if (group === 'facilities') return FACILITIES_PATH;
  if (name === 'channels.previous') return ledgerHref({ year: year - 1 });
  if (group === 'channels') return ledgerHref(isChannel(channel) ? { year, channel } : { year });
  return undefined;
}

/** Where on the console's page a finding points: its place in words, and the fragment that leads there. */
export function placeOf(where: string): { label: string; href: string } {
  const section = /^sections\[(\d)\]/.exec(where)?.[1];
  if (section !== undefined)
    return { label: SECTION_TITLES[Number(section)] ?? where, href: `#part-${Number(section) + 1}` };
  const column = /^three\.(\w+)$/.exec(where)?.[1];
  const cell = column ? `three.total.${column}` : where;
  if (cellOf(cell)) return { label: cellTitle(cell), href: `#cell-${cell}` };
  return where === 'date' ? { label: '落款日期', href: '#publication' } : { label: '全文', href: '#report' };
}
