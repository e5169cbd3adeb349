import { whoWorks } from '../../../src/organizations/index.ts';
import type { Caller } from '../../../src/platform/action.ts';
import type { Books } from '../../../src/platform/books.ts';
import { dayOf, instantOf } from '../../../src/platform/dates.ts';
import { type Who, withoutAccount } from '../../../src/platform/roles.ts';
import { house } from '../../../src/rooms.ts';
import type { Login } from './people.ts';

/** The year that is gone through, whose arrangement of holidays is published. */
export const YEAR = 2026;

/** One thing that somebody does at a time. */
export interface Deed {
  at: Date;
  /** as the scenario's table says it */
  says: string;
  run(year: Year, at: Date): Promise<unknown>;
}

/** '01-12 09:30' of the year, or '2027-01-05 09:00', on a Chinese clock. */
export function at(when: string): Date {
  const [day, time] = when.split(' ') as [string, string];
  return instantOf(`${day.length === 5 ? `${YEAR}-${day}` : day}T${time}`);
}

/** 'YYYY-MM-DD' of '01-12' */
export const dated = (day: string): string => (day.length === 5 ? `${YEAR}-${day}` : day);

/** The books of the year, and what its people call things by. */
export class Year {
  readonly books: Pick<Books, 'db' | 'files' | 'sealer'>;
  /** ids by names of the scenario: 'office:czs', 'column:caizheng', 'A1', 'staff:head' */
  readonly ids = new Map<string, number>();
  authorityId = 0;
  cityId = 0;

  constructor(books: Pick<Books, 'db' | 'files' | 'sealer'>) {
    this.books = books;
  }

  id(name: string): number {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`nothing in the year is called '${name}'`);
    return id;
  }

  /** Somebody with an account, as they stand on that day: where they work, for whom they act. */
  async as(login: Login, now: Date): Promise<Caller & { who: Who & { id: number } }> {
    const { db, sealer } = this.books;
    const id = this.id(`staff:${login}`);
    for (const authorityId of [this.authorityId, this.cityId]) {
      const who = (await whoWorks(db, authorityId, dayOf(now))).find((one) => one.id === id);
      if (who) return { db, house, sealer, now, who: { ...who, id } };
    }
    throw new Error(`nobody works as '${login}'`);
  }

  /** Somebody without an account. */
  citizen(now: Date, name: string): Caller {
    const { db, sealer } = this.books;
    return { db, house, sealer, now, who: withoutAccount(this.authorityId, name) };
  }
}
