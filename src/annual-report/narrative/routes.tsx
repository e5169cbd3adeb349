import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import { check, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { type Compiled, compileReport } from '../compile.ts';
import { crumbs, NAV, yearHref } from '../links.ts';
import { partForm } from '../public-forms.ts';
import { wordSmiths } from '../rules.ts';
import { answersOf } from '../store.ts';
import { returnedReports } from '../workspace/returned.tsx';
import { yearOf } from '../year-of.ts';
import { answerPromises, editPart } from './actions.ts';
import { PartPage, type ProblemsProps } from './pages/part.tsx';
import { type Part, parts } from './parts.ts';
import { evidenceOf } from './promise-evidence.ts';
import { promisesIn } from './promises.ts';
import { shownOf, suggest } from './suggestions.ts';
import { withAddition } from './wording.ts';

/** The wording of the texts, with what the books suggest and what last year promised. */
export function partRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;

  interface Shown {
    typed?: Typed | undefined;
    failure?: Failure | undefined;
    answers?: Pick<ProblemsProps, 'typed' | 'failure'>;
  }

  async function partPage(request: FastifyRequest, reply: FastifyReply, part: Part, shown: Shown = {}) {
    staffOf(request, ...wordSmiths);
    const year = yearOf(request);
    const compiled = await compileReport(db, request.authority, year);
    if (compiled.state === 'published') return reply.redirect(yearHref(year), 303);
    const problems =
      part === 'problems' ? { ...(await problemsOf(request, year, compiled)), ...shown.answers } : undefined;
    const text = shown.typed && withAddition(shown.typed, part, compiled, problems);
    const failure = shown.failure ?? shown.answers?.failure;
    if (failure) reply.code(statusOf(failure));
    const returned = (await returnedReports(house, db, request.authority.id)).get(year);
    return reply.page(
      <PartPage {...{ year, part, compiled, problems, returned }} typed={text} failure={shown.failure} />,
      {
        title: parts[part],
        nav: NAV,
        crumbs: crumbs(year),
        scripts: ['annual-report/part-editor.js'],
        form: true,
        wide: true,
      },
    );
  }

  async function problemsOf(request: FastifyRequest, year: number, compiled: Compiled): Promise<ProblemsProps> {
    const { id } = request.authority;
    const promises = promisesIn(compiled.lastYear.problems ?? '');
    const asked = { authorityId: id, year, today: dayOf(now()) };
    return {
      suggestions: suggest(shownOf(compiled.counted, compiled.counted.facts!, compiled.report.findings)),
      promises,
      evidence: await evidenceOf(db, house.brought('measures'), asked, promises),
      answers: await answersOf(db, id, year),
    };
  }

  app.get('/annual-report/:year/parts/:part', (request, reply) => partPage(request, reply, partOf(request)));
  app.post('/annual-report/:year/parts/:part', async (request, reply) => {
    staffOf(request, ...wordSmiths);
    const [year, part] = [yearOf(request), partOf(request)];
    const typed = typedIn(request);
    if (typed.preview || typed.copy || typed.add) return partPage(request, reply, part, { typed });
    const input = check(partForm, typed);
    const result = input.ok ? await editPart(callerOf(request), { year, part, ...input.value }) : input;
    if (!result.ok) return partPage(request, reply, part, { typed, failure: result });
    return reply.notice(`“${parts[part]}”已保存`).redirect(yearHref(year), 303);
  });

  app.post('/annual-report/:year/promises', async (request, reply) => {
    staffOf(request, ...wordSmiths);
    const year = yearOf(request);
    const typed = typedIn(request);
    const result = await answerPromises(callerOf(request), { year, typed });
    if (!result.ok) return partPage(request, reply, 'problems', { answers: { typed, failure: result } });
    return reply
      .notice(result.value > 0 ? `已保存 ${result.value} 项回应` : '没有改动')
      .redirect(`${yearHref(year)}/parts/problems#promises`, 303);
  });
}

function partOf(request: FastifyRequest): Part {
  const { part } = request.params as { part: string };
  if (!Object.hasOwn(parts, part)) throw new FailureError(notFound());
  return part as Part;
}
