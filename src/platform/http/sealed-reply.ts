import type { FastifyReply } from 'fastify';
import { readOpened } from '../files/sealed-files.ts';
import { type Outcome, unwrap } from '../outcome.ts';

/** A file of the store that belongs to somebody's matter. */
export interface KeptFile {
  name: string;
  hash: string;
  mediaType: string;
}

/** Sends a file, opened where it is sealed, once the action that recorded who takes it has given it.
 *  @throws FailureError where it did not */
export async function sendTaken(reply: FastifyReply, taken: Outcome<KeptFile>): Promise<FastifyReply> {
  const { name, hash, mediaType } = unwrap(taken);
  const { files, sealer } = reply.server.services;
  return reply.file({ name, type: mediaType, content: await readOpened(files, sealer, hash) });
}
