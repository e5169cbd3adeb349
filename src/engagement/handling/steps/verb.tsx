import type { VNode } from 'preact';
import type { z } from 'zod';
import type { MessageState } from '../../../law/index.ts';
import type { Office } from '../../../organizations/index.ts';
import type { Caller } from '../../../platform/action.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure, Outcome } from '../../../platform/outcome.ts';
import type { Who } from '../../../platform/roles.ts';
import type { MessageRow } from '../../store.ts';

/** What a form of a verb is drawn with. */
export interface Standing {
  row: MessageRow;
  state: MessageState;
  offices: readonly Office[];
  typed: Typed;
  failure: Failure | undefined;
}

/** One thing that staff do with a message: its form and its action. */
export interface Verb {
  slug: string;
  label: string;
  /** said when it is done */
  done: string;
  /** whether it is offered to this person as things stand; the action decides anew */
  offered(standing: Standing, who: Who): boolean;
  fields(standing: Standing): VNode;
  /** what was typed, checked and done */
  run(caller: Caller, id: number, typed: Typed): Promise<Outcome<unknown>>;
}

/** Ties a form's schema to its action. */
export function verb<S extends z.ZodType<object>>(
  of: Omit<Verb, 'run'> & {
    schema: S;
    check: (schema: S, typed: Typed) => { ok: true; value: z.output<S> } | Failure;
    act: (caller: Caller, input: z.output<S> & { id: number }) => Promise<Outcome<unknown>>;
  },
): Verb {
  const { schema, check, act, ...rest } = of;
  return {
    ...rest,
    async run(caller, id, typed) {
      const input = check(schema, typed);
      return input.ok ? act(caller, { ...input.value, id }) : input;
    },
  };
}
