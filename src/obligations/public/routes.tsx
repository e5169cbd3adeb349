import type { FastifyInstance, FastifyRequest } from 'fastify';
import { officesOf } from '../../organizations/index.ts';
import { sendError } from '../../platform/http/errors.tsx';
import { idOf } from '../../platform/http/form.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { columnsOf, sectionMeta, shownColumns } from '../../publishing/index.ts';
import { nameOf } from '../catalogue/content.ts';
import { obligationById } from '../catalogue/store.ts';
import { HOME, TITLE } from '../words.ts';
import { ByLawPage, StandardPage, StandardsPage } from './pages.tsx';
import { metBy, publicObligation, publicObligations } from './store.ts';

const styles = ['obligations/standards.css'] as const;
const above: [string, string] = ['政府信息公开', '/disclosure'];
const BY_LAW = '公开事项，按《条例》所列';

/** 基层政务公开标准目录 of the site. 国办发〔2019〕54号 */
export function publicRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  async function namesOf({ authority }: FastifyRequest) {
    const [offices, columns] = await Promise.all([officesOf(db, authority.id), columnsOf(db, authority.id)]);
    return { offices, columns: shownColumns(columns), authority: authority.name };
  }

  app.get(HOME, async (request, reply) => {
    const [obligations, names] = await Promise.all([publicObligations(db, request.authority.id), namesOf(request)]);
    return reply.page(<StandardsPage {...{ obligations, ...names }} />, {
      ...{ title: TITLE, nav: HOME, crumbs: [above], meta: sectionMeta(TITLE), styles: [...styles], wide: true },
    });
  });

  app.get(`${HOME}/law`, async (request, reply) => {
    const obligations = await publicObligations(db, request.authority.id);
    return reply.page(<ByLawPage obligations={obligations} />, {
      ...{ title: BY_LAW, nav: HOME, crumbs: [above, [TITLE, HOME]], meta: sectionMeta(BY_LAW), styles: [...styles] },
    });
  });

  app.get(`${HOME}/:id`, async (request, reply) => {
    const { id: authorityId } = request.authority;
    const id = idOf(request);
    const obligation = await publicObligation(db, authorityId, id);
    if (!obligation) {
      if (!(await obligationById(db, authorityId, id))) throw new FailureError(notFound());
      return sendError(request, reply.header('cache-control', 'no-store'), 410, '这一事项已经不再公开，不在目录里了');
    }
    const [met, names] = await Promise.all([metBy(db, authorityId, id), namesOf(request)]);
    const title = nameOf(obligation.content);
    return reply.page(<StandardPage {...{ obligation, met, ...names }} />, {
      ...{ title, nav: HOME, crumbs: [above, [TITLE, HOME]], meta: sectionMeta(title), styles: [...styles] },
    });
  });
}
