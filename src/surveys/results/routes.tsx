import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { kept } from '../../platform/http/cache/kept-values.ts';
import { sendError } from '../../platform/http/errors.tsx';
import { idOf } from '../../platform/http/form.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { sectionMeta } from '../../publishing/index.ts';
import { HOME, LIST, LIST_TITLE } from '../paths.ts';
import { standing, surveyById } from '../preparing/store.ts';
import { isShown } from '../questions/tally.ts';
import { resultsCsv, resultsJson } from './data.ts';
import { resultsOf } from './figures.ts';
import { ResultsPage } from './pages.tsx';
import { shownResults } from './shown.ts';
import { publicTexts } from './texts.ts';

const OFTEN = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } };

/** Results of surveys that are over: public by themselves an hour after the end, when nothing comes in any more. */
export function resultRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  /** What of a survey that is over everybody may see, counted once; undefined: not over yet, or taken off. */
  async function found(request: FastifyRequest) {
    const survey = await surveyById(db, request.authority.id, idOf(request));
    if (!survey?.shown) throw new FailureError(notFound());
    const at = standing(survey, now());
    if (at !== 'closed') return { survey, at };
    const read = async () => {
      const results = await resultsOf(db, survey.id);
      const versions = shownResults(results);
      const all = await publicTexts(db, survey.id);
      const texts = new Map(
        results.map(({ version, answers, tallies }) => [
          version.number,
          // of a question that few answered not even the words
          all.filter(
            ({ versionId, question }) =>
              versionId === version.id && isShown(answers) && isShown(tallies[question - 1]?.answered ?? 0),
          ),
        ]),
      );
      return { versions, texts };
    };
    const results = await kept(request, `results of survey ${survey.id}`, [`survey ${survey.id}`], read);
    return { survey, at, results };
  }

  async function early(request: FastifyRequest, reply: FastifyReply, id: number, withdrawn: boolean) {
    reply.header('cache-control', 'no-store');
    return withdrawn ? sendError(request, reply, 410, '这份问卷已经撤下') : reply.redirect(`${HOME}/${id}`, 303); // says when the results come
  }

  app.get(`${HOME}/:id/results`, async (request, reply) => {
    const { survey, at, results } = await found(request);
    if (!results) return early(request, reply, survey.id, at === 'withdrawn');
    const { title } = survey.shown!;
    reply.header('cache-control', 'no-store');
    return reply.page(<ResultsPage survey={survey} title={title} {...results} />, {
      ...{ title: `${title}：结果`, nav: LIST, meta: sectionMeta(title), styles: ['surveys/surveys.css'] },
      crumbs: [
        [LIST_TITLE, LIST],
        [title, `${HOME}/${survey.id}`],
      ],
    });
  });

  app.get(`${HOME}/:id/results.csv`, OFTEN, async (request, reply) => {
    const { survey, at, results } = await found(request);
    if (!results) return early(request, reply, survey.id, at === 'withdrawn');
    return reply.file({
      ...{ name: `${survey.shown!.title}结果.csv`, plain: `survey-${survey.id}.csv`, type: 'text/csv; charset=utf-8' },
      content: Buffer.from(resultsCsv(results.versions)),
    });
  });

  app.get(`${HOME}/:id/results.json`, OFTEN, async (request, reply) => {
    const { survey, at, results } = await found(request);
    if (!results) return early(request, reply, survey.id, at === 'withdrawn');
    const { title } = survey.shown!;
    return reply.file({
      ...{ name: `${title}结果.json`, plain: `survey-${survey.id}.json`, type: 'application/json; charset=utf-8' },
      content: Buffer.from(resultsJson(survey, title, results.versions, results.texts)),
    });
  });
}
