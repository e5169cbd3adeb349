import type { FastifyReply } from 'fastify';
import { unwrap } from '../../platform/outcome.ts';
import { type Paper, paperDocx, paperPdf } from '../../platform/papers/index.ts';
import { kinds } from '../../platform/reading/index.ts';

export type Format = 'docx' | 'pdf';

/** A paper as a file to keep; personal, so never cached. */
export async function sendPaper(reply: FastifyReply, format: Format, paper: Paper): Promise<FastifyReply> {
  const body = format === 'docx' ? await paperDocx(paper) : unwrap(await paperPdf(paper));
  return reply.file({
    name: `${paper.title}.${format}`,
    plain: `paper.${format}`,
    type: kinds[format],
    content: body,
  });
}
