import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { fileTypeFromBuffer } from 'file-type';
import { sql } from 'kysely';
import { FILE_LIMIT, type StoredFile } from '../files.ts';
import { type Failure, invalid } from '../outcome.ts';
import { sealed } from '../sealed-files.ts';
import { cleanText, type Typed } from './form.ts';

export interface Uploaded {
  field: string;
  /** the name the person gave the file, without path */
  name: string;
  stored: StoredFile;
  mediaType: string;
}

/** Kinds of files by content; office formats before 2007 and text have their own signs. */
export const kinds = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  cfb: 'application/x-cfb', // .doc .xls .ppt .wps
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  text: 'text/plain',
} as const;
export type Kind = keyof typeof kinds;

interface Rules {
  kinds: readonly Kind[];
  /** files at most; 5 unless told */
  count?: number;
  /** kept sealed: papers of people */
  sealed?: boolean;
}

/** What a form held. A file that was refused takes nothing else with it. */
export interface Upload {
  fields: Typed;
  /** the files that may stay */
  files: Uploaded[];
}

/** The fault of a file, with all that came beside it: the page is drawn again with what was typed. */
export type UploadFailure = Failure & { typed: Typed; files: Uploaded[] };

/** Files beyond the count are read and dropped up to here, so that they can be named; then the connection ends. */
const MOST_PARTS = 50;

/** Streams a multipart form to disk. A file is what its content says, not its name. Repeated fields are lists.
 *  @returns the fields and files, or a failure that names every refused file, at its field */
export async function readUpload(
  request: FastifyRequest,
  rules: Rules,
): Promise<{ ok: true; value: Upload } | UploadFailure> {
  const fields: Typed = {};
  const files: Uploaded[] = [];
  const refused = new Map<string, string[]>();
  const most = rules.count ?? 5;
  if (!request.isMultipart()) return { ...invalid('请选择要上传的文件'), typed: fields, files };
  try {
    for await (const part of request.parts({ limits: { files: MOST_PARTS, fileSize: FILE_LIMIT + 1 } })) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') put(fields, part.fieldname, cleanText(part.value));
        continue;
      }
      const kept = await keep(request, part, rules, most - files.length);
      if (typeof kept === 'string') refused.set(part.fieldname, [...(refused.get(part.fieldname) ?? []), kept]);
      else if (kept) files.push(kept);
    }
  } catch (error) {
    if (!isBroken(error)) throw error;
    return { ...invalid('上传没有完成，请重试'), typed: fields, files };
  }
  const faults = [...refused].map(([name, said]): [string, string] => [name, said.join('；')]);
  if (!faults.length) return { ok: true, value: { fields, files } };
  const message = faults.map(([, said]) => said).join('；');
  return { ...invalid(message, Object.fromEntries(faults)), typed: fields, files };
}

/** What the multipart reader says of a body that is cut off or none, and the connection of one that broke off. */
function isBroken(error: unknown): boolean {
  return (
    error instanceof Error &&
    /boundary not found|unexpected end|terminated early|malformed|premature close|^aborted$/i.test(error.message)
  );
}

function put(fields: Typed, name: string, value: string): void {
  const known = Object.hasOwn(fields, name) ? fields[name] : undefined;
  fields[name] = known === undefined ? value : [known, value].flat();
}

/** @param room how many files may still come
 *  @returns the file in the store, why it is refused, or undefined where none was chosen */
async function keep(
  request: FastifyRequest,
  part: MultipartFile,
  rules: Rules,
  room: number,
): Promise<Uploaded | string | undefined> {
  const { db, files: store, sealer } = request.server.services;
  if (!part.filename && !part.file.readableLength) {
    part.file.resume();
    return undefined;
  }
  const name =
    cleanText(part.filename ?? '')
      .split(/[/\\]/)
      .pop()!
      .slice(-120) || '未命名';
  if (room <= 0) {
    part.file.resume();
    return `“${name}”没有收下，一次最多 ${rules.count ?? 5} 个文件`;
  }
  let mediaType: string | undefined;
  const fits = async (start: Buffer) => {
    mediaType = start.length ? await mediaTypeOf(start, rules.kinds) : undefined;
    return mediaType !== undefined;
  };
  const form = rules.sealed ? (chunks: AsyncIterable<Buffer>) => sealed(chunks, sealer) : undefined;
  const stored = await store.keep(part.file, fits, form);
  if (!stored) {
    part.file.resume();
    return `“${name}”超过 ${FILE_LIMIT / 1048576} MB，请缩小后再上传`;
  }
  if (stored.size === 0) return undefined;
  if (!mediaType) return `“${name}”的实际内容不是允许上传的文件类型`;
  await db
    .insertInto('files')
    .values({ hash: stored.hash, size: stored.size, media_type: mediaType })
    // brought again: it counts as new, so that nothing takes it away before a row names it
    .onConflict((oc) => oc.column('hash').doUpdateSet({ created_at: sql`now()` }))
    .execute();
  return { field: part.fieldname, name, stored, mediaType };
}

async function mediaTypeOf(start: Buffer, allowed: readonly Kind[]): Promise<string | undefined> {
  const found = (await fileTypeFromBuffer(start).catch(() => undefined))?.mime as string | undefined;
  if (!found) return allowed.includes('text') && isText(start) ? kinds.text : undefined;
  if (found === 'application/zip') return zipKind(start, allowed);
  return allowed.map((kind) => kinds[kind] as string).find((mime) => mime === found);
}

/** UTF-16 says so by its mark; other text holds no NUL. */
function isText(start: Buffer): boolean {
  const mark = start.length >= 2 ? start.readUInt16LE(0) : 0;
  return mark === 0xfeff || mark === 0xfffe || !start.includes(0);
}

/** Office files whose first entry does not name their kind within the first bytes. */
function zipKind(start: Buffer, allowed: readonly Kind[]): string | undefined {
  const text = start.toString('latin1');
  const kind = text.includes('word/')
    ? 'docx'
    : text.includes('xl/')
      ? 'xlsx'
      : text.includes('ppt/')
        ? 'pptx'
        : undefined;
  return kind && allowed.includes(kind) ? kinds[kind] : undefined;
}
