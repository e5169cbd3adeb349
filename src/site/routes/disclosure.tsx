import type { FastifyInstance } from 'fastify';
import { countChannels, reportsFor } from '../../annual-report/index.ts';
import { first, queryOf } from '../../platform/http/form.ts';
import type { Head } from '../../platform/http/page.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { countsFor, newestPublications, sectionMeta, yearsFor } from '../../publishing/index.ts';
import { DisclosurePage } from '../pages/disclosure.tsx';
import { ChannelsPage, ReportsPage } from '../pages/reports.tsx';
import { AccessibilityPage, GuidePage, InstitutionPage } from '../pages/texts.tsx';

const above: [string, string][] = [['政府信息公开', '/disclosure']];

/** 政府信息公开 and what stands in it. 国办公开办函〔2019〕61号 */
export function disclosureRoutes(app: FastifyInstance): void {
  const { db } = app.services;
  app.get('/disclosure', async (request, reply) => {
    const { authority } = request;
    const [{ total }, newest, reports] = await Promise.all([
      countsFor(request),
      newestPublications(db, { authorityId: authority.id }, 10),
      reportsFor(request),
    ]);
    return reply.page(<DisclosurePage authority={authority} total={total} newest={newest} reports={reports} />, {
      title: '政府信息公开',
      nav: '/disclosure',
      meta: sectionMeta('政府信息公开'),
    });
  });
  app.get('/disclosure/guide', ({ authority }, reply) =>
    reply.dependsOn().page(<GuidePage authority={authority} />, text('政府信息公开指南', '/disclosure/guide')),
  );
  app.get('/disclosure/institution', ({ authority }, reply) =>
    reply
      .dependsOn()
      .page(<InstitutionPage authority={authority} />, text('政府信息公开制度', '/disclosure/institution')),
  );
  app.get('/accessibility', ({ authority }, reply) =>
    reply.dependsOn().page(<AccessibilityPage authority={authority} />, {
      title: '无障碍说明',
      crumbs: [],
      styles: ['publishing/article.css'],
    }),
  );
  app.get('/disclosure/reports', async (request, reply) => {
    const [reports, regions] = await Promise.all([reportsFor(request), reportsFor(request, 'region')]);
    return reply.page(
      <ReportsPage reports={reports} regions={regions} />,
      section('政府信息公开年报', '/disclosure/reports'),
    );
  });
  app.get('/disclosure/channels', async (request, reply) => {
    const { id } = request.authority;
    const years = await yearsFor(request);
    const asked = Number(first(queryOf(request), 'year'));
    const year = years.find((each) => each === asked) ?? years[0];
    if (!year) throw new FailureError(notFound('还没有公开过信息。'));
    const counts = await countChannels(db, id, year);
    return reply.page(<ChannelsPage year={year} years={years} counts={counts} />, {
      ...section(`${year} 年主动公开情况`, '/disclosure'),
    });
  });
}

/** One of them that is a text. */
function text(title: string, nav: string): Head {
  return { ...section(title, nav), styles: ['publishing/article.css'] };
}

function section(title: string, nav: string) {
  return { title, nav, crumbs: above, meta: sectionMeta(title) };
}
