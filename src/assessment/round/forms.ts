import { z } from 'zod';
import { pointsFrom } from '../../law/index.ts';
import { isDay } from '../../platform/dates.ts';
import { field, first, type Typed } from '../../platform/http/form.ts';
import { type Failure, invalid } from '../../platform/outcome.ts';
import type { SchemeContent } from '../scheme/content.ts';
import { VERDICTS, type Verdict } from '../words.ts';
import type { Claim } from './store.ts';

export const versionForm = z.object({ version: field.count('请刷新页面后再办理') });
const text = (label: string) =>
  z.string(`请填写${label}`).trim().min(1, `请填写${label}`).max(3_000, `${label}最多 3000 个字`);

export const appealForm = versionForm.extend({
  item: z.string('请选择申诉的项目').trim().min(1, '请选择申诉的项目').max(20),
  reason: text('申诉理由'),
});
export const confirmForm = versionForm.extend({ agrees: z.enum(['yes', 'no'], '请选择复核意见') });
export const decideForm = versionForm.extend({
  verdict: z.enum(Object.keys(VERDICTS) as [Verdict, ...Verdict[]], '请选择维持或者改正'),
  decision: text('处理的理由'),
});
export const setUpForm = versionForm.extend({
  survey: z
    .string()
    .trim()
    .regex(/^(\d{1,9}:\d{1,3})?$/, '请选择问卷')
    .default(''),
  countedFrom: z.string('请填写计分起始日').trim().refine(isDay, '请填写计分起始日，如 2026-01-01'),
});

const LONGEST = 3_000;
const TOO_LONG = `最多 ${LONGEST} 个字`;
const NO_POINTS = '应为 0 至 100 的数字，最多两位小数';

/** Points as typed in a field of an item; undefined: none. Faults go to the field. */
function typedPoints(typed: Typed, name: string, faults: Record<string, string>): number | undefined {
  const given = first(typed, name).trim();
  if (!given) return undefined;
  const points = pointsFrom(given);
  if (points === undefined) faults[name] = `分数${NO_POINTS}`;
  return points;
}

function typedText(typed: Typed, name: string, faults: Record<string, string>): string {
  const given = first(typed, name).trim();
  if (given.length > LONGEST) faults[name] = TOO_LONG;
  return given;
}

const read = <T>(value: T, faults: Record<string, string>): { ok: true; value: T } | Failure =>
  Object.keys(faults).length ? invalid('有内容需要修改，请看标出的地方', faults) : { ok: true, value };

/** What was typed of items that people judge; whoever types points for another finds them refused by the action. */
export function readClaims(typed: Typed, { items }: SchemeContent): { ok: true; value: Claim[] } | Failure {
  const faults: Record<string, string> = {};
  const claims = items.flatMap(({ id, kind }): Claim[] => {
    const [points, said] = [typedPoints(typed, `points-${id}`, faults), typedText(typed, `said-${id}`, faults)];
    return kind === 'counted' && points === undefined ? [] : [{ item: id, points: points ?? null, said }];
  });
  return read(claims, faults);
}

/** Points and reasons of the items that were filled in. */
export function readPoints(typed: Typed, { items }: SchemeContent) {
  const faults: Record<string, string> = {};
  const given = items.flatMap(({ id }) => {
    const [points, reason] = [typedPoints(typed, `points-${id}`, faults), typedText(typed, `reason-${id}`, faults)];
    if (points === undefined && reason && !faults[`points-${id}`]) faults[`points-${id}`] = '写了理由，请填写分数';
    return points === undefined ? [] : [{ item: id, points, reason }];
  });
  return read(given, faults);
}

/** Points of one field, where one item's are changed. */
export function readTypedPoints(typed: Typed, name: string): { ok: true; value: number | undefined } | Failure {
  const faults: Record<string, string> = {};
  const points = typedPoints(typed, name, faults);
  return read(points, faults);
}

/** Numbers of files that are taken back. */
export const dropped = (typed: Typed): number[] =>
  [typed.drop ?? []].flat().flatMap((id) => (/^[1-9]\d{0,8}$/.test(id) ? [Number(id)] : []));
