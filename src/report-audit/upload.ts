import type { FastifyRequest } from 'fastify';
import type { Typed } from '../platform/http/form.ts';
import { type Failure, invalid, tooLarge } from '../platform/outcome.ts';
import { withEntries } from './archives.ts';
import type { GivenFile } from './audit-files.ts';
import { LIMITS } from './reading/blocks.ts';
import { isZip } from './reading/inside.ts';

export const MOST_FILES = 100;
/** bytes of all files of one upload */
const MOST_BYTES = 100 * 1024 * 1024;

export interface Given {
  files: GivenFile[];
  previous: GivenFile[];
  /** what was passed over in archives */
  notes: string[];
  /** the form's other fields */
  typed: Typed;
}

/** The files of the form, in place of an archive those in it, held in memory for as long as they are audited and written
 *  nowhere. A failure brings along what else was typed. */
export async function filesOf(
  request: FastifyRequest,
): Promise<{ ok: true; value: Given } | (Failure & { typed?: Typed })> {
  const given: Given = { files: [], previous: [], notes: [], typed: {} };
  let total = 0;
  let large = false;
  if (!request.isMultipart()) return invalid('请选择要体检的年度报告', { files: '请选择文件' });
  try {
    for await (const part of request.parts({ limits: { files: MOST_FILES * 2, fileSize: MOST_BYTES } })) {
      if (part.type === 'field') {
        given.typed[part.fieldname] = String(part.value);
        continue;
      }
      const bytes = await part.toBuffer();
      if (!part.filename && bytes.length === 0) continue;
      large ||= part.file.truncated || (bytes.length > LIMITS.bytes && !isZip(bytes));
      if (large) continue;
      total += bytes.length;
      if (total > MOST_BYTES) return { ...tooMuch('一次上传的文件合计超过 100 MB，请分几次上传'), typed: given.typed };
      const name = (part.filename ?? '').split(/[/\\]/).pop()!.slice(-120) || '未命名';
      given[part.fieldname === 'previous' ? 'previous' : 'files'].push({ name, bytes: async () => bytes });
    }
  } catch (error) {
    const { statusCode } = error as { statusCode?: number };
    const { typed } = given;
    if (statusCode === 413) return { ...tooMuch(`一次最多体检 ${MOST_FILES} 份报告，请分几次上传`), typed };
    return { ...invalid('上传没有完成，请重试', { files: '上传没有完成，请重试' }), typed };
  }
  const { typed } = given;
  if (large) return { ...tooMuch(`有文件超过 ${LIMITS.bytes / 1048576} MB，请压缩图片后再上传`), typed };
  if (given.files.length === 0) return { ...invalid('请选择要体检的年度报告', { files: '请选择文件' }), typed };
  for (const field of ['files', 'previous'] as const) {
    const { files, notes } = await withEntries(given[field]);
    given[field] = files;
    given.notes.push(...notes);
    if (files.length > MOST_FILES)
      return { ...tooMuch(`一次最多体检 ${MOST_FILES} 份报告，压缩包里的也算，请分几次上传`), typed };
  }
  return { ok: true, value: given };
}

const tooMuch = (sentence: string): Failure => tooLarge(sentence, { files: sentence });

/** Whether the form asks to keep the files, so that their reports can be sent up for their authorities. */
export const keepsOriginals = (typed: Typed): boolean => typed.keep === 'on';

/** Whose reports they should be, and of which year; nothing where the form leaves it open. */
export function expectedOf(typed: Typed): { ok: true; value: { authority?: string; year?: number } } | Failure {
  const { authority = '', year = '' } = typed;
  const name = String(authority).trim();
  if (year !== '' && !/^20\d\d$/.test(String(year))) return invalid('年度应为四位年份', { year: '请选择年度' });
  return { ok: true, value: { ...(name && { authority: name.slice(0, 60) }), ...(year && { year: Number(year) }) } };
}
