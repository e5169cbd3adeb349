import type { FastifyRequest } from 'fastify';
import type { Typed } from '../../platform/http/form.ts';
import { issue, readIssued } from '../../platform/http/slips.ts';
import { readUpload, type Uploaded } from '../../platform/http/upload.ts';
import { type Failure, invalid } from '../../platform/outcome.ts';
import { mayTry } from '../../platform/public-forms/index.ts';
import type { Kind } from '../../platform/reading/index.ts';
import { hasRoom, noteUpload } from './house-keeping.ts';
import { LIMITS } from './limits.ts';

export const MOST_FILES = 5;
/** What citizens bring: papers, tables, pictures. */
export const FILE_KINDS: readonly Kind[] = [
  'pdf',
  'ofd',
  'docx',
  'xlsx',
  'cfb',
  'csv',
  'text',
  'png',
  'jpg',
  'gif',
  'webp',
];

/** A file that came with a form that is not yet filed. The form carries it as a sealed slip, which nobody can make for
 *  a file of others. */
export interface Kept {
  field: 'files' | 'authorisation';
  name: string;
  hash: string;
  /** fingerprint of what is in it: the same file brought twice is kept once */
  content: string;
  /** bytes */
  size: number;
  mediaType: string;
  /** the slip itself */
  sealed: string;
}

/** Where the slips say the file belongs; any other field name is an attachment. */
function fieldOf(name: string): Kept['field'] {
  return name === 'authorisation' ? 'authorisation' : 'files';
}

/** The slip of a file that has just come. */
export async function keptOf(request: FastifyRequest, { field, name, stored, mediaType }: Uploaded): Promise<Kept> {
  const { db, now } = request.server.services;
  await noteUpload(db, stored.hash, now());
  const file = { field: fieldOf(field), name, ...stored, mediaType };
  return { ...file, sealed: issue(request, 'applications.public:file', file) };
}

export const TOO_MANY_FILES = '近来上传的文件过多，文件没有收下。请稍后再试，或者到窗口、邮寄提交';

/** Whether files from this address are taken now: not too many within the hour, and room for them. */
export async function mayUpload(request: FastifyRequest): Promise<boolean> {
  return (await mayTry(request, LIMITS.upload)) && (await hasRoom(request.server.services.db));
}

/** A form, the files that it brought now and earlier, and what is wrong with a file. */
export interface Brought {
  typed: Typed;
  kept: Kept[];
  failure?: Failure;
}

/** Reads a form of either encoding with its files: those of before that were not dropped, and the new ones. */
export async function readForm(request: FastifyRequest, typedOf: (request: FastifyRequest) => Typed): Promise<Brought> {
  if (!request.isMultipart()) {
    const typed = typedOf(request);
    return { typed, kept: earlier(request, typed) };
  }
  const open = await mayUpload(request);
  const upload = await readUpload(request, { kinds: FILE_KINDS, count: open ? MOST_FILES : 0, sealed: true });
  const { typed, files } = upload.ok ? { typed: upload.value.fields, files: upload.value.files } : upload;
  const before = earlier(request, typed);
  const fresh: Kept[] = [];
  for (const file of files) fresh.push(await keptOf(request, file));
  const all = distinct([...before, ...fresh]);
  const left = all.slice(MOST_FILES);
  const kept = all.slice(0, MOST_FILES);
  if (!upload.ok) return { typed, kept, failure: open ? upload : invalid(TOO_MANY_FILES, { files: TOO_MANY_FILES }) };
  if (!left.length) return { typed, kept };
  const message = `最多 ${MOST_FILES} 个文件，没有收下：${left.map((file) => `“${file.name}”`).join('、')}`;
  return { typed, kept, failure: invalid(message, { files: message }) };
}

function earlier(request: FastifyRequest, typed: Typed): Kept[] {
  const dropped = new Set([typed.drop ?? []].flat());
  const slips = [typed.kept ?? []].flat().slice(0, 2 * MOST_FILES);
  const kept = slips.flatMap((sealed): Kept[] => {
    const file = dropped.has(sealed)
      ? undefined
      : readIssued<Omit<Kept, 'sealed'>>(request, 'applications.public:file', sealed);
    return file ? [{ ...file, sealed }] : [];
  });
  return distinct(kept).slice(0, MOST_FILES);
}

function distinct(kept: Kept[]): Kept[] {
  return [...new Map(kept.map((file) => [`${file.field} ${file.content}`, file])).values()];
}
