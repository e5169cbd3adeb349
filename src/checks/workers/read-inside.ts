import { readFile } from 'node:fs/promises';
import { serveReading } from '../../platform/beside/serve-reading.ts';
import { type Answer, type Known, type Question, textKey } from '../beside.ts';
import { cleanedCopy, maskedCopy } from '../copies/index.ts';
import { fewOf, findingsIn } from '../findings.ts';
import { insideOf } from '../inside/index.ts';
import { besideOf, wordsOf } from '../words.ts';

/** Reads or copies one file after another. */
serveReading((question: Question) =>
  answerTo(question).catch((error: unknown): Answer => ({ unreadable: '文件内容无法识别', fault: String(error) })),
);

async function answerTo(question: Question): Promise<Answer> {
  const bytes = await readFile(question.path).catch(() => undefined);
  if (!bytes) return { absent: true };
  if (question.want === 'cleaned') return { copy: await cleanedCopy(bytes, question.name), missing: [] };
  if (question.want === 'masked') return masked(bytes, question.name, question.known);
  const inside = await insideOf(bytes, question.name);
  return { findings: fewOf(findingsIn(inside)), words: wordsOf(inside), beside: besideOf(inside) };
}

/** What is hidden is told by the server; of what it did not tell, nothing is, and it is asked for. */
async function masked(bytes: Buffer, name: string, known: Known): Promise<Answer> {
  const missing = new Map<string, [string, string | undefined]>();
  const copy = await maskedCopy(bytes, name, (text, under) => {
    const key = textKey(text, under);
    const ranges = known.get(key);
    if (!ranges) missing.set(key, [text, under]);
    return ranges ?? [];
  });
  return { copy: missing.size ? { ok: false, message: '' } : copy, missing: [...missing.values()] };
}
