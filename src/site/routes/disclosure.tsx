import type { FastifyInstance, FastifyRequest } from 'fastify';
import { countChannels, reportsFor } from '../../annual-report/index.ts';
import { openOffices } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { kept } from '../../platform/http/cache/kept-values.ts';
import { first, queryOf } from '../../platform/http/form.ts';
import { originOf } from '../../platform/http/origin.ts';
import type { Head } from '../../platform/http/page.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { countsFor, newestPublications, sectionMeta, yearsFor } from '../../publishing/index.ts';
import { chainOf } from '../../review/index.ts';
import { DisclosurePage } from '../pages/disclosure.tsx';
import { ChannelsPage, ReportsPage } from '../pages/reports.tsx';
import { AccessibilityPage, AuthorityPage, GuidePage, InstitutionPage } from '../pages/texts.tsx';
import { UnitsPage } from '../pages/units.tsx';
import { UNITS, unitsFor } from '../units.ts';

const above: [string, string][] = [['政府信息公开', '/disclosure']];

/** 政府信息公开 and what stands in it. 国办公开办函〔2019〕61号 */
export function disclosureRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;
  const more = house.rooms
    .flatMap(({ publicSide }) => publicSide.doors ?? [])
    .filter(({ under }) => under === '/disclosure');
  app.get('/disclosure', async (request, reply) => {
    const { authority } = request;
    const [{ total }, newest, reports, open] = await Promise.all([
      countsFor(request),
      newestPublications(db, { authorityId: authority.id }, 10),
      reportsFor(request),
      kept(request, `doors of ${authority.id}`, [`lists ${authority.id}`], () =>
        Promise.all(more.map(async ({ shown }) => !shown || (await shown(db, authority.id)))),
      ),
    ]);
    const doors = more.filter((_, n) => open[n]);
    const facts = { authority, total, newest, reports, units: unitsFor(request).length, more: doors };
    return reply.page(<DisclosurePage {...facts} />, {
      title: '政府信息公开',
      nav: '/disclosure',
      meta: sectionMeta('政府信息公开'),
    });
  });
  app.get(UNITS, (request, reply) => {
    const units = unitsFor(request);
    if (units.length === 0) throw new FailureError(notFound());
    const addressed = units.map((unit) => {
      const { host, base } = unit.place;
      return { ...unit, address: base || originOf(request, host!) };
    });
    return reply.dependsOn().page(<UnitsPage units={addressed} />, section('所属单位信息公开', '/disclosure'));
  });
  const chainLabels = async (request: FastifyRequest) => {
    const { id } = request.authority;
    const chain = await kept(request, `chain of ${id}`, [`site ${id}`], () => chainOf(db, id));
    return chain.map(({ label }) => label);
  };
  app.get('/disclosure/guide', ({ authority }, reply) =>
    reply.dependsOn().page(<GuidePage authority={authority} />, text('政府信息公开指南', '/disclosure/guide')),
  );
  app.get('/disclosure/institution', async (request, reply) =>
    reply
      .dependsOn()
      .page(
        <InstitutionPage authority={request.authority} chain={await chainLabels(request)} />,
        text('政府信息公开制度', '/disclosure/institution'),
      ),
  );
  app.get('/disclosure/authority', async ({ authority }, reply) =>
    reply
      .dependsOn()
      .page(
        <AuthorityPage authority={authority} offices={await openOffices(db, authority.id)} />,
        text('机关概况', '/disclosure'),
      ),
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
    // before anything was made public this year's zeros are the truth, and the home page leads here
    const year = years.find((each) => each === asked) ?? years[0] ?? Number(dayOf(now()).slice(0, 4));
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
