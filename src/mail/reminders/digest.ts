import { type Calendar, daysLeft, leftInWords } from '../../law/index.ts';
import { OWN_MAIL } from '../paths.ts';
import { SIGN } from './put.ts';

/** How the outbox calls a mail of several reminders. */
export const DIGEST = { room: 'mail', kind: 'digest' } as const;
/** Where all that waits for a person stands (src/notices). */
const NOTICES = '/console/notices';
/** Lines that a mail names; the rest it counts. */
const MOST = 30;
const MOST_BEFORE = 10;
const MOST_DETAILS = 6;

interface Line {
  what: string;
  /** last day, 'YYYY-MM-DD'; null: it has none */
  dueOn: string | null;
  href: string;
  /** what is said besides, of what has no day */
  details?: readonly string[];
}

interface Given {
  /** what is new */
  lines: readonly Line[];
  /** what was told before and presses */
  before: readonly Line[];
  name: string;
  today: string;
  calendar: Calendar;
  /** 'https://…' without a slash at the end */
  site: string;
}

/** What presses first: over, today, then by day; without a day last. */
const byDay = (a: Line, b: Line) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9');

/** The words of one mail with all that is new for a person and, in short, what is older and presses. How much is left is
 *  reckoned on the day on which it goes. */
export function digestOf({ lines, before, name, today, calendar, site }: Given): { subject: string; body: string } {
  const late = lines.filter(({ dueOn }) => dueOn !== null && daysLeft(dueOn, today, calendar) < 0).length;
  const line = ({ what, dueOn, href, details = [] }: Line) => [
    dueOn ? `· ${what}：${leftInWords(dueOn, today, calendar)}（最后一天 ${dueOn}）` : `· ${what}`,
    ...details.slice(0, MOST_DETAILS).map((detail) => `  ${detail}`),
    ...(details.length > MOST_DETAILS ? ['  ……'] : []),
    `  ${site}${href}`,
  ];
  const some = (all: readonly Line[], most: number) => {
    const rest = all.length - most;
    return [...[...all].sort(byDay).slice(0, most).flatMap(line), ...(rest > 0 ? [`· 另有 ${rest} 项`] : [])];
  };
  return {
    subject: `【提醒】${lines.length} 项${late > 0 ? `，其中 ${late} 项已超期` : ''}`,
    body: [
      `${name}：截至 ${today}，有 ${lines.length} 项提醒。`,
      '',
      ...some(lines, MOST),
      ...(before.length > 0
        ? ['', `以前提醒过、还没有办完的 ${before.length} 项：`, ...some(before, MOST_BEFORE)]
        : []),
      '',
      `全部提醒：${site}${NOTICES}`,
      `改为逐条发、每日一封或者不发，设置免打扰：${site}${OWN_MAIL}`,
      '',
      SIGN,
    ].join('\n'),
  };
}
