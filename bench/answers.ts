import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { dayOf } from '../src/platform/dates.ts';
import { numberIn } from '../src/platform/public-forms/index.ts';
import { house } from '../src/rooms.ts';
import { buildServer } from '../src/server.ts';
import { emptySurvey, parseQuestions, surveyFigures } from '../src/surveys/index.ts';
import { onEmptyBooks } from './support/books.ts';
import { writeLibrary } from './support/library.ts';
import { judge, print, timingOf } from './support/timing.ts';

/** Answers to a survey, each from a place of its own, by its form as a browser without scripts sends it: as fast as they
 *  are taken, then 1,000 a minute while somebody reads the site. None may be lost, and each figure is held against a
 *  count of its own. BENCH_ANSWERS: how many at once; as many again are sent at their pace, up to a half minute. */
const COUNT = Number(process.env.BENCH_ANSWERS ?? 600);
const PACED = Math.min(COUNT, 500);
const SIDE_BY_SIDE = 16;
const PACE_MS = 60;

const QUESTIONS = `1. 您多大年纪？（单选，必答，分组）
35 岁以下
35 至 59 岁
60 岁以上
2. 您办过哪些事？（多选，最多 2 项）
社保
医保
户籍
3. 您满意吗？（量表，1 很不满意 至 5 很满意，必答）
4. 您有什么建议？（文字，最多 200 字）`;

interface Form {
  place: string;
  cookie: string;
  fields: Record<string, string>;
}

let ahead = 0; // ms by which the clock goes ahead: nobody fills in a form in no time
const now = () => new Date(Date.now() + ahead);

await onEmptyBooks(async ({ db, files, sealer }) => {
  const { authorityId, officeIds } = await writeLibrary(db, 500);
  const today = dayOf(now());
  const { questions } = parseQuestions(QUESTIONS);
  const content = { ...emptySurvey('测量'), opensOn: today, closesOn: '2099-12-31', questions };
  const { id } = await db
    .insertInto('surveys')
    .values({
      ...{ authority_id: authorityId, office_id: officeIds[0]!, draft: null, saved_by: '测量', saved_at: now() },
      ...{ opens_on: today, closes_on: content.closesOn, withdrawn_at: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('survey_versions')
    .values({
      ...{ survey_id: id, authority_id: authorityId, number: 1, content: JSON.stringify(content), until: null },
      ...{ submitted_by: '测量', signed_by: '测量', published_at: now() },
    })
    .execute();
  const app = await buildServer({ db, house, files, sealer, now });
  try {
    await measure(app, `/surveys/${id}`, async () => (await surveyFigures(db, authorityId, id))!);
  } finally {
    await app.close();
  }
});

async function measure(
  app: FastifyInstance,
  path: string,
  figures: () => Promise<Awaited<ReturnType<typeof surveyFigures>>>,
) {
  let places = 0;
  async function opened(): Promise<Form> {
    places += 1;
    const place = `198.18.${places >> 8}.${places & 255}`;
    const reply = await app.inject({ url: path, headers: { 'x-forwarded-for': place } });
    const of = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(reply.body)?.[1] ?? '';
    const [, one, sign, other] = /验证问题：(.)(加|减)(.)等于几/.exec(reply.body)!;
    const [a, b] = [numberIn(one!)!, numberIn(other!)!];
    const cookie = [reply.headers['set-cookie'] ?? []]
      .flat()
      .map((text) => text.split(';')[0])
      .join('; ');
    const fields = Object.fromEntries(['_csrf', '_once', 'slip', 'opened'].map((name) => [name, of(name)]));
    return { place, cookie, fields: { ...fields, answer: String(sign === '减' ? a - b : a + b) } };
  }
  const sums = { answers: 0, scale: 0 };
  async function send({ place, cookie, fields }: Form, n: number): Promise<number> {
    const [age, scale] = [1 + (n % 3), 1 + (n % 5)];
    const given = {
      ...fields,
      q1: String(age),
      q2: String(1 + (n % 2)),
      q3: String(scale),
      ...(n % 4 === 0 && { q4: '窗口少。' }),
    };
    const began = performance.now();
    const { statusCode } = await app.inject({
      ...{ method: 'POST', url: path, payload: new URLSearchParams(given).toString() },
      headers: { 'x-forwarded-for': place, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    });
    if (statusCode !== 303) throw new Error(`an answer was met with ${statusCode}`);
    sums.answers += 1;
    sums.scale += scale;
    return performance.now() - began;
  }
  const home = async () => {
    const began = performance.now();
    await app.inject('/');
    return performance.now() - began;
  };

  const forms: Form[] = [];
  for (let n = 0; n < COUNT + PACED; n++) forms.push(await opened());
  ahead += 5_000;

  const began = performance.now();
  const used = process.cpuUsage();
  let next = 0;
  const took: number[] = [];
  const worker = async () => {
    while (next < COUNT) {
      const n = next++;
      took.push(await send(forms[n]!, n));
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  const minute = (COUNT / (performance.now() - began)) * 60_000;
  const { user, system } = process.cpuUsage(used);
  const { p50, p99 } = timingOf(took);
  print('answers as fast as they are taken', {
    ...{ answers: COUNT, 'in a minute': Math.round(minute), p50: p50.toFixed(1), p99: p99.toFixed(1) },
  });
  const busy = ((user + system) / 1_000 / COUNT / 60) * 100; // of a processor, at 1,000 a minute
  judge('1,000 answers a minute, of one processor beside the database', busy, '%', { atMost: 50 });

  const calm: number[] = [];
  for (let n = 0; n < 200; n++) calm.push(await home());
  const reading: number[] = [];
  let over = false;
  const reader = (async () => {
    while (!over) {
      reading.push(await home());
      await setTimeout(20);
    }
  })();
  const sending: Promise<number>[] = [];
  for (let n = COUNT; n < COUNT + PACED; n++) {
    sending.push(send(forms[n]!, n));
    await setTimeout(PACE_MS);
  }
  await Promise.all(sending);
  over = true;
  await reader;
  const [alone, along] = [timingOf(calm), timingOf(reading)];
  print('home page, drawn anew', {
    'p50 alone': alone.p50.toFixed(1),
    'p50 along': along.p50.toFixed(1),
    'p99 along': along.p99.toFixed(1),
  });
  judge('home page while 1,000 answers a minute come, times of its median alone', along.p50 / alone.p50, '', {
    atMost: 3,
  });

  const counted = (await figures())!;
  const scale = counted.versions[0]!.questions[2]!;
  judge('answers lost', sums.answers - counted.answers, '', { atMost: 0 });
  judge('mean of the books less the mean by hand', Math.abs(scale.scale!.mean - sums.scale / sums.answers), '', {
    atMost: 1e-9,
  });
}
