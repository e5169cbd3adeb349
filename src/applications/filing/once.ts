import type { Act } from '../../platform/action.ts';
import { queryCodeHash } from '../../platform/public-forms/index.ts';

/** Marks a filing as under way, for the transaction. Two of the same wait for each other here.
 *  @returns what it filed before, now opened by the new code: the first answer may never have arrived */
export async function claimFiling(
  { db, who, now, sealer }: Act,
  filing: string,
  code: string,
): Promise<{ id: number; number: string } | undefined> {
  const claimed = await db
    .insertInto('application_filings')
    .values({ id: filing, application_id: null, at: now })
    .onConflict((oc) => oc.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (claimed) return undefined;
  return db
    .updateTable('applications')
    .set({ query_code_hash: queryCodeHash(sealer, code) })
    .from('application_filings')
    .whereRef('applications.id', '=', 'application_filings.application_id')
    .where('application_filings.id', '=', filing)
    .where('applications.authority_id', '=', who.authorityId)
    .returning(['applications.id', 'applications.number'])
    .executeTakeFirst();
}

/** The filing is done: it made this application. */
export async function settleFiling({ db }: Act, filing: string, applicationId: number): Promise<void> {
  await db.updateTable('application_filings').set({ application_id: applicationId }).where('id', '=', filing).execute();
}
