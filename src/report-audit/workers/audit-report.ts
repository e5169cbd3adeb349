import { serveReading } from '../../platform/beside/serve-reading.ts';
import { Unreadable } from '../../platform/reading/index.ts';
import { auditRead, readReport } from '../audit.ts';
import { type Answer, type Question, UNKNOWN } from '../processes.ts';
import { LIMITS } from '../reading/blocks.ts';

/** Reads and audits one report after another. */
serveReading((question: Question) =>
  audited(question).catch((error: unknown): Answer => {
    if (error instanceof Unreadable) return { unreadable: error.message };
    return { unreadable: UNKNOWN, fault: String(error) };
  }),
);

async function audited(question: Question): Promise<Answer> {
  const read = 'read' in question ? question.read : await readReport(question.bytes, LIMITS, question.file);
  return { read, audited: auditRead(read, question.expected) };
}
