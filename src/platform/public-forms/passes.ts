import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../database/index.ts';
import { unspoken } from '../http/base.ts';
import { clearOwnCookie, clearStorage, ownCookie, setOwnCookie } from '../http/cookies.ts';
import { issue, readIssued } from '../http/slips.ts';

/** How long the code can be read again, and how long a thing stays open in a browser. */
const ACKNOWLEDGEMENT_MS = 3_600_000;
const FOLLOW_MS = 2 * 3_600_000;

/** What is told once, when something has been sent. */
export interface Acknowledgement {
  id: number;
  number: string;
  code: string;
  at: Date;
}

interface Pass {
  authorityId: number;
  id: number;
  /** names this pass, so that it can be ended before its time */
  key: string;
  /** ms since 1970 */
  until: number;
}

/** By what a browser keeps open what a citizen sent, without an account: sealed cookies for one thing of a sort.
 *  @param purpose what is sealed for: 'applications.public'
 *  @param cookies their names, one of each sort of thing */
export function passesTo(purpose: string, cookies: { acknowledgement: string; follow: string }) {
  const kinds = { acknowledgement: `${purpose}:acknowledgement`, follow: `${purpose}:follow` };

  /** The pass that this browser brings, ended or not; undefined: none, or of another authority, or too old. */
  function passOf(request: FastifyRequest): Pass | undefined {
    const pass = readIssued<Pass>(request, kinds.follow, ownCookie(request, named(request, cookies.follow)));
    if (!pass?.key || pass.authorityId !== request.authority.id) return undefined;
    return pass.until > request.server.services.now().getTime() ? pass : undefined;
  }

  /** From now on this browser may see and do what who sent this one thing may. */
  function open(request: FastifyRequest, reply: FastifyReply, id: number, key = newKey()): void {
    const until = request.server.services.now().getTime() + FOLLOW_MS;
    const pass: Pass = { authorityId: request.authority.id, id, key, until };
    const sealed = issue(request, kinds.follow, pass);
    setOwnCookie(reply, named(request, cookies.follow), sealed, { seconds: FOLLOW_MS / 1000, sameSite: 'strict' });
  }

  return {
    open,

    /** Number and code travel to the acknowledgement in a sealed cookie: the page can be loaded again, printed, and left;
     *  and what was sent is open. */
    acknowledge(request: FastifyRequest, reply: FastifyReply, told: Omit<Acknowledgement, 'at'>): void {
      const at = request.server.services.now().getTime();
      const key = newKey();
      const sealed = issue(request, kinds.acknowledgement, { ...told, at, key });
      setOwnCookie(reply, named(request, cookies.acknowledgement), sealed, {
        seconds: ACKNOWLEDGEMENT_MS / 1000,
        sameSite: 'strict',
      });
      open(request, reply, told.id, key);
    },

    /** The acknowledgement that this browser may still see. */
    async acknowledged(request: FastifyRequest): Promise<Acknowledgement | undefined> {
      const found = readIssued<Omit<Acknowledgement, 'at'> & { at: number; key: string }>(
        request,
        kinds.acknowledgement,
        ownCookie(request, named(request, cookies.acknowledgement)),
      );
      const good = found?.key && found.at + ACKNOWLEDGEMENT_MS > request.server.services.now().getTime();
      if (!good || (await isEnded(request, found.key))) return undefined;
      const { key: _, ...told } = found;
      return { ...told, at: new Date(found.at) };
    },

    /** What this browser has opened by number and code; undefined when nothing, or too long ago, or left since. */
    async opened(request: FastifyRequest): Promise<number | undefined> {
      const pass = passOf(request);
      return pass && !(await isEnded(request, pass.key)) ? pass.id : undefined;
    },

    /** Nothing of it stays in this browser, and what was copied from it opens nothing any more. */
    async close(request: FastifyRequest, reply: FastifyReply): Promise<void> {
      const pass = passOf(request);
      if (pass) {
        const ended = { key: pass.key, until: new Date(pass.until) };
        const { db } = request.server.services;
        await db
          .insertInto('ended_passes')
          .values(ended)
          .onConflict((oc) => oc.column('key').doNothing())
          .execute();
      }
      for (const name of Object.values(cookies)) clearOwnCookie(reply, named(request, name));
      clearStorage(reply);
    },
  };
}

/** Sites that stand under one host share its cookies: each has its own by name. */
const named = ({ base }: FastifyRequest, name: string) => name + unspoken(base).replaceAll('/', '-');

const newKey = () => randomBytes(16).toString('base64url');

async function isEnded(request: FastifyRequest, key: string): Promise<boolean> {
  const { db } = request.server.services;
  const row = await db.selectFrom('ended_passes').select('key').where('key', '=', key).executeTakeFirst();
  return row !== undefined;
}

/** Forgets passes that are over by themselves. */
export async function forgetPasses(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('ended_passes').where('until', '<', now).execute();
}
