import type { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { FILE_LIMIT, type StoredFile } from '../files/files.ts';
import { sealed } from '../files/sealed-files.ts';
import { type Failure, invalid, tooLarge } from '../outcome.ts';
import { type Kind, nameFor } from '../reading/index.ts';
import { looker } from './content.ts';
import { cleanText, keepTyped, type Typed } from './form.ts';
import { byWhom } from './log.ts';
import type { Services } from './services.ts';

export interface Uploaded {
  field: string;
  /** the name the person gave the file, without path */
  name: string;
  stored: StoredFile;
  mediaType: string;
}

interface Rules {
  kinds: readonly Kind[];
  /** files at most; 5 unless told */
  count?: number;
  /** kept sealed: papers of people */
  sealed?: boolean;
  /** whatever its name ends with: it is read as what it holds, and not handed out */
  anyEnding?: boolean;
  /** kept as what is made of it, and never as it came */
  remade?: Remade;
}

interface Remade {
  /** @returns undefined: nothing can be made of it */
  make: (bytes: Buffer) => Promise<Uint8Array | undefined>;
  mediaType: string;
  /** with its dot, of the name that it gets */
  ending: string;
  /** said of what nothing can be made of: '不是可以打开的照片' */
  refusal: string;
}

/** What a form held. A file that was refused takes nothing else with it. */
export interface Upload {
  fields: Typed;
  /** the files that may stay */
  files: Uploaded[];
}

/** The fault of a file, with all that came beside it: the page is drawn again with what was typed. */
export type UploadFailure = Failure & { typed: Typed; files: Uploaded[] };

/** Files beyond the count are read and dropped up to here, so that they can be named. */
const MOST_PARTS = 50;

/** What was not taken, and why. */
interface Refused {
  why: string;
  /** there was too much of it */
  large?: true;
}

/** Streams a multipart form to disk. A file is what its content says, and is
 *  named for that. Repeated fields are lists.
 *  @returns the fields and files, or a failure that names every refused file, at its field */
export async function readUpload(
  request: FastifyRequest,
  rules: Rules,
): Promise<{ ok: true; value: Upload } | UploadFailure> {
  const fields: Typed = {};
  keepTyped(request, fields);
  const files: Uploaded[] = [];
  const refused: [field: string, Refused][] = [];
  const most = rules.count ?? 5;
  if (!request.isMultipart()) return { ...invalid('请选择要上传的文件'), typed: fields, files };
  try {
    for await (const part of request.parts({
      limits: { files: MOST_PARTS, fileSize: FILE_LIMIT + 1 },
    })) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') put(fields, part.fieldname, cleanText(part.value));
        if (part.valueTruncated) refused.push([part.fieldname, { why: TEXT_TOO_LONG, large: true }]);
        continue;
      }
      const kept = await keep(request, part, rules, most - files.length);
      if (kept && 'why' in kept) refused.push([part.fieldname, kept]);
      else if (kept) files.push(kept);
    }
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 413)
      return { ...tooLarge('一次提交的文件或者项数过多，没有保存，请分几次提交'), typed: fields, files };
    if (!isBroken(error)) throw error;
    return { ...invalid('上传没有完成，请重试'), typed: fields, files };
  }
  if (!refused.length) return { ok: true, value: { fields, files } };
  request.log.warn(byWhom(request), 'file refused');
  return { ...failureOf(refused), typed: fields, files };
}

const TEXT_TOO_LONG = '这一项的内容超过 4 MB，请缩短后再提交';

/** All that was refused, at its fields. */
function failureOf(refused: readonly [field: string, Refused][]): Failure {
  const faults: Record<string, string> = {};
  for (const [name, { why }] of refused) faults[name] = name in faults ? `${faults[name]}；${why}` : why;
  const message = refused.map(([, { why }]) => why).join('；');
  return (refused.some(([, { large }]) => large) ? tooLarge : invalid)(message, faults);
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
): Promise<Uploaded | Refused | undefined> {
  const { db, files: store, sealer } = request.server.services;
  if (!part.filename && !part.file.readableLength) {
    part.file.resume();
    return undefined;
  }
  const given = (part.filename ?? '').toWellFormed().split(/[/\\]/).pop()!.slice(-120) || '未命名';
  const name = cleanText(given);
  if (room <= 0) {
    part.file.resume();
    return { why: `“${name}”没有收下，一次最多 ${rules.count ?? 5} 个文件` };
  }
  const kept = await keepFile({ db, files: store, sealer }, { given, name }, part.file, rules);
  return kept && 'stored' in kept ? { field: part.fieldname, ...kept } : kept;
}

/** Keeps one file if it is, by its content, of a kind that may stay; what may not never enters the store.
 *  @param called as its sender called it, and that as people may read it
 *  @returns the file in the store, why it is refused, or undefined where it holds nothing */
export async function keepFile(
  { db, files: store, sealer }: Pick<Services, 'db' | 'files' | 'sealer'>,
  { given, name }: { given: string; name: string },
  content: Readable,
  rules: Rules,
): Promise<Omit<Uploaded, 'field'> | Refused | undefined> {
  const look = looker(name, rules.kinds, rules.anyEnding);
  let named: ReturnType<typeof nameFor> | undefined;
  const fits = async () => {
    const found = await look.found();
    named = found.ok ? nameFor(given, found.kind) : found;
    if (found.ok && !named.ok && rules.anyEnding) named = nameFor(given.replace(/\.[^.]*$/, ''), found.kind);
    return named.ok && (!remade || made !== undefined);
  };
  const { remade } = rules;
  let made: Uint8Array | undefined;
  const form = rules.sealed
    ? (chunks: AsyncIterable<Buffer>) => sealed(chunks, sealer)
    : remade &&
      async function* (chunks: AsyncIterable<Buffer>) {
        const came: Buffer[] = [];
        for await (const chunk of chunks) came.push(chunk);
        made = await remade.make(Buffer.concat(came));
        if (made) yield Buffer.from(made);
      };
  const stored = await store.keep(content, fits, (chunks) =>
    form ? form(look.through(chunks)) : look.through(chunks),
  );
  if (!stored) {
    content.resume();
    return { why: `“${name}”超过 ${FILE_LIMIT / 1048576} MB，请缩小后再上传`, large: true };
  }
  if (stored.size === 0) return given === '未命名' ? undefined : { why: `“${name}”是空文件，里面没有内容，请重新选择` };
  if (!named?.ok) return { why: `“${name}”${named?.why ?? '没有收下'}` };
  if (remade && !made) return { why: `“${name}”${remade.refusal}` };
  if (remade) named = { ...named, name: named.name.replace(/(?:\.[^.]*)?$/, remade.ending) };
  const mediaType = remade?.mediaType ?? look.mediaType();
  await db
    .insertInto('files')
    .values({ hash: stored.hash, size: stored.size, media_type: mediaType })
    // brought again: it counts as new, so that nothing takes it away before a row names it
    .onConflict((oc) => oc.column('hash').doUpdateSet({ created_at: sql`now()` }))
    .execute();
  return { name: named.name, stored, mediaType };
}
