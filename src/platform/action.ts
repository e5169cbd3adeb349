import { append } from './audit-log/index.ts';
import type { Db, Tx } from './database/index.ts';
import { dayOf } from './dates.ts';
import { type Failure, forbidden } from './outcome.ts';
import { type Confirmed, confirmedInLog } from './public-text/index.ts';
import { has, type Role, reaches, runsPlatform, type Who } from './roles.ts';
import type { House } from './room.ts';
import type { Sealer } from './sealing/sealing.ts';

/** Who calls, when, from where. */
export interface Caller {
  db: Db;
  /** The rooms that answer to what happens. */
  house: House;
  who: Who;
  now: Date;
  address?: string;
  /** What they said of what the automatic checks found in texts for the public. */
  confirmed?: Confirmed;
  /** Needed by actions that read or write personal data. */
  sealer?: Sealer;
}

/** What an action's body works with. `db` is its transaction; `today` the day in China. */
export interface Act {
  db: Tx;
  who: Who;
  now: Date;
  today: string;
  house: House;
  /** @throws Error when the caller brought none */
  readonly sealer: Sealer;
}

/** A thing done: the value for the caller, and what the audit log says of it. */
export interface Done<T> {
  ok: true;
  value: T;
  subject: string;
  detail?: Record<string, unknown>;
}

export function done<T>(value: T, subject: string, detail?: Record<string, unknown>): Done<T> {
  return detail ? { ok: true, value, subject, detail } : { ok: true, value, subject };
}

/** Roles that may start an action; 'deputies': who acts for somebody of these roles too; 'program': scheduled work of the
 *  program itself; 'anyone': citizens too. */
type May = readonly (Role | 'deputies' | 'program' | 'anyone')[];

class RolledBack extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** One thing that a person does. Authorises by role (the body decides on office and state by its rules), runs the body
 *  and writes its audit entry (the platform's, where only who runs it may do this) in one transaction; what the public
 *  sees of it is told to all processes by the database.
 *  A failure rolls everything back. @throws Error when the house lacks the room whose manifest names the action */
export function action<Input, Value>(
  name: string,
  may: May,
  body: (act: Act, input: Input) => Promise<Done<Value> | Failure>,
): (caller: Caller, input: Input) => Promise<{ ok: true; value: Value } | Failure> {
  return async (caller, input) => {
    if (!caller.house.words.actions[name]) throw new Error(`'${name}' is no action of this house's rooms`);
    if (!mayDo(caller.who, may)) return forbidden();
    try {
      return await caller.db.transaction().execute(async (tx) => {
        const act = actOf(caller, tx);
        const outcome = await body(act, input);
        if (!outcome.ok) throw new RolledBack(outcome);
        await append(tx, {
          at: caller.now,
          who: runsPlatform(may) ? { ...caller.who, authorityId: null } : caller.who,
          action: name,
          subject: outcome.subject,
          detail: withConfirmed(outcome.detail, caller.confirmed),
          address: caller.address,
        });
        return { ok: true as const, value: outcome.value };
      });
    } catch (error) {
      if (error instanceof RolledBack) return error.failure;
      throw error;
    }
  };
}

/** The audit log tells what was let stand, and why, whatever the form. */
function withConfirmed(detail: Done<unknown>['detail'], confirmed: Confirmed | undefined): Done<unknown>['detail'] {
  const said = confirmed && !detail?.confirmed ? confirmedInLog(confirmed) : undefined;
  return said ? { ...detail, confirmed: said } : detail;
}

function actOf({ who, now, house, sealer }: Caller, db: Tx): Act {
  return {
    db,
    house,
    who,
    now,
    today: dayOf(now),
    get sealer() {
      if (!sealer) throw new Error('this action needs the sealer of personal data');
      return sealer;
    },
  };
}

function mayDo(who: Who, may: May): boolean {
  if (may.includes('anyone')) return true;
  if (who.id === null) return may.includes('program');
  const roles = may.filter((role) => role !== 'program' && role !== 'deputies') as Role[];
  return may.includes('deputies') ? reaches(who, ...roles) : has(who, ...roles);
}
