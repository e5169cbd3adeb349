import type { Db, Tx } from '../platform/database/index.ts';
import type { Foreign } from '../platform/languages/language.ts';
import type { NameTranslation } from './tables.ts';

/** Names of an authority in a language: Chinese → translation. */
export async function namesOf(db: Db, authorityId: number, language: Foreign): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('name_translations')
    .select(['name', 'said'])
    .where('authority_id', '=', authorityId)
    .where('language', '=', language)
    .execute();
  return new Map(rows.map(({ name, said }) => [name, said]));
}

interface Said {
  authorityId: number;
  language: Foreign;
  by: string;
  at: Date;
}

/** Names as they are called from now on; '' takes a translation away. */
export async function saveNames(tx: Tx, of: Said, names: ReadonlyMap<string, string>): Promise<void> {
  const { authorityId, language, by, at } = of;
  const gone = [...names].filter(([, said]) => !said).map(([name]) => name);
  const kept = [...names].filter(([, said]) => said);
  if (gone.length)
    await tx
      .deleteFrom('name_translations')
      .where('authority_id', '=', authorityId)
      .where('language', '=', language)
      .where('name', 'in', gone)
      .execute();
  if (!kept.length) return;
  await tx
    .insertInto('name_translations')
    .values(
      kept.map(
        ([name, said]): NameTranslation => ({
          authority_id: authorityId,
          name,
          language,
          said,
          said_by: by,
          said_at: at,
        }),
      ),
    )
    .onConflict((oc) =>
      oc.columns(['authority_id', 'name', 'language']).doUpdateSet((eb) => ({
        said: eb.ref('excluded.said'),
        said_by: eb.ref('excluded.said_by'),
        said_at: eb.ref('excluded.said_at'),
      })),
    )
    .execute();
}

export async function saveLanguages(tx: Tx, authorityId: number, languages: readonly Foreign[]): Promise<void> {
  await tx
    .updateTable('authorities')
    .set({ languages: [...languages] })
    .where('id', '=', authorityId)
    .execute();
}
