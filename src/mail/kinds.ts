import type { Db } from '../platform/database/index.ts';
import { has, type Role, type Who } from '../platform/roles.ts';
import type { House } from '../platform/room.ts';

/** A mail that members of staff get, and may refuse. */
export interface StaffMail {
  /** 'alerts:limit': as `room` and `kind` of the outbox say it */
  mail: string;
  label: string;
  /** when it comes */
  help: string;
  /** who may get it */
  roles: readonly Role[] | 'everybody';
  /** Which of these matters of an authority are still to be told of when it is time: what was done since is told no more.
   *  Left out: all of them, or its room drops them itself. @param about as the mails say it: 'message:12' */
  still?(db: Db, authorityId: number, about: readonly string[]): Promise<readonly string[]>;
}

/** What was told before and is not done, as a line below what is new. */
export interface StandingLine {
  what: string;
  dueOn: string;
  href: string;
}

/** What a person does not want to be told of until a day. */
export interface LeftAlone {
  href: string;
  /** last day, as it was; null: it has none */
  dueOn: string | null;
  /** told again on this day, 'YYYY-MM-DD' */
  until: string;
}

declare module '../platform/room.ts' {
  interface Brought {
    mails: StaffMail;
    /** what a person left alone, so that reminders of it wait. @param today 'YYYY-MM-DD' */
    leftAlone: (db: Db, staffId: number, today: string) => Promise<readonly LeftAlone[]>;
    /** what presses in an authority, for each of its people: by their id */
    pressing: (
      asking: { db: Db; house: House; now: Date },
      authorityId: number,
    ) => Promise<ReadonlyMap<number, readonly StandingLine[]>>;
  }
}

/** What a person may get by mail. */
export const mailsFor = (house: House, who: Who): StaffMail[] =>
  house.brought('mails').filter(({ roles }) => roles === 'everybody' || has(who, ...roles));

/** What a person does not want. */
export async function refusedBy(db: Db, staffId: number): Promise<Set<string>> {
  const rows = await db.selectFrom('mail_refusals').select('mail').where('staff_id', '=', staffId).execute();
  return new Set(rows.map(({ mail }) => mail));
}
