import { sql } from 'kysely';
import { asSet, type FileReader, fileReader, lookInside } from '../checks/index.ts';
import type { Db } from '../platform/database/index.ts';
import { dayOf, minuteOf } from '../platform/dates.ts';
import { type Passage, passageKey } from '../platform/public-text/index.ts';
import type { JobContext } from '../platform/room.ts';
import {
  type AsSet,
  asSetFor,
  documents,
  filesIn,
  lookedInto,
  type OnlineDocument,
  onlineAfter,
  revisionById,
} from '../publishing/index.ts';
import { acknowledgedFor } from '../review/index.ts';
import { deadMessage, outsideLinks } from './outside/rules.ts';
import { deadAmong, forgetLinks, keepLinks } from './outside/store.ts';
import { listed, mayBegin } from './rules.ts';
import { endFindings, keepFound, keepUnlooked } from './store.ts';
import { lookAtTexts } from './texts/look.ts';

/** Documents between two moments at which what was done is kept. */
const BATCH = 20;
/** A turn of the job ends then, ms: a program that is to stop waits for it. */
const TURN = 15_000;
/** Another process takes a run over that nobody touched for so long, ms. */
const HELD = 300_000;

interface Run {
  id: number;
  authorityId: number;
  day: string;
  reached: number;
}

type Context = Pick<JobContext, 'db' | 'files' | 'house' | 'now'> & { reader: FileReader };

/** 每日巡检: goes on with the runs of today, from where each stopped, until its turn is over. */
export async function inspect(context: Omit<Context, 'reader'>): Promise<void> {
  const reader = fileReader();
  try {
    await goOn({ ...context, reader });
  } finally {
    reader.close();
  }
}

async function goOn(context: Context): Promise<void> {
  const { db, now } = context;
  const day = dayOf(now);
  if (!mayBegin(Number(minuteOf(now).slice(11, 13)))) return;
  await beginRuns(db, day, now);
  const until = performance.now() + TURN;
  const taken: number[] = [];
  while (performance.now() < until) {
    const run = await takeRun(db, day, now, taken);
    if (!run) return;
    taken.push(run.id);
    await follow(context, run, until);
  }
}

/** A run for every authority whose site is open or that has something online, or in whose books something is still held for online, and none of
 *  this day yet. */
async function beginRuns(db: Db, day: string, now: Date): Promise<void> {
  await sql`insert into inspection_runs (authority_id, day, begun_at, documents, held_until)
    select authority_id, ${day}::date, ${now}, sum(n)::int, '-infinity' from (
      select authority_id, 1 as n from publications where withdrawn_at is null and on_site
      union all select authority_id, 0 from inspection_findings where gone_day is null
      union all select id, 0 from authorities where opened_at is not null) as online
    where not exists (select from inspection_runs where day = ${day}::date)
    group by authority_id on conflict do nothing`.execute(db);
}

/** The next run of the day that nobody works on. @param taken in this turn already */
async function takeRun(db: Db, day: string, now: Date, taken: readonly number[]): Promise<Run | undefined> {
  const { rows } = await sql<Run>`
    update inspection_runs set held_until = ${new Date(now.getTime() + HELD)} where id = (
      select id from inspection_runs where day = ${day}::date and finished_at is null and held_until <= ${now}
        and not (id = any(${taken}::bigint[])) order by id limit 1 for update skip locked)
    returning id, authority_id as "authorityId", day::text as day, reached`.execute(db);
  return rows[0];
}

async function follow(context: Context, run: Run, until: number): Promise<void> {
  const { db } = context;
  const begun = performance.now();
  const now = () => new Date(context.now.getTime() + performance.now() - begun);
  const by = asSetFor(db, run.authorityId);
  let { reached } = run;
  while (performance.now() < until) {
    const batch = await onlineAfter(db, run.authorityId, reached, BATCH);
    if (!batch.length) {
      const texts = await lookAtTexts(context, run, by);
      return finish(db, run, texts, now());
    }
    const done = { files: 0, unlooked: 0 };
    const looked: number[] = [];
    for (const one of batch) {
      const files = await lookAt(context, run, one, by);
      if (files === undefined) done.unlooked += 1;
      else looked.push(one.documentId);
      done.files += files ?? 0;
    }
    await endFindings(db, run, looked);
    reached = batch.at(-1)!.documentId;
    await sql`update inspection_runs set reached = ${reached}, looked = looked + ${looked.length},
      files = files + ${done.files}, unlooked = unlooked + ${done.unlooked},
      held_until = ${new Date(now().getTime() + HELD)} where id = ${run.id}`.execute(db);
  }
  await sql`update inspection_runs set held_until = '-infinity' where id = ${run.id}`.execute(db);
}

/** @returns how many attachments and pictures were looked into; undefined: it could not be looked into */
async function lookAt(
  { db, files, now, reader }: Context,
  run: Run,
  one: OnlineDocument,
  by: AsSet,
): Promise<number | undefined> {
  const revision = await revisionById(db, one.revisionId);
  if (!revision) return 0; // withdrawn meanwhile, and discarded
  const shown = filesIn(revision);
  await lookInside({ db, files, now: () => now, reader, later: true }, shown);
  const dead = await deadLinks(db, run, revision, by);
  const found = await lookedInto(db, { authorityId: run.authorityId, revision }, run.day, by);
  if (!found.ok) {
    await keepUnlooked(db, run, one, found.message);
    return undefined;
  }
  const all = [...found.value, ...dead];
  if (all.length) await keepFound(db, run, one, listed(all, await acknowledgedOf(db, one)));
  return shown.length;
}

/** Links to other sites of a body, kept to be visited; those that did not open on the days before are found. */
async function deadLinks(
  db: Db,
  { authorityId, day }: Run,
  { bodyHtml, columnId }: { bodyHtml: string; columnId: number | null },
  by: AsSet,
): Promise<Passage[]> {
  const links = outsideLinks(bodyHtml);
  await keepLinks(db, { authorityId, day }, links);
  const dead = await deadAmong(db, links);
  const found = dead.map((one) => ({
    ...{ check: 'norm.link', severity: 'warn' as const, where: '正文的站外链接', field: 'body_html', index: 0 },
    ...{ text: one.address, before: '', after: '', message: deadMessage(one) },
  }));
  return asSet(found, await by.settings(columnId));
}

/** What people let stand when they let this revision pass. */
async function acknowledgedOf(db: Db, { documentId, revisionId }: OnlineDocument): Promise<ReadonlySet<string>> {
  const named = { id: String(documentId), version: String(revisionId) };
  return new Set((await acknowledgedFor({ db }, documents.name, named)).map(passageKey));
}

/** What is not online any more cannot be read there. */
async function finish(db: Db, run: Run, texts: { looked: number; unlooked: number }, at: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`update inspection_findings f set gone_day = ${run.day}::date
      where f.authority_id = ${run.authorityId} and f.document_id is not null and f.gone_day is null and not exists (
        select from publications p where p.document_id = f.document_id and p.revision_id = f.revision_id
          and p.withdrawn_at is null and p.on_site)`.execute(tx);
    await sql`update inspection_runs set finished_at = ${at}, texts = ${texts.looked}, unlooked = unlooked + ${texts.unlooked}
      where id = ${run.id}`.execute(tx);
    await forgetLinks(tx, run);
  });
}
