import type { Typed } from '../../platform/http/form.ts';
import type { Role } from '../../platform/roles.ts';
import type { ChainStep } from '../tables.ts';
import { LABEL_LENGTH, MOST_STEPS, scopeOf } from './rules.ts';

/** The steps as a form shows them: label0, role0, checks0, label1 … */
export function typedChain(steps: readonly ChainStep[]): Typed {
  return Object.fromEntries(
    steps.flatMap(({ label, role, checks }, n) => [
      [`label${n}`, label],
      [`role${n}`, role],
      [`checks${n}`, checks],
    ]),
  );
}

/** The steps that were typed, in their order, as far as they go; whether they can be used is decided by the rules. */
export function chainIn(typed: Typed): ChainStep[] {
  const steps: ChainStep[] = [];
  for (let n = 0; n <= MOST_STEPS && typed[`label${n}`] !== undefined; n++) {
    const role = line(typed[`role${n}`]) as Role;
    steps.push({
      label: line(typed[`label${n}`]).slice(0, LABEL_LENGTH * 4),
      role,
      scope: scopeOf(role),
      checks: line(typed[`checks${n}`]) === 'secrecy' ? 'secrecy' : 'gates',
    });
  }
  return steps;
}

/** What the form's small buttons do to the steps before they are saved: 'add', 'remove-2', 'up-2', 'down-2'. */
export function rearranged(steps: readonly ChainStep[], button: string): ChainStep[] {
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

function line(value: Typed[string]): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}
