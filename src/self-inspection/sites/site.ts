import { sql } from 'kysely';
import { mailSite } from '../../mail/index.ts';
import { type Authority, allAuthorities, authorityById, sitePlaceOf } from '../../organizations/index.ts';
import type { Config } from '../../platform/config.ts';
import type { Db } from '../../platform/database/index.ts';
import { type InsideHost, type May, mayReach } from '../../platform/outside/index.ts';
import type { Way } from './visitor.ts';

/** The port of this program, and whom it may ask. */
export type From = Pick<Config, 'port' | 'host'> & { insideHosts: readonly InsideHost[] };

/** An authority's site as it is visited. */
export interface Site {
  authority: Authority;
  /** its public address; undefined: nobody said it and no host is registered */
  outside: Way | undefined;
  /** the program's own port, under the site's name */
  own: Way;
  /** somebody set the address */
  isSet: boolean;
  /** the address that follows from its host */
  usual: string | undefined;
}

const THIS_MACHINE = /^(127\.|::1$|::ffff:127\.)/;

/** Where the site of an authority is visited; undefined: it has none, or the public does not see it. */
export async function siteOf(db: Db, authority: Authority, from: From): Promise<Site | undefined> {
  if (!authority.openedAt || authority.closedAt) return undefined;
  const place = await sitePlaceOf(db, authority);
  if (!place) return undefined;
  const [set, general] = await Promise.all([addressOf(db, authority.id), mailSite(db)]);
  const usual = byHost(place.host, place.base, general);
  const root = set ?? usual;
  const machine = from.host === '0.0.0.0' || from.host === '::' ? '127.0.0.1' : from.host;
  const atOwn: May = (address, { port }) => port === from.port && (address === machine || THIS_MACHINE.test(address));
  const reach = mayReach(from);
  return {
    authority,
    isSet: set !== undefined,
    usual,
    outside: root
      ? { root, host: undefined, may: (address, of) => reach(address, of) || atOwn(address, of) }
      : undefined,
    own: {
      root: `http://${machine.includes(':') ? `[${machine}]` : machine}:${from.port}${place.base}`,
      host: place.host ?? 'localhost',
      may: atOwn,
    },
  };
}

/** The address that follows from a host: as the platform's own address is written, where mails know it. */
function byHost(host: string | null, base: string, general: string | undefined): string | undefined {
  if (host === null) return general && general + base;
  const url = URL.parse(general ?? 'http://localhost');
  if (!url || !general) return `http://${host}${base}`;
  return `${url.protocol}//${host}${url.port ? `:${url.port}` : ''}${base}`;
}

/** What somebody set. */
export async function addressOf(db: Db, authorityId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('self_inspection_addresses')
    .select('address')
    .where('authority_id', '=', authorityId)
    .executeTakeFirst();
  return row?.address;
}

/** Every site that the public sees. */
export async function openSites(db: Db): Promise<Authority[]> {
  return (await allAuthorities(db)).filter(({ openedAt, closedAt }) => openedAt && !closedAt);
}

/** The site of one authority by its number. */
export async function siteById(db: Db, authorityId: number, from: From): Promise<Site | undefined> {
  const authority = await authorityById(db, authorityId);
  return authority && siteOf(db, authority, from);
}

/** Whether this address of the site was ever reached from this machine. */
export async function wasReached(db: Db, authorityId: number, address: string): Promise<boolean> {
  const { rows } = await sql<{ reached: boolean }>`select exists (select from site_probes
    where authority_id = ${authorityId} and address = ${address} and outcome = 'reached') as reached`.execute(db);
  return rows[0]!.reached;
}
