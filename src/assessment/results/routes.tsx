import type { FastifyInstance, FastifyRequest } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import { idOf } from '../../platform/http/form.ts';
import { staffOf } from '../../platform/http/services.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { paperDocx } from '../../platform/papers/index.ts';
import { kinds as mediaTypes } from '../../platform/reading/index.ts';
import { sectionMeta } from '../../publishing/index.ts';
import { schemeById } from '../scheme/store.ts';
import { HOME, PUBLIC_TITLE, reviewers } from '../words.ts';
import { resultsPaper, resultsXlsx } from './files.ts';
import { ResultPage, ResultsPage } from './public-pages.tsx';
import { publishedResults } from './publish.ts';

/** 考核结果表 for who assesses. */
export function fileRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  async function found(request: FastifyRequest) {
    const scheme = await schemeById(db, staffOf(request, ...reviewers).authorityId, idOf(request));
    if (!scheme?.content) throw new FailureError(notFound());
    return scheme;
  }
  app.get('/assessment/:id/results.docx', async (request, reply) => {
    const paper = await resultsPaper(db, await found(request), dayOf(now()), request.authority.isDemo);
    return reply.file({ name: `${paper.title}.docx`, type: mediaTypes.docx, content: await paperDocx(paper) });
  });
  app.get('/assessment/:id/results.xlsx', async (request, reply) => {
    const scheme = await found(request);
    const name = `${scheme.year} 年度工作考核结果表.xlsx`;
    return reply.file({ name, type: mediaTypes.xlsx, content: await resultsXlsx(db, scheme) });
  });
}

/** 考核和评议结果 of the site, as they were published. */
export function publicRoutes(app: FastifyInstance): void {
  const { db } = app.services;
  app.get(HOME, async (request, reply) => {
    const results = await publishedResults(db, request.authority.id);
    return reply.page(<ResultsPage results={results} />, {
      ...{ title: PUBLIC_TITLE, nav: '/disclosure', meta: sectionMeta(PUBLIC_TITLE) },
    });
  });
  app.get(`${HOME}/:id`, async (request, reply) => {
    const id = idOf(request);
    const results = (await publishedResults(db, request.authority.id)).find((one) => one.id === id);
    if (!results) throw new FailureError(notFound());
    const { title } = results.content;
    return reply.page(<ResultPage results={results} />, {
      ...{ title, nav: '/disclosure', crumbs: [[PUBLIC_TITLE, HOME]], meta: sectionMeta(title), wide: true },
    });
  });
}
