import type { Db, Tx } from '../../platform/database/index.ts';
import { type Settings, type SettingsVersion, USUAL } from './rules.ts';

const versions = (db: Db, cityId: number) =>
  db
    .selectFrom('supervision_settings')
    .select(['number', 'content', 'set_by as setBy', 'set_at as setAt'])
    .where('city_id', '=', cityId);

type Row = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number];
const versionOf = ({ content, ...row }: Row): SettingsVersion => ({ ...content, ...row });

/** By what an office judges now; what is usual where it has set nothing. */
export async function settingsOf(db: Db, cityId: number): Promise<SettingsVersion> {
  const row = await versions(db, cityId).orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row ? versionOf(row) : { ...USUAL, number: 0, setBy: '', setAt: undefined };
}

/** All that it ever set, the newest first. */
export async function allSettings(db: Db, cityId: number): Promise<SettingsVersion[]> {
  return (await versions(db, cityId).orderBy('number', 'desc').execute()).map(versionOf);
}

/** @returns false: somebody else has set the same version just now */
export async function insertSettings(
  tx: Tx,
  cityId: number,
  number: number,
  { parts, bounds, tellsRank }: Settings,
  by: { name: string; at: Date },
): Promise<boolean> {
  const content = JSON.stringify({ parts, bounds, tellsRank });
  const row = await tx
    .insertInto('supervision_settings')
    .values({ city_id: cityId, number, content: content as unknown as Settings, set_by: by.name, set_at: by.at })
    .onConflict((oc) => oc.doNothing())
    .returning('number')
    .executeTakeFirst();
  return row !== undefined;
}
