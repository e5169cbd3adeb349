import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Typed } from '../http/form.ts';
import { saidTo } from '../http/said.ts';
import { issue, readIssued } from '../http/slips.ts';
import { readUpload, type Uploaded } from '../http/upload.ts';
import { type Failure, invalid } from '../outcome.ts';
import type { Kind } from '../reading/index.ts';
import { fileSize } from '../ui/index.ts';
import { type Limit, mayTry } from './tries.ts';
import { hasRoom, noteUpload } from './uploads.ts';

export const MOST_FILES = 5;
/** Files from one address. */
const UPLOADS: Limit = { name: 'upload', most: 150, seconds: 3_600 };
const SLIP = 'public-forms:file';
/** What citizens bring: papers, tables, pictures. */
const FILE_KINDS: readonly Kind[] = ['pdf', 'ofd', 'docx', 'xlsx', 'cfb', 'csv', 'text', 'png', 'jpg', 'gif', 'webp'];

/** A file that came with a form that is not yet sent. The form carries it as a sealed slip, which nobody can make for
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
async function keptOf(request: FastifyRequest, { field, name, stored, mediaType }: Uploaded): Promise<Kept> {
  const { db, now } = request.server.services;
  await noteUpload(db, stored.hash, now());
  const file = { field: fieldOf(field), name, ...stored, mediaType };
  return { ...file, sealed: issue(request, SLIP, file) };
}

const TOO_MANY_FILES = '近来上传的文件过多，文件没有收下。请稍后再试，或者到窗口、邮寄提交';

/** Whether files from this address are taken now: not too many within the hour, and room for them. */
async function mayUpload(request: FastifyRequest): Promise<boolean> {
  return (await mayTry(request, UPLOADS)) && (await hasRoom(request.server.services.db));
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

/** What is wrong in the fields and what is wrong with files, in one list. */
export function withFiles(form: Failure | undefined, files: Failure | undefined): Failure {
  if (!form || !files) return (form ?? files)!;
  return { ...form, fields: { ...form.fields, ...files.fields } };
}

function earlier(request: FastifyRequest, typed: Typed): Kept[] {
  const dropped = new Set([typed.drop ?? []].flat());
  const slips = [typed.kept ?? []].flat().slice(0, 2 * MOST_FILES);
  const kept = slips.flatMap((sealed): Kept[] => {
    const file = dropped.has(sealed) ? undefined : readIssued<Omit<Kept, 'sealed'>>(request, SLIP, sealed);
    return file ? [{ ...file, sealed }] : [];
  });
  return distinct(kept).slice(0, MOST_FILES);
}

function distinct(kept: Kept[]): Kept[] {
  return [...new Map(kept.map((file) => [`${file.field} ${file.content}`, file])).values()];
}

/** Takes one file as soon as it is chosen (browser/uploading.ts). @param address where forms send them */
export function fileRoute(app: FastifyInstance, address: string, limit: { config: object }): void {
  app.post(address, limit, async (request, reply) => {
    if (!(await mayUpload(request))) return reply.code(429).send({ message: TOO_MANY_FILES });
    const upload = await readUpload(request, { kinds: FILE_KINDS, count: 1, sealed: true });
    if (!upload.ok) return reply.code(422).send({ message: upload.message });
    const [file] = upload.value.files;
    if (!file) return reply.code(422).send({ message: '这是一个空文件' });
    const { name, size, sealed } = await keptOf(request, file);
    return reply.send({ name, size: saidTo(request, fileSize(size)).text, sealed });
  });
}
