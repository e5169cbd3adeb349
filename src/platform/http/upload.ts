import type { FastifyRequest } from 'fastify';
import { fileTypeFromBuffer } from 'file-type';
import type { StoredFile } from '../files.ts';
import { type Failure, invalid } from '../outcome.ts';
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
  /** bytes, each file */
  limit: number;
  kinds: readonly Kind[];
  /** files at most; 5 unless told */
  count?: number;
}

/** Streams a multipart form to disk. A file is what its content says, not its name.
 *  @returns the fields and files, or a failure at the field of the faulty file */
export async function readUpload(
  request: FastifyRequest,
  rules: Rules,
): Promise<{ ok: true; value: { fields: Typed; files: Uploaded[] } } | Failure> {
  if (!request.isMultipart()) return invalid('请选择要上传的文件');
  const { db, files: store } = request.server.services;
  const fields: Typed = {};
  const files: Uploaded[] = [];
  let failure: Failure | undefined;
  for await (const part of request.parts({ limits: { files: rules.count ?? 5, fileSize: rules.limit + 1 } })) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields[part.fieldname] = cleanText(part.value);
      continue;
    }
    if (failure || (!part.filename && !part.file.readableLength)) {
      part.file.resume();
      continue;
    }
    const name =
      cleanText(part.filename ?? '')
        .split(/[/\\]/)
        .pop()!
        .slice(-120) || '未命名';
    const stored = await store.keep(part.file, rules.limit);
    if (!stored) {
      part.file.resume();
      failure = at(part.fieldname, `“${name}”超过 ${Math.floor(rules.limit / 1048576)} MB，请缩小后再上传`);
      continue;
    }
    if (stored.size === 0) continue;
    const mediaType = await mediaTypeOf(stored.start, rules.kinds);
    if (!mediaType) {
      failure = at(part.fieldname, `“${name}”的实际内容不是允许上传的文件类型`);
      continue;
    }
    await db
      .insertInto('files')
      .values({ hash: stored.hash, size: stored.size, media_type: mediaType })
      .onConflict((oc) => oc.column('hash').doNothing())
      .execute();
    files.push({ field: part.fieldname, name, stored, mediaType });
  }
  return failure ?? { ok: true, value: { fields, files } };
}

function at(fieldName: string, message: string): Failure {
  return invalid(message, { [fieldName]: message });
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
