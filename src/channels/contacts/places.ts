import { sql } from 'kysely';
import { whoWorks } from '../../organizations/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import { handlers } from '../deliveries/rules.ts';
import type { Placed } from './rules.ts';
import type { Paper } from './tables.ts';

/** One board or one group. Days are YYYY-MM-DD. */
export interface Place {
  id: number;
  authorityId: number;
  channel: Placed;
  name: string;
  /** where it hangs, in words */
  place: string;
  since: string;
  /** last day of use; null: in use */
  until: string | null;
  officeId: number;
  office: string;
  tendedBy: number | null;
  /** name of who tends it; '': whoever of its office */
  tender: string;
  /** what any office puts out comes here */
  servesAll: boolean;
  paper: Paper;
  members: number | null;
}

function base(db: Db) {
  return db
    .selectFrom('posting_places as l')
    .innerJoin('public_facilities as f', 'f.id', 'l.facility_id')
    .innerJoin('offices as o', 'o.id', 'l.office_id')
    .leftJoin('staff as s', 's.id', 'l.contact_id')
    .select(['f.id', 'f.authority_id as authorityId', 'f.name', 'f.place', 'f.since', 'f.until'])
    .select(sql<Placed>`f.kind`.as('channel'))
    .select(['l.office_id as officeId', 'o.name as office', 'l.contact_id as tendedBy'])
    .select(sql<string>`coalesce(s.name, '')`.as('tender'))
    .select(['l.serves_all as servesAll', 'l.paper', 'l.members'])
    .where('f.removed_at', 'is', null);
}

const sorted = (db: Db) => base(db).orderBy('o.position').orderBy('o.id').orderBy('f.since').orderBy('f.id');

/** Places of these kinds that were ever registered, in use first, by office. */
export function placesOf(db: Db, authorityId: number, channels: readonly Placed[]): Promise<Place[]> {
  return sorted(db)
    .clearOrderBy()
    .where('f.authority_id', '=', authorityId)
    .where('f.kind', 'in', channels)
    .orderBy((eb) => eb('f.until', 'is not', null))
    .orderBy('o.position')
    .orderBy('o.id')
    .orderBy('f.id')
    .execute();
}

export function placeById(db: Db, authorityId: number, id: number): Promise<Place | undefined> {
  return base(db).where('f.id', '=', id).where('f.authority_id', '=', authorityId).executeTakeFirst();
}

/** Where a piece of information of an office goes unless the head chooses otherwise. @param today YYYY-MM-DD */
export function placesFor(
  db: Db,
  of: { authorityId: number; officeId: number; channel: Placed },
  today: string,
): Promise<Place[]> {
  return sorted(db)
    .where('f.authority_id', '=', of.authorityId)
    .where('f.kind', '=', of.channel)
    .where('f.since', '<=', today)
    .where((eb) => eb.or([eb('f.until', 'is', null), eb('f.until', '>=', today)]))
    .where((eb) => eb.or([eb('l.office_id', '=', of.officeId), eb('l.serves_all', '=', true)]))
    .execute();
}

export interface PlaceInput {
  officeId: number;
  tendedBy: number | null;
  servesAll: boolean;
  paper: Paper;
  members: number | null;
}

const columns = ({ officeId, tendedBy, servesAll, paper, members }: PlaceInput) => ({
  office_id: officeId,
  contact_id: tendedBy,
  serves_all: servesAll,
  paper,
  members,
});

export async function insertPlace(tx: Tx, facilityId: number, input: PlaceInput): Promise<void> {
  await tx
    .insertInto('posting_places')
    .values({ facility_id: facilityId, ...columns(input) })
    .execute();
}

export async function updatePlace(tx: Tx, id: number, input: PlaceInput): Promise<void> {
  await tx.updateTable('posting_places').set(columns(input)).where('facility_id', '=', id).execute();
}

/** Who may tend a place. @param day YYYY-MM-DD */
export async function tendersOf(db: Db, authorityId: number, day: string): Promise<(Who & { id: number })[]> {
  const people = await whoWorks(db, authorityId, day);
  return people.flatMap((who) => (who.id !== null && has(who, ...handlers) ? [{ ...who, id: who.id }] : []));
}
