import {
  type Compiled,
  compileReport,
  findingsMark,
  lockReport,
  publishReport,
  reviewReport,
  saveAnswer,
  saveReport,
  submitReport,
  unansweredIn,
} from '../../annual-report/index.ts';
import { type Finding, REVIEW_GATES } from '../../law/index.ts';
import { authorityById } from '../../organizations/index.ts';
import type { Caller } from '../../platform/action.ts';
import { dayOf } from '../../platform/dates.ts';
import { unwrap } from '../../platform/outcome.ts';
import type { Who } from '../../platform/roles.ts';
import { compileRegion, publishRegion } from '../../regional-report/index.ts';
import { decideSubmission, submitReport as sendUp, submissionsOf } from '../../report-submissions/index.ts';
import { latestRound } from '../../review/index.ts';
import { inOffice, workingDayFrom } from '../calendar.ts';
import type { Books, Deed } from '../deeds.ts';
import { FIRST, yearsTo } from './years.ts';

/** Who makes an authority's report, in turn: who submits it, three who review it, who publishes it and sends it up. */
export interface ReportDesks {
  authorityId: number;
  /** month and day from which its report is made: '01-06' */
  from: string;
  writer: Who;
  reviewers: readonly [office: Who, secrecy: Who, signer: Who];
  head: Who;
}

/** The reports of the years since the seed's, each as far as it is by now: submitted, reviewed, signed, published, sent up,
 *  accepted and summed up by the city, by the actions of people. */
export function reportDeeds(books: Books, towns: readonly ReportDesks[], city: Who): Deed[] {
  const years = [FIRST - 2, FIRST - 1, ...yearsTo(dayOf(books.now))];
  return years.flatMap((year) => [
    ...(year < FIRST ? [] : towns.flatMap((town) => courseOf(books, town, year))),
    ...(year < FIRST ? [] : returned(books, towns.at(-1)!, { city, year })),
    ...cityCourse(books, towns, { city, year }),
  ]);
}

function courseOf(books: Books, town: ReportDesks, year: number): Deed[] {
  const by = (who: Who, now: Date): Caller => ({ ...books, who, now });
  let day = workingDayFrom(`${year + 1}-${town.from}`);
  const deeds: Deed[] = [];
  const next = (minute: number, run: Deed['run']) => {
    deeds.push({ at: inOffice(day, minute), run });
    day = workingDayFrom(nextDay(day));
  };
  next(75, async (at) => {
    const authority = (await authorityById(books.db, town.authorityId))!;
    const compiled = await compileReport(books.db, authority, year);
    const { report } = compiled;
    await word(books, town, compiled, at);
    unwrap(await submitReport(by(town.writer, at), { year, findings: acceptance(report.findings) }));
  });
  for (const [n, reviewer] of town.reviewers.entries())
    next(120 + n * 60, async (at) => {
      const { contentHash } = (await latestRound(books.db, 'annualReport', `${town.authorityId}:${year}`))!;
      const given = { year, verdict: 'passed', gates, remark: '', contentHash } as const;
      unwrap(await reviewReport(by(reviewer, at), given));
    });
  next(200, async (at) => {
    unwrap(await publishReport(by(town.head, at), { year, date: dayOf(at), findings: acceptance([]) }));
  });
  next(40, async (at) => unwrap(await sendUp(by(town.head, at), { year })));
  return deeds;
}

/** Its writer takes the text of each part as the figures make it, and says what became of last year's promises. */
async function word({ db }: Books, { authorityId, writer }: ReportDesks, compiled: Compiled, at: Date): Promise<void> {
  const { year } = compiled.report;
  const promised = await unansweredIn(db, authorityId, compiled);
  await db.transaction().execute(async (tx) => {
    await lockReport(tx, authorityId, year, { name: writer.name, now: at });
    const by = { updated_at: at, updated_by: writer.name, authors: [writer.id!] };
    await saveReport(tx, authorityId, year, { texts: JSON.stringify(compiled.sources), ...by });
    for (const one of promised)
      await saveAnswer(tx, { authorityId, year, by: writer.name, at }, one, {
        standing: 'done',
        answer: '已经按照上年提出的措施办理，今后继续坚持。',
      });
  });
}

const gates = [...Object.keys(REVIEW_GATES), 'secrecy'];

function nextDay(day: string): string {
  return dayOf(new Date(inOffice(day, 0).getTime() + 86_400_000));
}

/** What a person says of what the checks found. */
function acceptance(findings: readonly Finding[]) {
  return findings.length
    ? { accepted: true, reason: '已与台账逐条核对，情况属实。', seen: findingsMark(findings) }
    : { accepted: false, reason: '', seen: '' };
}

/** One town's report comes back from the city with what is to be mended, and goes up a second time. */
function returned(books: Books, town: ReportDesks, { city, year }: { city: Who; year: number }): Deed[] {
  const day = workingDayFrom(`${year + 1}-01-24`);
  const by = (who: Who, now: Date): Caller => ({ ...books, who, now });
  return [
    {
      at: inOffice(day, 60),
      async run(at) {
        const [sent] = await submissionsOf(books.db, town.authorityId, year);
        if (sent?.state !== 'submitted') return;
        const remark = '请写明上一年度存在问题的整改情况，再报一次。';
        unwrap(await decideSubmission(by(city, at), { id: sent.id, accepted: false, remark, places: [] }));
      },
    },
    {
      at: inOffice(workingDayFrom(nextDay(day)), 130),
      async run(at) {
        const [sent] = await submissionsOf(books.db, town.authorityId, year);
        if (sent?.state === 'returned') unwrap(await sendUp(by(town.head, at), { year }));
      },
    },
  ];
}

/** The city takes in what was sent up early in February, and sums it up in March. */
function cityCourse(books: Books, towns: readonly ReportDesks[], { city, year }: { city: Who; year: number }): Deed[] {
  const by = (now: Date): Caller => ({ ...books, who: city, now });
  const taken = workingDayFrom(`${year + 1}-02-02`);
  const summed = workingDayFrom(`${year + 1}-03-15`);
  return [
    ...towns.map(({ authorityId }, n) => ({
      at: inOffice(taken, 200 + n * 25),
      async run(at: Date) {
        const [sent] = await submissionsOf(books.db, authorityId, year);
        if (sent?.state !== 'submitted') return;
        unwrap(await decideSubmission(by(at), { id: sent.id, accepted: true, remark: '', places: [] }));
      },
    })),
    {
      at: inOffice(summed, 100),
      async run(at: Date) {
        const authority = (await authorityById(books.db, city.authorityId))!;
        const { report } = await compileRegion(books.db, authority, year, { signed: dayOf(at), published: dayOf(at) });
        unwrap(await publishRegion(by(at), { year, date: dayOf(at), findings: acceptance(report.findings) }));
      },
    },
  ];
}
