import { CHECKS, type CheckId, type Weight } from '../../law/index.ts';
import { action, done } from '../../platform/action.ts';
import { conflict, notFound } from '../../platform/outcome.ts';
import { type MaskingRules, usualMasking } from '../copies/hiding.ts';
import { termKeepers } from '../terms/lists.ts';
import { checkIds, maskingInWords, weightNames } from './rules.ts';
import { holdSettings, maskingSeen, weightsSeen } from './seen.ts';
import { maskingSet, putMasking, putWeights, weightsSet } from './store.ts';

interface WeightsChange {
  columnId: number | null;
  set: ReadonlyMap<CheckId, Weight>;
  seen: string;
}

/** How much the findings of checks weigh from now on, in a column and those below it, or (null) in all: in the place of what
 *  was set for exactly these. @param set within their bounds (`weightsIn`) @returns not found for another's column */
export const saveWeights = action<WeightsChange, number>(
  'checks.saveWeights',
  termKeepers,
  async ({ db, who, now }, { columnId, set, seen }) => {
    const { authorityId } = who;
    const column =
      columnId === null
        ? undefined
        : await db
            .selectFrom('columns')
            .select('name')
            .where('id', '=', columnId)
            .where('authority_id', '=', authorityId)
            .executeTakeFirst();
    if (columnId !== null && !column) return notFound();
    await holdSettings(db, authorityId);
    const before = await weightsSet(db, { authorityId, columnId });
    if (weightsSeen(before) !== seen) return conflict(overtaken(differing(before, set)));
    await putWeights(db, { authorityId, columnId }, set, { now, by: who.id! });
    const changed = checkIds.filter((check) => before.get(check) !== set.get(check));
    return done(changed.length, `authority:${authorityId}`, {
      ...(column && { column: column.name }),
      ...Object.fromEntries(changed.map((check) => [check, `${said(before.get(check))} → ${said(set.get(check))}`])),
    });
  },
);

const said = (weight: Weight | undefined) => (weight ? weightNames[weight] : '未设置');
const overtaken = (now: string) =>
  `设置刚被他人修改${now && `，现在与您的选择不同的：${now}`}。您的选择仍在下面，请核对后再保存`;

type Weights = ReadonlyMap<CheckId, Weight>;
/** In words, what stands otherwise than a person chose. */
function differing(now: Weights, chosen: Weights): string {
  const others = checkIds.filter((check) => now.get(check) !== chosen.get(check));
  return others.map((check) => `“${CHECKS[check].name}”${said(now.get(check))}`).join('、');
}

type MaskingChange = MaskingRules & { seen: string };
/** What is hidden in public copies from now on. @param change within their bounds (`maskingIn`), with what was set as the
 *  person saw it (`maskingSeen`) @returns conflict where somebody changed it meanwhile */
export const saveMasking = action<MaskingChange, void>(
  'checks.saveMasking',
  termKeepers,
  async ({ db, who, now }, { seen, ...rules }) => {
    await holdSettings(db, who.authorityId);
    const before = await maskingSet(db, who.authorityId);
    if (maskingSeen(before) !== seen) return conflict(overtaken(''));
    await putMasking(db, who.authorityId, rules, { now, by: who.id! });
    const kinds = checkIds.flatMap((check) => {
      const set = rules.kinds.get(check);
      const earlier = before.kinds.get(check) ?? usualMasking(check);
      if (!set || !earlier || maskingInWords(set) === maskingInWords(earlier)) return [];
      return [[check, maskingInWords(set)] as const];
    });
    const heads = rules.heads.map((one) => `${one.head}：${maskingInWords(one, '个字')}`);
    return done(undefined, `authority:${who.authorityId}`, {
      ...Object.fromEntries(kinds),
      ...(heads.length && { heads: heads.join('；') }),
    });
  },
);
