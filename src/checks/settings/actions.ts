import type { CheckId, Weight } from '../../law/index.ts';
import { action, done } from '../../platform/action.ts';
import { notFound } from '../../platform/outcome.ts';
import { type MaskingRules, usualMasking } from '../copies/hiding.ts';
import { termKeepers } from '../terms/lists.ts';
import { checkIds, maskingInWords, weightNames } from './rules.ts';
import { maskingSet, putMasking, putWeights, weightsSet } from './store.ts';

/** How much the findings of checks weigh from now on, in a column and those below it, or (null) in all: in the place of what
 *  was set for exactly these. @param set within their bounds (`weightsIn`) @returns not found for another's column */
export const saveWeights = action<{ columnId: number | null; set: ReadonlyMap<CheckId, Weight> }, number>(
  'checks.saveWeights',
  termKeepers,
  async ({ db, who, now }, { columnId, set }) => {
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
    const before = await weightsSet(db, { authorityId, columnId });
    await putWeights(db, { authorityId, columnId }, set, { now, by: who.id! });
    const said = (weight: Weight | undefined) => (weight ? weightNames[weight] : '未设置');
    const changed = checkIds.filter((check) => before.get(check) !== set.get(check));
    return done(changed.length, `authority:${authorityId}`, {
      ...(column && { column: column.name }),
      ...Object.fromEntries(changed.map((check) => [check, `${said(before.get(check))} → ${said(set.get(check))}`])),
    });
  },
);

/** What is hidden in public copies from now on. @param rules within their bounds (`maskingIn`) */
export const saveMasking = action<MaskingRules, void>(
  'checks.saveMasking',
  termKeepers,
  async ({ db, who, now }, rules) => {
    const before = await maskingSet(db, who.authorityId);
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
