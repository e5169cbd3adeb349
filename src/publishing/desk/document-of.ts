import type { FastifyInstance, FastifyRequest } from 'fastify';
import { idOf } from '../../platform/http/form.ts';
import type { Head } from '../../platform/http/page.ts';
import { staffOf } from '../../platform/http/services.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { maySee } from '../rules.ts';
import { documentForReview, type FullDocument } from './queries.ts';

/** The document of the address, if this person may know of it. @throws FailureError 404 */
export async function documentOf(app: FastifyInstance, request: FastifyRequest): Promise<FullDocument> {
  const document = await documentForReview(app.services.db, idOf(request));
  if (!document || !maySee(document, staffOf(request))) throw new FailureError(notFound());
  return document;
}

export function addressOf(id: number): string {
  return `/console/documents/${id}`;
}

/** Head of a page below one document. */
export function below(
  document: FullDocument,
  title: string,
  more: Pick<Head, 'scripts' | 'styles' | 'wide'> = {},
): Head {
  return {
    title,
    nav: '/console/documents',
    form: true,
    crumbs: [
      ['主动公开', '/console/documents'],
      [document.revision.title || '（未填写标题）', addressOf(document.id)],
    ],
    ...more,
  };
}
