import { serveReading } from '../../platform/beside/serve-reading.ts';
import { Unreadable } from '../../platform/reading/index.ts';
import { auditRead, readReport } from '../audit.ts';
import { type Answer, type Question, type Tell, UNKNOWN } from '../processes.ts';
import { LIMITS } from '../reading/blocks.ts';
import { Scanned } from '../reading/scans/eyes.ts';
import { openEyes } from '../reading/scans/open-eyes.ts';
import { picturedPages } from '../reading/scans/pictured.ts';

/** Reads and audits one report after another. */
serveReading((question: Question, tell) =>
  audited(question, (...how) => tell(how)).catch((error: unknown): Answer => {
    if (error instanceof Scanned) return { unreadable: error.message, pictured: error.pages };
    if (error instanceof Unreadable) return { unreadable: error.message };
    return { unreadable: UNKNOWN, fault: String(error) };
  }),
);

async function audited(question: Question, tell: Tell): Promise<Answer> {
  const { expected, parts } = question;
  if ('read' in question) return { read: question.read, audited: auditRead(question.read, expected) };
  const eyes = parts === undefined ? undefined : await openEyes(parts, tell);
  const read = await readReport(question.bytes, LIMITS, question.file, eyes);
  const pictured = picturedPages(read);
  return {
    read,
    audited: auditRead(read, expected),
    ...(pictured > 0 && { pictured }),
    ...(eyes && { pages: eyes.kept }),
  };
}
