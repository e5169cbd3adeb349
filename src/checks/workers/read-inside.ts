import { readFile } from 'node:fs/promises';
import { serveReading } from '../../platform/beside/serve-reading.ts';
import { engineIn } from '../../platform/scans/index.ts';
import { type Answer, type Known, type Question, type Told, textKey } from '../beside.ts';
import { cleanedCopy, maskedCopy } from '../copies/index.ts';
import { fewOf, findingsIn } from '../findings.ts';
import { insideOf } from '../inside/index.ts';
import { look } from '../inside/look.ts';
import { besideOf, wordsOf } from '../words.ts';

/** Reads or copies one file after another. */
serveReading((question: Question, tell) =>
  answerTo(question, (...told) => tell(told)).catch(
    (error: unknown): Answer => ({ unreadable: '文件内容无法识别', fault: String(error) }),
  ),
);

async function answerTo(question: Question, tell: (...told: Told) => void): Promise<Answer> {
  const bytes = await readFile(question.path).catch(() => undefined);
  if (!bytes) return { absent: true };
  if (question.want === 'cleaned') return { copy: await cleanedCopy(bytes, question.name), missing: [] };
  if (question.want === 'masked') return masked(bytes, question.name, question.known);
  if (question.want === 'recognised') return { recognised: await recognise(bytes, question, tell) };
  const { seen } = question;
  const inside = await insideOf(bytes, question.name, {}, { see: async (place) => seen.get(place) });
  const pictures = inside.unread.filter(({ picture }) => picture).length;
  return { findings: fewOf(findingsIn(inside)), words: wordsOf(inside), beside: besideOf(inside), pictures };
}

/** Reads pictures that are not known until the time is over, at least one. */
async function recognise(
  bytes: Buffer,
  { name, parts, known, most }: Extract<Question, { want: 'recognised' }>,
  tell: (...told: Told) => void,
): Promise<'all' | 'more'> {
  const engine = await engineIn(parts);
  const until = performance.now() + most;
  const done = new Set(known);
  let [read, left] = [0, 0];
  await insideOf(
    bytes,
    name,
    {},
    {
      passes: (place) => done.has(place),
      see: async (place, sight) => {
        if (done.has(place)) return undefined;
        if (read > 0 && performance.now() > until) {
          left += 1;
          return undefined;
        }
        tell(place);
        const seen = await look(engine, sight);
        read += 1;
        tell(place, seen);
        return seen;
      },
    },
  );
  return left > 0 ? 'more' : 'all';
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
