import { type Db, prepared } from '../../platform/database/index.ts';
import { plainHost } from '../../platform/http/host.ts';
import type { Foreign } from '../../platform/languages/language.ts';
import type { Contact } from '../tables.ts';
import { type SitePlace, sitePlace } from './rules.ts';

/** An authority (行政机关) as pages need it. */
export interface Authority {
  id: number;
  code: string;
  name: string;
  shortName: string;
  paperPrefix: string;
  siteIdCode: string;
  /** under which its site answers; null: as the primary one, below its superior's (sitePlace), or not at all */
  host: string | null;
  /** the authority above it, to which it reports; null for none */
  parentId: number | null;
  /** its site answers under every name that is no other's */
  isPrimary: boolean;
  /** since when it uses the platform no more, and why */
  closedAt: Date | null;
  closedReason: string;
  isDemo: boolean;
  createdAt: Date;
  /** when its site showed itself to the public; null: 正在建设 */
  openedAt: Date | null;
  contact: Contact;
  guide: Record<string, string>;
  /** in which its public side is besides Chinese */
  languages: Foreign[];
}

function base(db: Db) {
  return db
    .selectFrom('authorities')
    .select(['id', 'code', 'name', 'host', 'contact', 'guide', 'is_demo as isDemo', 'short_name as shortName'])
    .select(['paper_prefix as paperPrefix', 'site_id_code as siteIdCode', 'parent_id as parentId'])
    .select(['is_primary as isPrimary', 'closed_at as closedAt', 'closed_reason as closedReason'])
    .select(['created_at as createdAt', 'opened_at as openedAt', 'languages']);
}

/** The authority whose site answers under this host name, however it is written; else the primary one. Undefined before
 *  set-up. */
export function authorityOfHost(db: Db, given: string): Promise<Authority | undefined> {
  return base(db).where('id', '=', idOfHost(db, given)).executeTakeFirst();
}

/** The same, and after it those that report to it, in the order they were entered: in one statement, for every page asks.
 *  Empty before set-up. */
export function authoritiesOfHost(db: Db, given: string): Promise<Authority[]> {
  const here = idOfHost(db, given);
  return base(db)
    .where((eb) => eb.or([eb('id', '=', here), eb('parent_id', '=', here)]))
    .orderBy((eb) => eb('id', '=', here), 'desc')
    .orderBy('id')
    .execute();
}

function idOfHost(db: Db, given: string) {
  const host = plainHost(given);
  return db
    .selectFrom('authorities as of')
    .select('of.id')
    .where((eb) => eb.or([eb('of.host', '=', host), eb('of.is_primary', '=', true)]))
    .orderBy((eb) => eb('of.host', 'is not distinct from', host), 'desc')
    .limit(1);
}

export async function authorityById(db: Db, id: number): Promise<Authority | undefined> {
  return (await prepared(db, base(db).where('id', '=', id)))[0];
}

export function authorityByCode(db: Db, code: string): Promise<Authority | undefined> {
  return base(db).where('code', '=', code).executeTakeFirst();
}

/** The authorities that report to another one, in the order they were entered. */
export function authoritiesBelow(db: Db, parentId: number): Promise<Authority[]> {
  return base(db).where('parent_id', '=', parentId).orderBy('id').execute();
}

/** Every authority of the platform, in the order they were entered. */
export function allAuthorities(db: Db): Promise<Authority[]> {
  return base(db).orderBy('id').execute();
}

/** Where an authority's site stands; undefined: it has none. */
export async function sitePlaceOf(db: Db, authority: Authority): Promise<SitePlace | undefined> {
  const { parentId, host } = authority;
  return sitePlace(authority, parentId === null || host !== null ? undefined : await authorityById(db, parentId));
}

export interface Office {
  id: number;
  code: string;
  name: string;
  kind: 'office' | 'village' | 'community';
  duties: string;
  /** closed into another: named where it did something, offered no more */
  closed: boolean;
}

export function officesOf(db: Db, authorityId: number): Promise<Office[]> {
  return db
    .selectFrom('offices')
    .select(['id', 'code', 'name', 'kind', 'duties'])
    .select((eb) => eb('closed_at', 'is not', null).$castTo<boolean>().as('closed'))
    .where('authority_id', '=', authorityId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** Those that people and work may be given to. */
export async function openOffices(db: Db, authorityId: number): Promise<Office[]> {
  return (await officesOf(db, authorityId)).filter(({ closed }) => !closed);
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose site is read, or for whom the member of staff works. Set by both shells before any route. */
    authority: Authority;
  }
}
