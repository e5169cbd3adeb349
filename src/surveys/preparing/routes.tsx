import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openOffices } from '../../organizations/index.ts';
import { check, confirmedOf, first, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound, type Outcome } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { latestRound, standingOf } from '../../review/index.ts';
import { DESK, TITLE } from '../paths.ts';
import { countAnswers } from '../results/figures.ts';
import { unreadTexts } from '../results/texts.ts';
import { enterers, keepers, keeps } from '../rules.ts';
import {
  beginSurvey,
  discardSurvey,
  extendSurvey,
  recallSurvey,
  saveSurvey,
  submitSurvey,
  withdrawSurvey,
} from './actions.ts';
import { hashOf } from './content.ts';
import { contentFrom, extendForm, newSurveyForm, surveyForm, typedOf, withdrawForm } from './form.ts';
import { SurveyDesk, SurveysDesk, VersionPage } from './pages.tsx';
import { extensionsOf, type Survey, standing, surveyById, surveysOf, titleOf, versionsOf } from './store.ts';
import { surveyKind } from './subject.tsx';

const crumbs: [string, string][] = [[TITLE, DESK]];

/** The survey of the address, for who keeps it. @throws FailureError 404 */
export async function keptSurvey(request: FastifyRequest): Promise<Survey> {
  const who = staffOf(request, ...keepers);
  const survey = await surveyById(request.server.services.db, who.authorityId, idOf(request));
  if (!survey || !keeps(who, survey.officeId)) throw new FailureError(notFound());
  return survey;
}

/** 问卷调查, for the editors of their offices and the head of disclosure work. */
export function preparingRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  const reviewOf = async ({ id, draft }: Survey) => {
    const round = await latestRound(db, surveyKind.name, String(id));
    return { round, review: draft ? standingOf(round, hashOf(id, draft)) : ('none' as const) };
  };

  async function listPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...enterers);
    const [surveys, offices] = await Promise.all([surveysOf(db, who.authorityId), openOffices(db, who.authorityId)]);
    const makes = has(who, ...keepers);
    const seen = surveys.filter((survey) => makes || standing(survey, now()) === 'open');
    const unread = await unreadTexts(
      db,
      seen.map(({ id }) => id),
    );
    const rows = await Promise.all(
      seen.map(async (survey) => ({
        ...{ survey, mine: keeps(who, survey.officeId), state: standing(survey, now()) },
        ...{ review: (await reviewOf(survey)).review, answers: await countAnswers(db, survey.id) },
        unread: unread.get(survey.id) ?? 0,
      })),
    );
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <SurveysDesk
        {...{ rows, makes, failure }}
        offices={has(who, 'disclosureHead') ? offices : undefined}
        typed={failure ? typedIn(request) : { office: String(who.officeId ?? '') }}
      />,
      { title: TITLE, nav: DESK, form: true, wide: true },
    );
  }

  type At = Parameters<typeof SurveyDesk>[0]['at'];
  async function onePage(
    request: FastifyRequest,
    reply: FastifyReply,
    { failure, typed, at = 'survey' }: { failure?: Failure; typed?: Typed; at?: At } = {},
  ) {
    const survey = await keptSurvey(request);
    const [{ round, review }, versions, extensions, answers, unread] = await Promise.all([
      reviewOf(survey),
      versionsOf(db, survey.id),
      extensionsOf(db, survey.id),
      countAnswers(db, survey.id),
      unreadTexts(db, [survey.id]),
    ]);
    if (failure) reply.code(statusOf(failure));
    const content = survey.draft ?? survey.shown!;
    return reply.page(
      <SurveyDesk
        {...{
          survey,
          content,
          state: standing(survey, now()),
          round,
          review,
          versions,
          extensions,
          answers,
          failure,
          at,
        }}
        unread={unread.get(survey.id) ?? 0}
        written={typedOf(content)}
        typed={typed ?? typedOf(content)}
      />,
      { title: titleOf(survey), nav: DESK, crumbs, form: true },
    );
  }

  const back = (request: FastifyRequest) => `${DESK}/${idOf(request)}`;
  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    result: Outcome<unknown>,
    { notice, at }: { notice: string; at?: At },
  ) {
    if (!result.ok) return onePage(request, reply, { failure: result, ...(at && { at, typed: typedIn(request) }) });
    return reply.notice(notice).redirect(back(request), 303);
  }

  app.get('/surveys', (request, reply) => listPage(request, reply));
  app.post('/surveys', async (request, reply) => {
    staffOf(request, ...keepers);
    const input = check(newSurveyForm, typedIn(request));
    const { title = '', office = '' } = input.ok ? input.value : {};
    const begun = input.ok
      ? await beginSurvey(callerOf(request), { title, officeId: office ? Number(office) : null })
      : input;
    return begun.ok ? reply.redirect(`${DESK}/${begun.value}`, 303) : listPage(request, reply, begun);
  });

  app.get('/surveys/:id', (request, reply) => onePage(request, reply));
  app.post('/surveys/:id', async (request, reply) => {
    const { id } = await keptSurvey(request);
    const typed = typedIn(request);
    const input = check(surveyForm, typed);
    const saved = input.ok ? await saveSurvey(callerOf(request), { id, content: contentFrom(input.value) }) : input;
    const said = { notice: '已保存，还没有送审', at: 'survey' as const };
    if (!saved.ok || first(typed, 'button') !== 'submit') return answer(request, reply, saved, said);
    const submitted = await submitSurvey(callerOf(request), { id, confirmed: confirmedOf(request) });
    return answer(request, reply, submitted, { notice: '已送审，签发后到开始日期自行开放', at: 'survey' });
  });
  app.post('/surveys/:id/recall', async (request, reply) => {
    const { id } = await keptSurvey(request);
    return answer(request, reply, await recallSurvey(callerOf(request), { id }), { notice: '已撤回，可以修改' });
  });
  app.post('/surveys/:id/discard', async (request, reply) => {
    const { id } = await keptSurvey(request);
    const result = await discardSurvey(callerOf(request), { id });
    if (result.ok && result.value === 'gone') return reply.notice('已删除没有签发的问卷').redirect(DESK, 303);
    return answer(request, reply, result, { notice: '已放弃没有签发的修改' });
  });
  app.post('/surveys/:id/extend', async (request, reply) => {
    const { id } = await keptSurvey(request);
    const input = check(extendForm, typedIn(request));
    const result = input.ok ? await extendSurvey(callerOf(request), { id, ...input.value }) : input;
    return answer(request, reply, result, { notice: '已延期', at: 'extend' });
  });
  app.post('/surveys/:id/withdraw', async (request, reply) => {
    const { id } = await keptSurvey(request);
    const input = check(withdrawForm, typedIn(request));
    const result = input.ok ? await withdrawSurvey(callerOf(request), { id, ...input.value }) : input;
    return answer(request, reply, result, { notice: '已撤下，网站不再显示', at: 'withdraw' });
  });
  app.get('/surveys/:id/versions/:version', async (request, reply) => {
    const survey = await keptSurvey(request);
    const versions = await versionsOf(db, survey.id);
    const at = versions.findIndex(({ id }) => id === idOf(request, 'version'));
    const version = versions[at];
    if (!version) throw new FailureError(notFound());
    return reply.page(<VersionPage version={version} before={versions[at - 1]} />, {
      ...{ title: version.content.title, nav: DESK },
      crumbs: [...crumbs, [titleOf(survey), `${DESK}/${survey.id}`]],
    });
  });
}
