import type { FastifyRequest } from 'fastify';
import type { Caller } from '../action.ts';
import type { Db } from '../database/index.ts';
import type { Disk } from '../disk/index.ts';
import type { FileStore } from '../files/files.ts';
import { FailureError, notFound } from '../outcome.ts';
import type { InsideHost } from '../outside/index.ts';
import { has, type Role, reaches, type Who } from '../roles.ts';
import type { House } from '../room.ts';
import type { Sealer } from '../sealing/sealing.ts';
import type { PageCache } from './cache/page-cache.ts';
import { confirmedOf } from './form.ts';

/** What every route may use. */
export interface Services {
  db: Db;
  /** The rooms of this program. */
  house: House;
  files: FileStore;
  /** Seals and opens personal data. */
  sealer: Sealer;
  /** The program's clock; tests set it. */
  now: () => Date;
  /** Addresses of reverse proxies whose headers are taken at their word; this machine's own without it. */
  proxies?: string[];
  /** Complete pages of the site; without it each is drawn anew. */
  pages?: PageCache;
  /** Folder of the parts by which scans are read, where an office has added them (`platform/scans/parts`). */
  parts?: string;
  /** Hosts of the own network to which may be sent; none without it. */
  insideHosts?: readonly InsideHost[];
  /** How much room there is to write; without it nobody looks. */
  disk?: Disk;
}

declare module 'fastify' {
  interface FastifyInstance {
    services: Services;
  }
  interface FastifyRequest {
    /** The member of staff who is signed in; set by the console before any of its routes runs. */
    who: Who | undefined;
  }
}

/** Who asks, for an action. @throws FailureError when nobody is signed in */
export function callerOf(request: FastifyRequest): Caller {
  const { db, house, now, sealer } = request.server.services;
  const confirmed = confirmedOf(request);
  return { db, house, who: staffOf(request), now: now(), address: request.ip, sealer, confirmed };
}

/** The member of staff who asks, if they have one of the roles (none given: any). Pages that one may not know of
 *  do not exist: @throws FailureError 404 */
export function staffOf(request: FastifyRequest, ...any: Role[]): Who {
  const { who } = request;
  if (!who || (any.length && !has(who, ...any))) throw new FailureError(notFound());
  return who;
}

/** The same, or who acts today for somebody who has one of the roles. */
export function actorOf(request: FastifyRequest, ...any: Role[]): Who {
  const who = staffOf(request);
  if (!reaches(who, ...any)) throw new FailureError(notFound());
  return who;
}
