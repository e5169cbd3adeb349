import { action, done } from '../../platform/action.ts';
import { invalid, notFound } from '../../platform/outcome.ts';
import type { ChainStep } from '../tables.ts';
import { chainFaults, scopeOf } from './rules.ts';
import { inWords, type Scope } from './scope.ts';
import { chainsOf, dropChain, saveChain } from './store.ts';
import { named } from './within.ts';

interface Configured extends Scope {
  steps: ChainStep[];
}

const same = (one: Scope, other: Scope) => one.columnId === other.columnId && one.officeId === other.officeId;

/** The chain of this authority, of a column or an office of it, for what is submitted from now on; rounds that run keep the
 *  chain they began with. @returns not found for a column or an office that is not the authority's */
export const configureChain = action<Configured, void>(
  'review.configureChain',
  ['disclosureHead'],
  async ({ db, house, who }, { steps, ...scope }) => {
    const of = await named(db, house, who.authorityId, scope);
    if (!of) return notFound();
    const faults = chainFaults(steps);
    if (Object.keys(faults).length) return invalid('审核环节还不能保存，请看标出的地方', faults);
    const kept = steps.map(({ label, role, checks, limit }) => ({
      label: label.trim(),
      role,
      scope: scopeOf(role),
      checks,
      ...(limit && { limit: { amount: limit.amount, unit: limit.unit } }),
    }));
    const before = (await chainsOf(db, who.authorityId)).find((one) => same(one, scope))?.steps ?? null;
    await saveChain(db, who.authorityId, scope, kept);
    return done(undefined, `authority:${who.authorityId}`, { of: inWords(of), before, steps: kept });
  },
);

/** What had a chain of its own is reviewed again as the rest of its authority. */
export const removeChain = action<Scope, void>(
  'review.removeChain',
  ['disclosureHead'],
  async ({ db, who }, { columnId, officeId }) => {
    const scope = { columnId, officeId };
    const chain = (await chainsOf(db, who.authorityId)).find((one) => same(one, scope));
    if (!chain || (columnId === null && officeId === null)) return notFound();
    await dropChain(db, who.authorityId, scope);
    return done(undefined, `authority:${who.authorityId}`, { of: inWords(chain), before: chain.steps });
  },
);
