import { runsIn } from './digits.ts';
import type { CheckFinding, CheckId } from './finding.ts';
import { normalise } from './normal.ts';

/** Of a number that is somebody's: how many digits at its beginning and at its end stay, all between being hidden. */
const STAYS: Partial<Record<CheckId, { first: number; last: number }>> = {
  'pii.resident-id': { first: 6, last: 4 },
  'pii.mobile': { first: 3, last: 4 },
  'pii.bank-card': { first: 0, last: 4 },
};
/** The country's code before a mobile number. */
const CODE = /^(?:00)?86(?=1\d{10}$)/;

/** A finding with its mend: a personal number as it may be published, whatever width or separators it was written with.
 *  Others stay as they are. 个人信息保护法 art. 73 (去标识化) */
export function masked<F extends Pick<CheckFinding, 'check' | 'text' | 'mend'>>(found: F): F {
  const stays = STAYS[found.check];
  if (!stays || found.mend !== undefined) return found;
  const whole = runsIn(normalise(found.text).text)
    .flat()
    .map(({ digits }) => digits)
    .join('');
  const code = found.check === 'pii.mobile' ? (CODE.exec(whole)?.[0] ?? '') : '';
  const digits = whole.slice(code.length);
  const hidden = digits.length - stays.first - stays.last;
  if (hidden < 1) return found;
  const shown = `${digits.slice(0, stays.first)}${'*'.repeat(hidden)}${digits.slice(-stays.last)}`;
  return { ...found, mend: code ? `${code} ${shown}` : shown };
}
