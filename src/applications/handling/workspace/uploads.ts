import type { FastifyRequest } from 'fastify';
import { type Typed, typedIn } from '../../../platform/http/form.ts';
import { readUpload } from '../../../platform/http/upload.ts';
import type { Failure } from '../../../platform/outcome.ts';
import type { Kind } from '../../../platform/reading/index.ts';
import type { GivenFile } from '../../store.ts';
import type { FileKind } from '../../tables.ts';

/** What a file may be. */
export const givenKinds: readonly Kind[] = [
  'pdf',
  'docx',
  'xlsx',
  'cfb',
  'ofd',
  'zip',
  'csv',
  'png',
  'jpg',
  'webp',
  'gif',
  'text',
];

/** What a form brought, with or without files. What is given out is kept as it is, since it may be published; all else
 *  is sealed. */
export async function formIn(
  request: FastifyRequest,
  kind: FileKind,
): Promise<{ typed: Typed; files: GivenFile[]; failure?: Failure }> {
  if (!request.isMultipart()) return { typed: typedIn(request), files: [] };
  const upload = await readUpload(request, { kinds: givenKinds, count: 5, sealed: kind !== 'information' });
  if (!upload.ok) return { typed: upload.typed, files: [], failure: upload };
  const files = upload.value.files.map(({ stored, name }) => ({ hash: stored.hash, name, kind }));
  return { typed: upload.value.fields, files };
}
