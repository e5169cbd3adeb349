import type { FastifyInstance } from 'fastify';
import { countIn, first, idOf, queryOf, typedIn } from '../../platform/http/form.ts';
import { callerOf } from '../../platform/http/services.ts';
import { DESK, TITLE } from '../paths.ts';
import { keptSurvey } from '../preparing/routes.tsx';
import { type Survey, standing, titleOf, versionsOf } from '../preparing/store.ts';
import type { TextState } from '../tables.ts';
import { resultsOf } from './figures.ts';
import { answersOf } from './records.ts';
import { RecordsPage, StaffResultsPage, TextsPage } from './staff-pages.tsx';
import { judgeText, textsOf } from './texts.ts';

const PER_PAGE = 50;
const STATES: readonly TextState[] = ['unread', 'shown', 'kept'];

const crumbsOf = (survey: Survey): [string, string][] => [
  [TITLE, DESK],
  [titleOf(survey), `${DESK}/${survey.id}`],
];

/** What was answered, for who keeps the survey: figures, the records behind each, and texts to let pass. */
export function staffResultRoutes(app: FastifyInstance): void {
  const { db, now, sealer } = app.services;
  const pageIn = (text: string) => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1);

  app.get('/surveys/:id/results', async (request, reply) => {
    const survey = await keptSurvey(request);
    const results = await resultsOf(db, survey.id);
    return reply.page(<StaffResultsPage survey={survey} state={standing(survey, now())} results={results} />, {
      ...{ title: '各题结果', nav: DESK, crumbs: crumbsOf(survey), wide: true },
    });
  });

  app.get('/surveys/:id/answers', async (request, reply) => {
    const survey = await keptSurvey(request);
    const asked = queryOf(request);
    const versions = await versionsOf(db, survey.id);
    const wish = {
      ...{ surveyId: survey.id, version: countIn(asked, 'version'), channel: first(asked, 'channel') },
      ...{ question: countIn(asked, 'question'), choice: countIn(asked, 'choice') },
    };
    const page = pageIn(first(asked, 'page'));
    const { records, total } = await answersOf(db, wish, { offset: (page - 1) * PER_PAGE, most: PER_PAGE });
    const pages = Math.max(1, Math.ceil(total / PER_PAGE));
    return reply.page(<RecordsPage {...{ survey, versions, wish, records, total, page, pages }} />, {
      ...{
        title: '答卷',
        nav: DESK,
        crumbs: [...crumbsOf(survey), ['各题结果', `${DESK}/${survey.id}/results`]],
        wide: true,
      },
    });
  });

  app.get('/surveys/:id/texts', async (request, reply) => {
    const survey = await keptSurvey(request);
    const asked = queryOf(request);
    const state = STATES.find((one) => one === first(asked, 'state')) ?? 'unread';
    const page = pageIn(first(asked, 'page'));
    const of = { surveyId: survey.id, state, offset: (page - 1) * PER_PAGE, most: PER_PAGE };
    const [{ texts, total }, versions] = await Promise.all([textsOf(db, sealer, of), versionsOf(db, survey.id)]);
    const pages = Math.max(1, Math.ceil(total / PER_PAGE));
    return reply.page(<TextsPage {...{ survey, versions, state, texts, total, page, pages }} />, {
      ...{ title: '文字答案', nav: DESK, crumbs: crumbsOf(survey), form: true, wide: true },
    });
  });

  app.post('/surveys/:id/texts/:answer/:question', async (request, reply) => {
    const survey = await keptSurvey(request);
    const typed = typedIn(request);
    const show = first(typed, 'button') === 'show';
    const given = { surveyId: survey.id, answerId: idOf(request, 'answer'), question: idOf(request, 'question'), show };
    const judged = await judgeText(callerOf(request), given);
    const state = STATES.find((one) => one === first(typed, 'state')) ?? 'unread';
    const said = judged.ok ? (show ? '已公开' : '已定为不公开') : judged.message;
    return reply.notice(said).redirect(`${DESK}/${survey.id}/texts?state=${state}`, 303);
  });
}
