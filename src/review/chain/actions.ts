import { action, done } from '../../platform/action.ts';
import { invalid } from '../../platform/outcome.ts';
import type { ChainStep } from '../tables.ts';
import { chainFaults, scopeOf } from './rules.ts';
import { chainOf, saveChain } from './store.ts';

/** The chain of this authority, for what is submitted from now on; rounds that run keep the chain they began with. */
export const configureChain = action<{ steps: ChainStep[] }, void>(
  'review.configureChain',
  ['disclosureHead'],
  async ({ db, who }, { steps }) => {
    const faults = chainFaults(steps);
    if (Object.keys(faults).length) return invalid('审核环节还不能保存，请看标出的地方', faults);
    const named = steps.map((step) => ({ ...step, label: step.label.trim(), scope: scopeOf(step.role) }));
    const before = await chainOf(db, who.authorityId);
    await saveChain(db, who.authorityId, named);
    return done(undefined, `authority:${who.authorityId}`, { before, steps: named });
  },
);
