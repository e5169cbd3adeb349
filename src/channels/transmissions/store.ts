import { type SqlBool, sql } from 'kysely';
import { type Db, prepared, type Tx } from '../../platform/database/index.ts';
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
  /** since when it cannot be called back, or a person had it tried again; null: it can, or that was not noted */
  committedAt: Date | null;
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
    .select(['t.what', 't.state', 't.committed', 't.committed_at as committedAt', 't.approved'])
    .select(['t.reached', 't.attempts', 't.next_at as nextAt', 't.said', 't.created_at as createdAt'])
    .select(['t.created_by as createdBy', articles.as('articles')]);
}

export async function transmissionById(db: Db, id: number): Promise<Transmission | undefined> {
  return (await prepared(db, base(db).where('t.id', '=', id)))[0];
}

/** The transmission, held until the transaction ends. */
export async function lockTransmission(tx: Tx, id: number): Promise<Transmission | undefined> {
  await tx.selectFrom('transmissions').select('id').where('id', '=', id).forUpdate().execute();
  return transmissionById(tx, id);
}

/** A transmission as it stands now, held until the transaction ends like its account, and when that was set up as it is.
 *  @param token by which this process holds the account @returns undefined: another process holds it */
export async function lockHeld(
  tx: Tx,
  token: string,
  known: Transmission,
): Promise<(Transmission & { setAt: Date; faults: number }) | undefined> {
  const [now] = await prepared(
    tx,
    sql<
      Pick<Transmission, 'state' | 'committed' | 'committedAt' | 'approved' | 'attempts'> & {
        setAt: Date;
        faults: number;
      }
    >`
      select t.state, t.committed, t.committed_at as "committedAt", t.approved, t.attempts, c.updated_at as "setAt", c.faults from transmissions t
        join channel_connectors c on c.authority_id = t.authority_id and c.connector = t.connector
      where t.id = ${known.id} and c.held_by = ${token} for update of t for share of c`,
  );
  return now && { ...known, ...now };
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

/** What could not be done waits until somebody did it, or had it tried anew. */
const isOpen = sql<SqlBool>`(p.state = 'person' or (p.state = 'dead' and exists (
  select from transmission_articles a join deliveries d on d.id = a.delivery_id where a.transmission_id = p.id
    and case p.what when 'send' then d.state = 'failed' else d.follow_up = p.what end
    and not exists (select from transmission_articles n where n.delivery_id = d.id and n.transmission_id > p.id))))`;

/** Of whose deliveries one is this person's to handle. */
function forPersons(db: Db, who: Who) {
  return db
    .selectFrom('transmissions as p')
    .select('p.id')
    .where('p.authority_id', '=', who.authorityId)
    .where('p.state', 'in', ['person', 'dead'])
    .where(isOpen)
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

type Of = readonly { deliveryId: number; revisionId: number }[];

/** A transmission that is due at once. @returns its id */
export async function insertTransmission(tx: Tx, made: New, of: Of): Promise<number> {
  const account = await accountOf(tx, made.authorityId, made.connector);
  return (await insertTransmissions(tx, [{ ...made, account, of }]))[0]!;
}

/** Several that are due at once. @returns their ids, in their order */
export async function insertTransmissions(
  tx: Tx,
  all: readonly (New & { account: string; of: Of })[],
): Promise<number[]> {
  if (!all.length) return [];
  const made = await tx
    .insertInto('transmissions')
    .values(
      all.map(({ authorityId, connector, account, what, by, now }) => ({
        ...{ authority_id: authorityId, connector, account, what, state: 'due' as const },
        ...{ next_at: now, created_at: now, created_by: by },
      })),
    )
    .returning('id')
    .execute();
  // rows of one statement are numbered in their order
  const ids = made.map(({ id }) => id).toSorted((a, b) => a - b);
  const rows = all.flatMap(({ of }, at) =>
    of.map(({ deliveryId, revisionId }, n) => ({
      ...{ transmission_id: ids[at]!, position: n, delivery_id: deliveryId, revision_id: revisionId },
    })),
  );
  await tx.insertInto('transmission_articles').values(rows).execute();
  return ids;
}

interface Changed {
  state?: TransmissionState;
  committed?: boolean;
  committed_at?: Date;
  approved?: boolean;
  reached?: string;
  attempts?: number;
  away?: boolean;
  next_at?: Date;
  said?: string;
  ended_at?: Date | null;
}

export async function changeTransmission(tx: Tx, id: number, changed: Changed): Promise<void> {
  await prepared(tx, tx.updateTable('transmissions').set(changed).where('id', '=', id));
}

/** Adds a line to the log of a transmission. */
export async function noteAttempt(tx: Tx, id: number, at: Date, outcome: string, said: string): Promise<void> {
  await prepared(tx, tx.insertInto('transmission_attempts').values({ transmission_id: id, at, outcome, said }));
}

/** What its log says last; undefined: nothing yet. */
export async function lastOutcome(tx: Tx, id: number): Promise<string | undefined> {
  const newest = tx
    .selectFrom('transmission_attempts')
    .select('outcome')
    .where('transmission_id', '=', id)
    .orderBy('id', 'desc')
    .limit(1);
  return (await prepared(tx, newest))[0]?.outcome;
}

export function attemptsOf(db: Db, id: number) {
  return db
    .selectFrom('transmission_attempts')
    .select(['at', 'outcome', 'said'])
    .where('transmission_id', '=', id)
    .orderBy('id')
    .execute();
}

/** Of these deliveries the newest transmission of each, if it did not end well. */
export async function unended(
  db: Db,
  deliveryIds: readonly number[],
): Promise<Pick<Transmission, 'connector' | 'reached'>[]> {
  return prepared(
    db,
    sql<Pick<Transmission, 'connector' | 'reached'>>`
      select t.connector, t.reached from unnest(${[...deliveryIds]}::bigint[]) as d(id) cross join lateral (
        select t.* from transmission_articles a join transmissions t on t.id = a.transmission_id
        where a.delivery_id = d.id order by t.id desc limit 1) t
      where t.state in ('due', 'dead')`,
  );
}

/** What put a delivery out where it stands now: the newest that ended well. */
export async function lastPut(db: Db, deliveryId: number): Promise<Transmission | undefined> {
  const newest = base(db)
    .innerJoin('transmission_articles as a', 'a.transmission_id', 't.id')
    .where('a.delivery_id', '=', deliveryId)
    .where('t.state', '=', 'done')
    .where('t.what', '<>', 'takeDown')
    .orderBy('t.id', 'desc')
    .limit(1);
  return (await prepared(db, newest))[0];
}
