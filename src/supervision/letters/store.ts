import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { LetterFigure } from './rules.ts';

/** 提醒函 with how many got it and read it. */
export interface Letter {
  id: number;
  cityId: number;
  cityName: string;
  number: string;
  said: string;
  period: string;
  byName: string;
  at: Date;
}

export interface Receiver {
  letterId: number;
  authorityId: number;
  authorityName: string;
  code: string;
  figures: LetterFigure[];
  readBy: string | null;
  readAt: Date | null;
}

const letters = (db: Db) =>
  db
    .selectFrom('supervision_letters as l')
    .innerJoin('authorities as c', 'c.id', 'l.city_id')
    .select(['l.id', 'l.city_id as cityId', 'c.name as cityName', 'l.number', 'l.said', 'l.period'])
    .select(['l.by_name as byName', 'l.at']);

const PAGE = 50;

/** One page of an office's letters, the newest first, with how many got and how many read each. */
export async function lettersOf(db: Db, cityId: number, page: number) {
  const { count } = await db
    .selectFrom('supervision_letters')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('city_id', '=', cityId)
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(Number(count) / PAGE));
  const of = (what: string) =>
    sql<number>`(select count(*)::int from supervision_letter_receivers r where r.letter_id = l.id and ${sql.raw(what)})`;
  const rows = await letters(db)
    .select([of('true').as('sent'), of('r.read_at is not null').as('read')])
    .where('l.city_id', '=', cityId)
    .orderBy('l.id', 'desc')
    .limit(PAGE)
    .offset((Math.min(page, pages) - 1) * PAGE)
    .execute();
  return { letters: rows, pages };
}

/** What an authority was reminded of, the newest first, the last fifty. */
export function lettersTo(db: Db, authorityId: number) {
  return letters(db)
    .innerJoin('supervision_letter_receivers as r', 'r.letter_id', 'l.id')
    .select(['r.read_at as readAt', 'r.read_by as readBy'])
    .where('r.authority_id', '=', authorityId)
    .orderBy('l.id', 'desc')
    .limit(PAGE)
    .execute();
}

/** What an authority has not said yet that it has read. */
export function unreadLetters(db: Db, authorityId: number): Promise<Letter[]> {
  return letters(db)
    .innerJoin('supervision_letter_receivers as r', 'r.letter_id', 'l.id')
    .where('r.authority_id', '=', authorityId)
    .where('r.read_at', 'is', null)
    .orderBy('l.id')
    .execute();
}

export function letterById(db: Db, id: number): Promise<Letter | undefined> {
  return letters(db).where('l.id', '=', id).executeTakeFirst();
}

/** Who got a letter. @param authorityId of one alone */
export function receiversOf(db: Db, letterId: number, authorityId?: number): Promise<Receiver[]> {
  let query = db
    .selectFrom('supervision_letter_receivers as r')
    .innerJoin('authorities as a', 'a.id', 'r.authority_id')
    .select(['r.letter_id as letterId', 'r.authority_id as authorityId', 'a.name as authorityName', 'a.code'])
    .select(['r.figures', 'r.read_by as readBy', 'r.read_at as readAt'])
    .where('r.letter_id', '=', letterId);
  if (authorityId !== undefined) query = query.where('r.authority_id', '=', authorityId);
  return query.orderBy('a.id').execute();
}

/** @returns its number in the books */
export async function insertLetter(
  tx: Tx,
  of: Pick<Letter, 'cityId' | 'number' | 'said' | 'period' | 'byName' | 'at'>,
): Promise<number> {
  const { id } = await tx
    .insertInto('supervision_letters')
    .values({
      ...{ city_id: of.cityId, number: of.number, said: of.said },
      ...{ period: of.period, by_name: of.byName, at: of.at },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @param receivers with their figures @returns who got it: those who had none from this office on this day */
export async function insertReceivers(
  tx: Tx,
  letter: { id: number; cityId: number; on: string },
  receivers: readonly Pick<Receiver, 'authorityId' | 'figures'>[],
): Promise<number[]> {
  const rows = await tx
    .insertInto('supervision_letter_receivers')
    .values(
      receivers.map(({ authorityId, figures }) => ({
        ...{ letter_id: letter.id, authority_id: authorityId, city_id: letter.cityId, sent_on: letter.on },
        figures: JSON.stringify(figures) as unknown as LetterFigure[],
      })),
    )
    .onConflict((oc) => oc.columns(['city_id', 'authority_id', 'sent_on']).doNothing())
    .returning('authority_id as id')
    .execute();
  return rows.map(({ id }) => id);
}

/** @returns false: there is none that was not read */
export async function markRead(tx: Tx, letterId: number, authorityId: number, by: { name: string; at: Date }) {
  const row = await tx
    .updateTable('supervision_letter_receivers')
    .set({ read_by: by.name, read_at: by.at })
    .where('letter_id', '=', letterId)
    .where('authority_id', '=', authorityId)
    .where('read_at', 'is', null)
    .returning('letter_id')
    .executeTakeFirst();
  return row !== undefined;
}
