import type { Measure } from '../../platform/measures.ts';
import { type Failure, invalid } from '../../platform/outcome.ts';

/** What of a score a measure makes. Values as people read them: a share in percent. */
export interface Part {
  /** id of the measure */
  measure: string;
  /** of 100 */
  weight: number;
  /** all points at this value, or better */
  full: number;
  /** no point at this value, or worse; between the two in proportion */
  none: number;
}

/** What the city's office judges by. */
export interface Settings {
  parts: readonly Part[];
  /** by measure: worse than this is beyond; as people read it */
  bounds: Readonly<Record<string, number>>;
  /** each authority sees its own rank */
  tellsRank: boolean;
}

/** A version of them; number 0: nobody has set any yet. */
export interface SettingsVersion extends Settings {
  number: number;
  setBy: string;
  setAt: Date | undefined;
}

const part = (measure: string, weight: number, full: number, none: number): Part => ({ measure, weight, full, none });

/** Until an office sets its own. No rule of law gives weights, scales or bounds: they are what is usual. ○
 *  Counts of a period are per month, so that a month and a year are judged alike. */
export const USUAL: Settings = {
  parts: [
    part('dues.covered', 15, 100, 60),
    part('dues.timely', 20, 100, 60),
    part('published.late', 5, 0, 5),
    part('applications.timely', 10, 100, 80),
    part('applications.overdue', 5, 0, 2),
    part('messages.timely', 10, 100, 80),
    part('messages.overdue', 5, 0, 3),
    part('site.score', 15, 100, 60),
    part('site.vetoed', 5, 0, 10),
    part('reports.sent', 5, 100, 0),
    part('orders.overdue', 5, 0, 2),
  ],
  bounds: {
    ...{ 'dues.covered': 90, 'dues.timely': 90, 'applications.overdue': 0, 'messages.overdue': 0 },
    ...{ 'site.score': 60, 'orders.overdue': 0 },
  },
  tellsRank: false,
};

/** Largest number that a scale or a bound may have. */
const MOST = 1_000_000;

/** Measures of which more or less is better: only those can be judged. */
export const judgeable = (measures: readonly Measure[]): Measure[] => measures.filter(({ better }) => better);

/** A value as people read and type it: a share in percent. */
export const readable = ({ kind }: Pick<Measure, 'kind'>, value: number): number =>
  kind === 'share' ? Math.round(value * 1_000_000) / 10_000 : value;

/** Whether a measure is counted over the length of a period, so that it is judged per month. */
export const isPerMonth = ({ kind, standing }: Pick<Measure, 'kind' | 'standing'>): boolean =>
  (kind === 'count' || kind === 'sum') && !standing;

/** Whether a value is worse than a bound. @param value as read; null: nothing was measured, so nothing is beyond */
export const isBeyond = (
  { better }: Pick<Measure, 'better'>,
  value: number | null,
  bound: number | undefined,
): boolean => value !== null && bound !== undefined && (better === 'less' ? value > bound : value < bound);

/** What one types for a measure; undefined: nothing. */
export interface Typing {
  weight: number | undefined;
  full: number | undefined;
  none: number | undefined;
  bound: number | undefined;
}

/** The settings out of what was typed for each measure, or what is wrong, at its field (`weight:dues.timely`). */
export function settingsFrom(
  measures: readonly Measure[],
  typed: (measure: string) => Typing,
  tellsRank: boolean,
): { ok: true; value: Settings } | Failure {
  const fields: Record<string, string> = {};
  const parts: Part[] = [];
  const bounds: Record<string, number> = {};
  for (const one of judgeable(measures)) {
    const { weight, full, none, bound } = typed(one.id);
    const wrong = (name: string, why: string) => {
      fields[`${name}:${one.id}`] ??= why;
    };
    for (const [name, value] of Object.entries({ weight, full, none, bound }))
      if (value !== undefined && !(value >= 0 && value <= (one.kind === 'share' || name === 'weight' ? 100 : MOST)))
        wrong(name, one.kind === 'share' || name === 'weight' ? '应为 0 至 100 的数' : '应为 0 以上的数');
    if (bound !== undefined) bounds[one.id] = bound;
    if (!weight) continue;
    if (full === undefined) wrong('full', '请填写满分值');
    if (none === undefined) wrong('none', '请填写零分值');
    if (full === undefined || none === undefined) continue;
    if (one.better === 'more' ? full <= none : full >= none)
      wrong('full', one.better === 'more' ? '越高越好，满分值应大于零分值' : '越低越好，满分值应小于零分值');
    parts.push({ measure: one.id, weight, full, none });
  }
  const sum = weightsIn(parts);
  if (sum !== 100) {
    const gap = Math.round(Math.abs(100 - sum) * 100) / 100;
    fields.sum = `权重合计应为 100，现为 ${sum}，${sum < 100 ? '还差' : '多出'} ${gap}`;
  }
  const [why] = Object.values(fields);
  return why === undefined ? { ok: true, value: { parts, bounds, tellsRank } } : invalid(why, fields);
}

/** Their sum, to hundredths. */
export const weightsIn = (parts: readonly Pick<Part, 'weight'>[]): number =>
  Math.round(parts.reduce((sum, { weight }) => sum + weight, 0) * 100) / 100;
