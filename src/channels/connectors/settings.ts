import { type RawBuilder, sql } from 'kysely';
import { type Db, prepared, type Tx } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import type { Connector } from './connector.ts';
import { connectorById } from './list.ts';

/** How an authority set up a connector, without its secrets. */
export interface ConnectorSettings {
  connector: string;
  enabled: boolean;
  settings: Record<string, string>;
  /** something secret is kept */
  hasSecrets: boolean;
  updatedAt: Date;
  updatedBy: string;
}

export const purposeOf = (authorityId: number, connector: string): string => `connector:${authorityId}:${connector}`;

/** What an authority set up, in use or not. */
export async function connectorsSet(db: Db, authorityId: number): Promise<ConnectorSettings[]> {
  return db
    .selectFrom('channel_connectors')
    .select(['connector', 'enabled', 'settings', 'updated_at as updatedAt', 'updated_by as updatedBy'])
    .select((eb) => eb('sealed_secrets', 'is not', null).$castTo<boolean>().as('hasSecrets'))
    .where('authority_id', '=', authorityId)
    .execute();
}

/** The connectors that an authority uses. */
export async function connectorsInUse(db: Db, authorityId: number): Promise<string[]> {
  const all = await connectorsSet(db, authorityId);
  return all.filter(({ enabled }) => enabled).map(({ connector }) => connector);
}

/** Whose account these settings are of; '': the connector asks for none. */
export const accountIn = (connector: Connector | undefined, settings: Readonly<Record<string, string>>): string =>
  (connector?.settings ?? [])
    .filter(({ account }) => account)
    .map(({ name }) => settings[name] ?? '')
    .join(' ');

/** The same of rows `c`, in SQL. */
export function accountInSql({ settings }: Connector): RawBuilder<string> {
  const values = settings.flatMap(({ account, name }) =>
    account ? sql`coalesce(c.settings->>${sql.lit(name)}, '')` : [],
  );
  return values.length ? sql<string>`(${sql.join(values, sql` || ' ' || `)})` : sql<string>`''`;
}

/** The account that an authority has set for a connector today. */
export async function accountOf(db: Db, authorityId: number, connector: string): Promise<string> {
  const row = await db
    .selectFrom('channel_connectors')
    .select('settings')
    .where('authority_id', '=', authorityId)
    .where('connector', '=', connector)
    .executeTakeFirst();
  return accountIn(connectorById(connector), row?.settings ?? {});
}

/** All that was set, secrets among them, and when; undefined: not set up. */
export async function setUpOf(
  db: Db,
  sealer: Sealer,
  authorityId: number,
  connector: string,
): Promise<{ values: Record<string, string>; at: Date } | undefined> {
  const [row] = await prepared(
    db,
    db
      .selectFrom('channel_connectors')
      .select(['settings', 'sealed_secrets as sealed', 'updated_at as at'])
      .where('authority_id', '=', authorityId)
      .where('connector', '=', connector),
  );
  if (!row) return undefined;
  const secrets = row.sealed ? sealer.open<Record<string, string>>(row.sealed, purposeOf(authorityId, connector)) : {};
  return { values: { ...row.settings, ...secrets }, at: row.at };
}

/** All that was set, secrets among them; undefined: not set up. */
export async function settingsWithSecrets(
  db: Db,
  sealer: Sealer,
  authorityId: number,
  connector: string,
): Promise<Record<string, string> | undefined> {
  return (await setUpOf(db, sealer, authorityId, connector))?.values;
}

interface Kept {
  /** another account than before: nothing was heard of it */
  fresh?: boolean;
  authorityId: number;
  connector: string;
  enabled: boolean;
  settings: Record<string, string>;
  sealed: Buffer | null;
}

/** These settings are used from now on, in place of those before. */
export async function keepConnector(
  tx: Tx,
  { authorityId, connector, enabled, settings, sealed, fresh }: Kept,
  by: string,
  at: Date,
): Promise<void> {
  const row = {
    ...{ enabled, settings: JSON.stringify(settings), sealed_secrets: sealed, updated_at: at, updated_by: by },
    ...(fresh ? { heard_to: 0 } : {}),
    ...{ faults: 0, away_since: null, rests_until: sql<Date>`'-infinity'`, rest_said: '' },
  };
  await tx
    .insertInto('channel_connectors')
    .values({ authority_id: authorityId, connector, ...row })
    .onConflict((oc) => oc.columns(['authority_id', 'connector']).doUpdateSet(row))
    .execute();
  // what waited for the account is tried with these at once
  await sql`update transmissions set next_at = ${at} where authority_id = ${authorityId} and connector = ${connector}
    and state in ('due', 'cancelling') and away and next_at > ${at}`.execute(tx);
}
