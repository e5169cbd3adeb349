import type { FastifyInstance, FastifyRequest } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import { idOf } from '../../platform/http/form.ts';
import { staffOf } from '../../platform/http/services.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { paperDocx } from '../../platform/papers/index.ts';
import { kinds as mediaTypes } from '../../platform/reading/index.ts';
import { sectionMeta } from '../../publishing/index.ts';
import { schemeById } from '../scheme/store.ts';
import { DESK, HOME, PUBLIC_TITLE, resultsHref, reviewers, STYLES, schemeHref, TITLE } from '../words.ts';
import { resultsPaper, resultsXlsx } from './files.ts';
import { ResultPage, ResultsPage } from './public-pages.tsx';
import { publishedResults, resultVersions } from './store.ts';
import { VersionPage, VersionsPage } from './version-pages.tsx';

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

/** What was published, version by version, for who assesses. */
export function versionRoutes(app: FastifyInstance): void {
  const { db } = app.services;
  async function found(request: FastifyRequest) {
    const { authorityId } = staffOf(request, ...reviewers);
    const id = idOf(request);
    const results = (await publishedResults(db, authorityId)).find(({ schemeId }) => schemeId === id);
    if (!results) throw new FailureError(notFound());
    const crumbs: [string, string][] = [
      [TITLE, DESK],
      [results.content.title, `${schemeHref(id)}/round`],
    ];
    return { results, versions: await resultVersions(db, results.id), crumbs };
  }
  app.get('/assessment/:id/results', async (request, reply) => {
    const { crumbs, ...of } = await found(request);
    return reply.page(<VersionsPage {...of} />, {
      ...{ title: '公布的结果', nav: DESK, crumbs, wide: true, styles: [...STYLES] },
    });
  });
  app.get('/assessment/:id/results/:number', async (request, reply) => {
    const { crumbs, results, versions } = await found(request);
    const number = idOf(request, 'number');
    const version = versions.find((one) => one.number === number);
    if (!version) throw new FailureError(notFound());
    return reply.page(<VersionPage version={version} newest={version === versions[0]} />, {
      ...{ title: `第 ${number} 版`, nav: DESK, wide: true, styles: [...STYLES] },
      crumbs: [...crumbs, ['公布的结果', resultsHref(results.schemeId)]],
    });
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
      ...{
        title,
        nav: '/disclosure',
        crumbs: [[PUBLIC_TITLE, HOME]],
        meta: sectionMeta(title),
        wide: true,
        styles: [...STYLES],
      },
    });
  });
}
