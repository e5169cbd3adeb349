import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** A word that goes by tells both sides that the line holds, ms. */
const ALIVE_MS = 15_000;
/** Several changes at once are told as one, ms. */
const TOGETHER_MS = 50;

interface Stream {
  authorityId: number;
  response: ServerResponse;
  soon?: NodeJS.Timeout;
}

/** Lines to devices (server-sent events): each is told at once that what it shows may have changed, and asks what it is. */
export interface Signals {
  /** Answers a device with its line; an earlier one of it ends. */
  open(reply: FastifyReply, device: { id: number; authorityId: number }): void;
}

/** Tells what the database told this process of its books. */
export function signalsOf(app: FastifyInstance): Signals {
  const streams = new Map<number, Stream>();
  const end = (id: number, stream: Stream) => {
    clearTimeout(stream.soon);
    stream.response.end();
    if (streams.get(id) === stream) streams.delete(id);
  };
  const stop = app.services.pages?.changes.listen((tag) => {
    for (const stream of streams.values()) {
      const { authorityId: id } = stream;
      if (tag !== undefined && tag !== `terminals ${id}` && tag !== `lists ${id}` && tag !== `site ${id}`) continue;
      stream.soon ??= setTimeout(() => {
        delete stream.soon;
        stream.response.write('data: changed\n\n');
      }, TOGETHER_MS);
    }
  });
  const alive = setInterval(() => {
    for (const { response } of streams.values()) response.write(': \n\n');
  }, ALIVE_MS);
  alive.unref();
  app.addHook('preClose', async () => {
    stop?.();
    clearInterval(alive);
    for (const [id, stream] of streams) end(id, stream);
  });
  return {
    open(reply, { id, authorityId }) {
      const earlier = streams.get(id);
      if (earlier) end(id, earlier);
      reply.hijack();
      const response = reply.raw;
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) response.setHeader(name, value);
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no', // a proxy passes each word on
      });
      response.write('retry: 2000\n\n');
      const stream: Stream = { authorityId, response };
      streams.set(id, stream);
      response.on('close', () => end(id, stream));
    },
  };
}
