import { stat } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FailureError, notFound, type Outcome, ok } from '../outcome.ts';
import type { Kind } from '../reading/index.ts';
import { readUpload } from './upload.ts';

/** What evidence of the office may be: papers, tables, pictures, and several together. */
const evidenceKinds: readonly Kind[] = ['pdf', 'ofd', 'docx', 'xlsx', 'cfb', 'zip', 'png', 'jpg'];

/** A file that proves something, in the store already. */
export interface NewEvidence {
  /** the input that it was chosen in */
  field: string;
  name: string;
  hash: string;
}

/** The evidence of a form, none of one that was sent without files; what was typed beside it is `typedIn(request)`
 *  afterwards, also where a file was refused. @param more files at most (5); `sealed`: they may name people */
export async function readEvidence(
  request: FastifyRequest,
  more: { count?: number; sealed?: boolean } = {},
): Promise<Outcome<NewEvidence[]>> {
  if (!request.isMultipart()) return ok([]);
  const upload = await readUpload(request, { kinds: evidenceKinds, ...more });
  if (!upload.ok) return upload;
  return ok(upload.value.files.map(({ field, name, stored }) => ({ field, name, hash: stored.hash })));
}

/** Sends evidence that is kept as it came, to be kept and not shown. The caller answers for who may have it.
 *  @throws FailureError 404 where there is none, or it is gone from the disk */
export async function sendEvidence(
  reply: FastifyReply,
  file: { name: string; hash: string } | undefined,
): Promise<FastifyReply> {
  const { files } = reply.server.services;
  const there = file && (await stat(files.path(file.hash)).catch(() => undefined));
  if (!file || !there) throw new FailureError(notFound());
  const { name, hash } = file;
  return reply.file({ name, type: 'application/octet-stream', size: there.size, content: files.read(hash) });
}
