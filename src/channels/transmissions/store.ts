import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import type { Reached, What } from '../connectors/connector.ts';
import { accountOf } from '../connectors/settings.ts';
import type { TransmissionState } from '../tables.ts';

/** A deed of the machine over one account, with the pieces of information it is about in their order. */
export interface Transmission {
  id: number;
  authorityId: number;
  connector: string;
  /** whose account it was begun with */
  account: string;
  what: What;
  state: TransmissionState;
  committed: boolean;
  approved: boolean;
  reached: Reached;
  attempts: number;
  nextAt: Date;
  /** what went wrong last, or what a person is waited for */
  said: string;
  createdAt: Date;
  createdBy: string;
  articles: Article[];
}

export interface Article {
  deliveryId: number;
  documentId: number;
  revisionId: number;
  title: string;
  url: string;
}

const articles = sql<Article[]>`coalesce((select json_agg(json_build_object('deliveryId', a.delivery_id,
    'documentId', d.document_id, 'revisionId', a.revision_id, 'title', d.title, 'url', a.url) order by a.position)
  from transmission_articles a join deliveries d on d.id = a.delivery_id where a.transmission_id = t.id), '[]')`;

function base(db: Db) {
  return db
    .selectFrom('transmissions as t')
    .select(['t.id', 't.authority_id as authorityId', 't.connector', 't.account'])
    .select(['t.what', 't.state', 't.committed', 't.approved'])
    .select(['t.reached', 't.attempts', 't.next_at as nextAt', 't.said', 't.created_at as createdAt'])
    .select(['t.created_by as createdBy', articles.as('articles')]);
}

export function transmissionById(db: Db, id: number): Promise<Transmission | undefined> {
  return base(db).where('t.id', '=', id).executeTakeFirst();
}

/** The transmission, held until the transaction ends. */
export async function lockTransmission(tx: Tx, id: number): Promise<Transmission | undefined> {
  await tx.selectFrom('transmissions').select('id').where('id', '=', id).forUpdate().execute();
  return transmissionById(tx, id);
}

/** What waits for this person: to be looked at, or because it could not be done; oldest first. */
export function transmissionsForPersons(db: Db, who: Who, limit = 50): Promise<Transmission[]> {
  return base(db).where('t.id', 'in', forPersons(db, who)).orderBy('t.id').limit(limit).execute();
}

/** How many they are. */
export async function countForPersons(db: Db, who: Who): Promise<number> {
  const { count } = await db
    .selectFrom(forPersons(db, who).as('t'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Of whose deliveries one is this person's to handle. */
function forPersons(db: Db, who: Who) {
  return db
    .selectFrom('transmissions as p')
    .select('p.id')
    .where('p.authority_id', '=', who.authorityId)
    .where('p.state', 'in', ['person', 'dead'])
    .$if(!has(who, 'disclosureHead'), (all) =>
      all.where((eb) =>
        eb.exists(
          eb
            .selectFrom('transmission_articles as a')
            .innerJoin('deliveries as d', 'd.id', 'a.delivery_id')
            .select('d.id')
            .whereRef('a.transmission_id', '=', 'p.id')
            .where((of) => of.or([of('d.office_id', '=', who.officeId ?? -1), of('d.given_to', '=', who.id)])),
        ),
      ),
    );
}

/** The newest of a delivery first. */
export function transmissionsOf(db: Db, deliveryId: number): Promise<Transmission[]> {
  return base(db)
    .where('t.id', 'in', (eb) =>
      eb.selectFrom('transmission_articles').select('transmission_id').where('delivery_id', '=', deliveryId),
    )
    .orderBy('t.id', 'desc')
    .execute();
}

interface New {
  authorityId: number;
  connector: string;
  what: What;
  by: string;
  now: Date;
}

/** A transmission that is due at once. @returns its id */
export async function insertTransmission(
  tx: Tx,
  { authorityId, connector, what, by, now }: New,
  of: readonly { deliveryId: number; revisionId: number }[],
): Promise<number> {
  const account = await accountOf(tx, authorityId, connector);
  const { id } = await tx
    .insertInto('transmissions')
    .values({
      ...{ authority_id: authorityId, connector, account, what, state: 'due' },
      ...{ next_at: now, created_at: now, created_by: by },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = of.map(({ deliveryId, revisionId }, n) => ({
    ...{ transmission_id: id, position: n, delivery_id: deliveryId, revision_id: revisionId },
  }));
  await tx.insertInto('transmission_articles').values(rows).execute();
  return id;
}

interface Changed {
  state?: TransmissionState;
  committed?: boolean;
  approved?: boolean;
  reached?: string;
  attempts?: number;
  next_at?: Date;
  said?: string;
  ended_at?: Date | null;
}

export async function changeTransmission(tx: Tx, id: number, changed: Changed): Promise<void> {
  await tx.updateTable('transmissions').set(changed).where('id', '=', id).execute();
}

/** Adds a line to the log of a transmission. */
export async function noteAttempt(tx: Tx, id: number, at: Date, outcome: string, said: string): Promise<void> {
  await tx.insertInto('transmission_attempts').values({ transmission_id: id, at, outcome, said }).execute();
}

export function attemptsOf(db: Db, id: number) {
  return db
    .selectFrom('transmission_attempts')
    .select(['at', 'outcome', 'said'])
    .where('transmission_id', '=', id)
    .orderBy('id')
    .execute();
}

/** What put a delivery out where it stands now: the newest that ended well. */
export async function lastPut(db: Db, deliveryId: number): Promise<Transmission | undefined> {
  const all = await transmissionsOf(db, deliveryId);
  return all.find(({ state, what }) => state === 'done' && what !== 'takeDown');
}
