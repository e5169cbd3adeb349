import { runsIn } from './digits.ts';
import type { CheckFinding, CheckId } from './finding.ts';
import { normalise } from './normal.ts';

/** How many characters at the beginning and at the end of something stay, all between being hidden. */
export interface Shown {
  first: number;
  last: number;
}

/** Of numbers that are somebody's, what usually stays; more an authority may not let stay. ○ 个人信息保护法 art. 73
 *  (去标识化) names no figures: these are the custom of published lists. */
export const MOST_SHOWN: Readonly<Partial<Record<CheckId, Shown>>> = {
  'pii.resident-id': { first: 6, last: 4 },
  'pii.mobile': { first: 3, last: 4 },
  'pii.bank-card': { first: 0, last: 4 },
};
/** The country's code before a mobile number. */
const CODE = /^(?:00)?86(?=1\d{10}$)/;

/** A finding with its mend: a personal number as it may be published, whatever width or separators it was written with.
 *  Others stay as they are. 个人信息保护法 art. 73 (去标识化) */
export function masked<F extends Pick<CheckFinding, 'check' | 'text' | 'mend'>>(found: F): F {
  const shown = MOST_SHOWN[found.check];
  if (!shown || found.mend !== undefined) return found;
  const mend = maskedBy(found, shown);
  return mend === undefined ? found : { ...found, mend };
}

/** A personal number of which so much stays. @returns undefined where nothing would be hidden */
export function maskedBy({ check, text }: { check: string; text: string }, shown: Shown): string | undefined {
  const whole = runsIn(normalise(text).text)
    .flat()
    .map(({ digits }) => digits)
    .join('');
  const code = check === 'pii.mobile' ? (CODE.exec(whole)?.[0] ?? '') : '';
  const digits = whole.slice(code.length);
  const hidden = digits.length - shown.first - shown.last;
  if (hidden < 1) return undefined;
  const end = digits.slice(digits.length - shown.last);
  const mend = `${digits.slice(0, shown.first)}${'*'.repeat(hidden)}${end}`;
  return code ? `${code} ${mend}` : mend;
}
