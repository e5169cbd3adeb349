import type { FastifyInstance } from 'fastify';
import { openOffices } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { sendError } from '../../platform/http/errors.tsx';
import { first, idOf, queryOf, type Typed } from '../../platform/http/form.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { sectionMeta } from '../../publishing/index.ts';
import { HOME, TITLE } from '../paths.ts';
import { countMessages, quarterOf } from './figures.ts';
import { AnswerPage, AnswersPage } from './pages.tsx';
import { type AnswerWish, isTheme, publicAnswerById, publicAnswers } from './store.ts';

function wishOf(typed: Typed): AnswerWish {
  const [theme, office, page] = ['theme', 'office', 'page'].map((name) => first(typed, name));
  return {
    words: first(typed, 'q').trim().slice(0, 100),
    theme: isTheme(theme!) ? theme : '',
    office: /^[1-9]\d{0,8}$/.test(office!) ? Number(office) : null,
    page: /^[1-9]\d{0,3}$/.test(page!) ? Number(page) : 1,
  };
}

/** 公开答复: what was asked and answered, for everybody. */
export function publicAnswerRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  const crumbs: [string, string][] = [[TITLE, HOME]];

  app.get(`${HOME}/answers`, async (request, reply) => {
    const { id } = request.authority;
    const wish = wishOf(queryOf(request));
    const quarter = quarterOf(dayOf(now()));
    const [found, offices, counts] = await Promise.all([
      publicAnswers(db, id, wish),
      openOffices(db, id),
      countMessages(db, id, quarter),
    ]);
    return reply.page(<AnswersPage {...found} wish={wish} offices={offices} counts={counts} quarter={quarter} />, {
      ...{ title: '公开答复', nav: HOME, crumbs, meta: sectionMeta('公开答复') },
      styles: ['search/search.css', 'engagement/engagement.css'],
      feed: { title: `公开答复 - ${request.authority.name}`, path: `${HOME}/answers/feed.xml` },
    });
  });

  app.get(`${HOME}/answers/:id`, async (request, reply) => {
    const answer = await publicAnswerById(db, request.authority.id, idOf(request));
    if (!answer) throw new FailureError(notFound());
    if (answer.withdrawnAt)
      return sendError(request, reply.header('cache-control', 'no-store'), 410, '这份公开答复已经撤下');
    return reply.page(<AnswerPage answer={answer} />, {
      ...{ title: answer.title, nav: HOME, crumbs: [...crumbs, ['公开答复', `${HOME}/answers`]] },
      ...{ meta: sectionMeta(answer.title), styles: ['publishing/article.css', 'engagement/engagement.css'] },
    });
  });
}
