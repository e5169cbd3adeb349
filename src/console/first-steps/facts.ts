import {
  type Authority,
  calendarOf,
  holdersOf,
  missingContact,
  officesOf,
  peopleWithout,
  proposalsOf,
} from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { draftOf, profileUnderReview, versionsOf } from '../../profile/index.ts';
import { countPublications } from '../../publishing/index.ts';
import { chainGaps, chainOf } from '../../review/index.ts';
import type { Facts } from './steps.ts';

/** What of an authority is there already. @param today 'YYYY-MM-DD' */
export async function factsOf(db: Db, authority: Authority, today: string): Promise<Facts> {
  const { id, contact, guide, host } = authority;
  const [holders, offices, without, proposals, chain, calendar, draft, review, versions, published] = await Promise.all(
    [
      holdersOf(db, id),
      officesOf(db, id),
      peopleWithout(db, id),
      proposalsOf(db, id),
      chainOf(db, id),
      calendarOf(db),
      draftOf(db, id),
      profileUnderReview(db, id),
      versionsOf(db, id),
      countPublications(db, { authorityId: id }),
    ],
  );
  return {
    holders,
    offices: offices.length,
    without,
    proposals: proposals.length,
    gaps: chainGaps(chain, holders, withWriters(offices, holders)),
    missingContact: missingContact(contact),
    profile: review ? 'review' : draft ? 'draft' : versions.length > 0 ? 'public' : 'none',
    functions: Boolean(guide.functions),
    leaders: Boolean(guide.leaders),
    host: host !== null,
    calendar: calendar.knows(Number(today.slice(0, 4))),
    published,
  };
}

/** Offices that somebody writes for: where nobody does nothing comes to a stand. */
function withWriters<O extends { id: number }>(
  offices: readonly O[],
  holders: readonly { role: string; officeId: number | null }[],
): O[] {
  return offices.filter(({ id }) =>
    holders.some(({ role, officeId }) => officeId === id && (role === 'editor' || role === 'contact')),
  );
}
