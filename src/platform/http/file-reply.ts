import { create } from 'content-disposition';
import type { FastifyInstance } from 'fastify';
import { safeName } from '../reading/index.ts';

/** A file that goes out. */
export interface FileReply {
  /** as the person keeps it, in Chinese or whatever it was called */
  name: string;
  /** the name for programs that know only ASCII; made of what is ASCII in `name` unless told */
  plain?: string;
  /** media type, with its charset for text */
  type: string;
  /** text, bytes or a stream; anything else goes out as JSON */
  content: string | object;
  /** bytes, where a stream's length is known */
  size?: number;
  /** shown by the browser, not kept */
  shown?: boolean;
  /** cache-control; 'private, no-store' unless told */
  caching?: string;
}

/** Loads nothing, runs nothing, stands in no frame. */
const ALONE = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";

declare module 'fastify' {
  interface FastifyReply {
    /** Sends a file under its own name; nothing in it is ever run. */
    file(file: FileReply): FastifyReply;
  }
}

/** Gives every reply its reply.file. */
export function decorateFile(app: FastifyInstance): void {
  app.decorateReply('file', function ({ name, plain, type, content, size, shown, caching }) {
    this.type(type)
      .header('content-disposition', disposition(safeName(name, type), { plain, shown }))
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', caching ?? 'private, no-store');
    // Browsers show no PDF in a sandbox; the policy of the app, under which nothing is loaded, holds for it.
    if (!(shown && type === 'application/pdf')) this.header('content-security-policy', ALONE);
    if (size !== undefined) this.header('content-length', size);
    return this.send(content);
  });
}

/** Content-Disposition by RFC 6266: the name as it is in `filename*` (RFC 8187), with an ASCII one beside it. */
export function disposition(name: string, { plain, shown }: Pick<FileReply, 'plain' | 'shown'> = {}): string {
  const whole = name.toWellFormed(); // half a character cannot be written
  return create(whole, { type: shown ? 'inline' : 'attachment', fallback: plain ?? asciiOf(whole) });
}

/** '2023年度报告.pdf' gives '2023.pdf', '台账.xlsx' gives 'file.xlsx'. */
function asciiOf(name: string): string {
  const [, stem = '', extension = ''] = /^(.*?)(\.\w{1,8})?$/s.exec(name) ?? [];
  const kept = stem.replace(/[^\w ().-]/g, '').trim();
  return (/\w/.test(kept) ? kept : 'file') + extension;
}
