import { countIn, first, type Typed } from '../../platform/http/form.ts';
import type { Role } from '../../platform/roles.ts';
import type { ChainStep } from '../tables.ts';
import { LABEL_LENGTH, MOST_STEPS, scopeOf } from './rules.ts';
import type { Scope } from './scope.ts';

/** A step as it was typed: a limit that is no number is kept as it stands. */
interface TypedStep extends ChainStep {
  limitTyped?: string;
}

/** The steps as a form shows them: label0, role0, checks0, limit0, unit0, label1 … */
export function typedChain(steps: readonly TypedStep[]): Typed {
  return Object.fromEntries(
    steps.flatMap(({ label, role, checks, limit, limitTyped }, n) => [
      [`label${n}`, label],
      [`role${n}`, role],
      [`checks${n}`, checks],
      [`limit${n}`, limitTyped ?? String(limit?.amount ?? '')],
      [`unit${n}`, limit?.unit ?? 'days'],
    ]),
  );
}

/** The steps that were typed, in their order, as far as they go; whether they can be used is decided by the rules. */
export function chainIn(typed: Typed): TypedStep[] {
  const steps: TypedStep[] = [];
  for (let n = 0; n <= MOST_STEPS && typed[`label${n}`] !== undefined; n++) {
    const role = first(typed, `role${n}`) as Role;
    const limit = first(typed, `limit${n}`).trim().slice(0, 20);
    steps.push({
      label: first(typed, `label${n}`).slice(0, LABEL_LENGTH * 4),
      role,
      scope: scopeOf(role),
      checks: first(typed, `checks${n}`) === 'secrecy' ? 'secrecy' : 'gates',
      ...(limit && {
        limit: { amount: Number(limit), unit: first(typed, `unit${n}`) === 'hours' ? 'hours' : 'days' },
        limitTyped: limit,
      }),
    });
  }
  return steps;
}

/** What the form's small buttons do to the steps before they are saved: 'add', 'remove-2', 'up-2', 'down-2'. */
export function rearranged(steps: readonly TypedStep[], button: string): TypedStep[] {
  const [, verb, at] = /^(add|remove|up|down)(?:-(\d))?$/.exec(button) ?? [];
  const n = Number(at);
  const moved = [...steps];
  if (verb === 'add' && steps.length < MOST_STEPS) {
    const role: Role = 'disclosureHead';
    moved.splice(Math.max(0, steps.length - 1), 0, { label: '', role, scope: scopeOf(role), checks: 'gates' });
  }
  if (verb === 'remove') moved.splice(n, 1);
  const other = verb === 'up' ? n - 1 : n + 1;
  if ((verb === 'up' || verb === 'down') && moved[n] && moved[other])
    [moved[n], moved[other]] = [moved[other], moved[n]];
  return moved;
}

/** For what the chain is; what is no number is of every column, of every office. */
export function scopeIn(typed: Typed): Scope {
  const id = (name: string) => countIn(typed, name) || null;
  return { columnId: id('column'), officeId: id('office') };
}
