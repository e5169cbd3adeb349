import type { FastifyReply, FastifyRequest } from 'fastify';
import { calendarOf } from '../../organizations/index.ts';
import { dayOf, isDay } from '../../platform/dates.ts';
import { typedIn } from '../../platform/http/form.ts';
import { staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { changesFor, dueOf, standingOf } from '../../review/index.ts';
import { type Compiled, compileReport } from '../compile.ts';
import { differencesOf } from '../figures/differences.ts';
import { crumbs, NAV } from '../links.ts';
import { versionsOf } from '../publication/publication.ts';
import { readers } from '../rules.ts';
import { acceptedOf, unaccepted } from '../sign-off/accepted.ts';
import { annualReports, reportHash, reportRound } from '../sign-off/subject.ts';
import { unansweredIn, unfinishedIn } from '../sign-off/unfinished.ts';
import { yearOf } from '../year-of.ts';
import { type Failed, YearPage } from './pages/year.tsx';
import { returnedReports } from './returned.tsx';

/** Draws a year's report on the console; again, with what was typed, when one of its forms was refused. */
export async function yearPage(request: FastifyRequest, reply: FastifyReply, failed?: Failed): Promise<FastifyReply> {
  const who = staffOf(request, ...readers);
  const { db, house, now } = request.server.services;
  const { authority } = request;
  const year = yearOf(request);
  const [compiled, round, versions, returned] = await Promise.all([
    compileReport(db, authority, year),
    reportRound(db, authority.id, year),
    versionsOf(db, authority.id, year),
    returnedReports(house, db, authority.id),
  ]);
  const { report, snapshot } = compiled;
  const hash = reportHash(report);
  const unanswered = await unansweredIn(db, authority.id, compiled);
  const standing = standingOf(round, hash);
  const changes =
    standing === 'open' ? await changesFor(request.server.services, annualReports, round, who) : undefined;
  const due = round && standing === 'open' ? dueOf(round, await calendarOf(db)) : undefined;
  const accepted = round ? await acceptedOf(db, round.id) : [];
  const findings = standing === 'passed' ? await findingsAtPublication(request, compiled) : report.findings;
  if (failed) reply.code(statusOf(failed.failure));
  return reply.page(
    <YearPage
      who={who}
      year={year}
      today={dayOf(now())}
      compiled={compiled}
      differences={snapshot ? differencesOf(snapshot, report) : undefined}
      unanswered={unanswered.length}
      signOff={{
        ...{ round, standing, hash, accepted, changes, unfinished: unfinishedIn(compiled, unanswered) },
        by: due && { due, now: now() },
      }}
      findings={findings}
      fresh={standing === 'passed' ? unaccepted(findings, accepted) : []}
      versions={versions}
      returned={returned.get(year)}
      {...(failed && { typed: typedIn(request), failed })}
    />,
    {
      title: `${year} 年度报告`,
      nav: NAV,
      crumbs: crumbs(year).slice(0, 1),
      form: true,
      wide: true,
      styles: ['review/review.css'],
    },
  );
}

/** What the checks find when the report goes out today, dated as typed, else today: what publishing it asks about. */
async function findingsAtPublication(request: FastifyRequest, { state, report }: Compiled) {
  const { db, now } = request.server.services;
  const { date } = request.method === 'POST' ? typedIn(request) : {};
  const published = dayOf(now());
  const days = { signed: typeof date === 'string' && isDay(date) ? date : published, published };
  const full = state === 'draft' ? (await compileReport(db, request.authority, report.year, days)).report : report;
  return full.findings;
}
