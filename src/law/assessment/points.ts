/** Points of an assessment (工作考核, 条例 art. 46) are whole hundredths, so that sums are exact: 92.35 分 is 9235. */

/** What the weights of a scheme add up to: 100 分. */
export const FULL_POINTS = 100_00;

/** '92.35', '8', '7.5': without zeros that say nothing. */
export function pointsInWords(points: number): string {
  return String(points / 100);
}

/** Points as somebody typed them. @returns undefined for anything but a number from 0 to 100 with two decimals at most */
export function pointsFrom(text: string): number | undefined {
  const [, whole, decimals = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const points = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  return points <= FULL_POINTS ? points : undefined;
}

/** Why the weights of a scheme will not do; undefined: they add up to exactly 100. @param weights hundredths */
export function weightsFault(weights: readonly number[]): string | undefined {
  const sum = weights.reduce((all, one) => all + one, 0);
  if (sum === FULL_POINTS) return undefined;
  const off = Math.abs(FULL_POINTS - sum);
  return `各项分值合计 ${pointsInWords(sum)} 分，比 100 分${sum < FULL_POINTS ? '少' : '多'} ${pointsInWords(off)} 分`;
}

/** How a counted value becomes points. */
export type Scale =
  /** all points at `full` and beyond, none at `none` and beyond, evenly between; `full` may be the smaller of the two */
  | { kind: 'linear'; full: number; none: number }
  /** `off` hundredths for each case, at most `cap`; all points where there is none */
  | { kind: 'each'; off: number; cap: number };

/** Points for a counted value, rounded half up to hundredths. @param weight hundredths; the most there is */
export function scored(value: number, scale: Scale, weight: number): number {
  if (scale.kind === 'each') return weight - Math.min(Math.round(scale.off * value), scale.cap, weight);
  const share = (value - scale.none) / (scale.full - scale.none);
  return Math.round(weight * Math.min(1, Math.max(0, share)) + 1e-9);
}

/** The scale as a sentence. @param unit of the value: '%', '件' */
export function scaleInWords(scale: Scale, unit: string): string {
  const of = (value: number) => `${value}${unit === '%' ? '%' : ` ${unit}`}`;
  if (scale.kind === 'each')
    return `每有 1 ${unit}扣 ${pointsInWords(scale.off)} 分，最多扣 ${pointsInWords(scale.cap)} 分`;
  const [most, least] = scale.full > scale.none ? ['以上', '以下'] : ['以下', '以上'];
  return `${of(scale.full)}及${most}得满分，${of(scale.none)}及${least}不得分，中间按比例`;
}

/** A scale that cannot be: both ends alike, or nothing taken off. */
export function scaleFault(scale: Scale, weight: number): string | undefined {
  if (scale.kind === 'linear') return scale.full === scale.none ? '得满分的数值和不得分的数值不能相同' : undefined;
  if (scale.off <= 0) return '每件扣分应大于 0';
  if (scale.cap < scale.off) return '最多扣分不能少于每件扣分';
  return scale.cap > weight ? '最多扣分不能超过这一项的分值' : undefined;
}
