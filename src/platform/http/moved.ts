import type { FastifyInstance } from 'fastify';

/** Addresses that were renamed keep answering for whoever kept or printed them: what is asked for below `from` is, for
 *  good, below `to`. @param from as routes name it, below the prefix of `app` @param to the whole path */
export function moved(app: FastifyInstance, from: string, to: string): void {
  for (const path of [from, `${from}/*`])
    app.get(path, ({ url }, reply) => reply.redirect(`${to}${url.slice(url.indexOf(from) + from.length)}`, 301));
}
