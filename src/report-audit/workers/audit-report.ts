import { serveReading } from '../../platform/beside/serve-reading.ts';
import { Unreadable } from '../../platform/reading/index.ts';
import { auditRead, readReport } from '../audit.ts';
import { type Answer, type Question, UNKNOWN } from '../processes.ts';

/** Reads and audits one report after another. */
serveReading(({ bytes, expected }: Question) =>
  audited(bytes, expected).catch((error: unknown): Answer => {
    if (error instanceof Unreadable) return { unreadable: error.message };
    return { unreadable: UNKNOWN, fault: String(error) };
  }),
);

async function audited(bytes: Uint8Array, expected: Question['expected']): Promise<Answer> {
  const read = await readReport(bytes);
  return { read, audited: auditRead(read, expected) };
}
