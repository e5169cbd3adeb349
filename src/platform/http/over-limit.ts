import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** bytes of a form that is no upload */
export const FORM_LIMIT = 4 * 1024 * 1024;
/** bytes of an upload in all: ten files of 20 MB and what is typed beside them */
export const UPLOAD_LIMIT = 210 * 1024 * 1024;
/** Bytes that are taken off the line and dropped for the sake of the answer. */
const DRAINED = 256 * 1024 * 1024;
/** How long a connection that is given up is still listened to, so that its answer arrives, ms. */
export const LINGER = 3_000;

/** Requests whose sender waits to be told to go on, and is not: nothing more of them comes. */
const unsent = new WeakSet<IncomingMessage>();

/** What is too large, or refused before it was read, ends in an answer and not in a broken connection: a browser shows
 *  none before it has sent everything, and to close while it sends takes the answer away from it (RFC 9112, 9.6).
 *  @param most bytes that are dropped; then the connection is closed, gently */
export function answerWhole(app: FastifyInstance, most = DRAINED): void {
  const server = app.server as Server;
  server.on('checkContinue', (request, response) => {
    if (isTooLarge(request)) unsent.add(request);
    else response.writeContinue();
    server.emit('request', request, response);
  });
  app.addHook('preParsing', async ({ raw, is404 }) => {
    if (!is404 && isUpload(raw) && isTooLarge(raw)) throw tooLarge();
  });
  app.addHook('onSend', async ({ raw }, reply, payload) => {
    if (raw.complete !== false || raw.destroyed || !hasBody(raw)) return payload;
    if (unsent.has(raw) || !(await drained(raw, most))) {
      reply.header('connection', 'close');
      closeGently(raw.socket);
    }
    return payload;
  });
}

const tooLarge = () => Object.assign(new Error('too large'), { statusCode: 413 });
const isUpload = ({ headers }: IncomingMessage) => /^\s*multipart\//i.test(headers['content-type'] ?? '');
const isTooLarge = (raw: IncomingMessage) =>
  Number(raw.headers['content-length']) > (isUpload(raw) ? UPLOAD_LIMIT : FORM_LIMIT);
const hasBody = ({ headers }: IncomingMessage) =>
  Number(headers['content-length']) > 0 || headers['transfer-encoding'] !== undefined;

/** Takes the rest of a body off the line. @returns whether that was all of it */
function drained(raw: IncomingMessage, most: number): Promise<boolean> {
  return new Promise((resolve) => {
    let left = most;
    const end = (whole: boolean) => {
      raw.off('data', drop).off('end', ended).off('close', ended).off('error', ended);
      raw.resume();
      resolve(whole);
    };
    const ended = () => end(true);
    const drop = (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) end(false);
    };
    raw.unpipe();
    raw.on('data', drop).on('end', ended).on('close', ended).on('error', ended);
    raw.resume();
  });
}

/** Says that nothing more will be said, and hears what still comes for a moment: closed at once, a connection drops what
 *  the other side has not read yet. */
function closeGently(socket: Socket): void {
  socket.destroySoon = () => {
    socket.end();
    setTimeout(() => socket.destroy(), LINGER).unref();
  };
}
