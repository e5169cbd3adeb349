import { stat } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from '../../platform/http/errors.tsx';
import { staffOf } from '../../platform/http/services.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { publicFile, type ServedFile, staffFile, wasPublic } from './files.ts';

/** Attachments and pictures of what the site shows. */
export function publicFileRoutes(app: FastifyInstance): void {
  app.get('/files/:hash/:name', async (request, reply) => {
    const { hash, name } = named(request);
    const file = await publicFile(app.services.db, request.authority.id, hash, name);
    if (!file && (await wasPublic(app.services.db, request.authority.id, hash, name)))
      return sendError(request, reply.header('cache-control', 'no-store'), 410, '这个文件所属的信息已经撤下');
    return serve(app, reply, file, 'public, no-cache');
  });
}

/** The same for staff, with what is not public yet. */
export function staffFileRoutes(app: FastifyInstance): void {
  app.get('/files/:hash/:name', async (request, reply) => {
    const { hash, name } = named(request);
    const file = await staffFile(app.services.db, staffOf(request), hash, name);
    return serve(app, reply, file, 'private, no-cache');
  });
}

function named(request: FastifyRequest): { hash: string; name: string } {
  const { hash = '', name = '' } = request.params as Record<string, string>;
  if (!/^[0-9a-f]{64}$/.test(hash) || name.includes('\0')) throw new FailureError(notFound());
  return { hash, name };
}

/** Pictures are shown, everything else is saved under its own name; nothing in a file is ever run. */
async function serve(app: FastifyInstance, reply: FastifyReply, file: ServedFile | undefined, caching: string) {
  const { files } = app.services;
  const there = file && (await stat(files.path(file.hash)).catch(() => undefined));
  if (!file || !there) throw new FailureError(notFound('没有找到这个文件，可能已被移走或撤下'));
  // asked for each time, sent only when it is not there yet: what is withdrawn is gone at once
  const etag = `"${file.hash}"`;
  reply.header('etag', etag);
  const known = reply.request.headers['if-none-match']?.split(',').map((one) => one.trim()) ?? [];
  if (known.some((each) => each === '*' || each.replace(/^W\//, '') === etag))
    return reply.code(304).header('cache-control', caching).send();
  return reply.file({
    name: file.name,
    type: file.mediaType,
    size: there.size,
    content: files.read(file.hash),
    shown: file.mediaType.startsWith('image/'),
    caching,
  });
}
