import type { FastifyInstance } from 'fastify';
import { GRADES, pointsInWords } from '../law/index.ts';
import { dayOf } from '../platform/dates.ts';
import { first, queryOf } from '../platform/http/form.ts';
import { staffOf } from '../platform/http/services.ts';
import { FailureError, notFound } from '../platform/outcome.ts';
import { has } from '../platform/roles.ts';
import { Empty, Panel, TableFrame } from '../platform/ui/index.ts';
import { assessmentYear } from './counted.ts';
import { RecordsPage } from './records-page.tsx';
import { SelfTag, StateTag, SubjectLink } from './round/parts.tsx';
import { assessedOf } from './round/store.ts';
import { SchemeTag } from './scheme/pages.tsx';
import { type Scheme, schemesOf } from './scheme/store.ts';
import {
  counters,
  DESK,
  FIGURES,
  type FigureName,
  keepers,
  readers,
  reviewers,
  SCOPES,
  STYLES,
  schemeHref,
  TITLE,
} from './words.ts';

/** Where assessments begin: one's own schemes, and what one is assessed by. */
export function homeRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  app.get('/assessment', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const [schemes, assessed] = await Promise.all([
      has(who, ...reviewers) ? schemesOf(db, who.authorityId) : [],
      assessedOf(db, who),
    ]);
    return reply.page(
      <HomePage
        {...{ schemes, assessed }}
        today={dayOf(now())}
        gives={has(who, ...reviewers)}
        keeps={has(who, ...keepers)}
      />,
      { title: TITLE, nav: DESK, wide: true, styles: [...STYLES] },
    );
  });

  app.get('/assessment/records', async (request, reply) => {
    const who = staffOf(request, ...counters);
    const query = queryOf(request);
    const year = /^20\d\d$/.exec(first(query, 'year'))?.[0];
    const of = (Object.keys(FIGURES) as FigureName[]).find((name) => name === first(query, 'of'));
    if (!year || !of) throw new FailureError(notFound());
    const books = await assessmentYear(db, who.authorityId, Number(year));
    return reply.page(<RecordsPage {...{ of, books }} year={Number(year)} opens={has(who, ...readers)} />, {
      ...{ title: `${year} 年${FIGURES[of]}`, nav: DESK, wide: true, crumbs: [[TITLE, DESK]], styles: [...STYLES] },
    });
  });
}

interface Props {
  schemes: readonly Scheme[];
  assessed: Awaited<ReturnType<typeof assessedOf>>;
  today: string;
  /** gives points to others */
  gives: boolean;
  keeps: boolean;
}

function HomePage({ schemes, assessed, today, gives, keeps }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>{TITLE}</h1>
          <p class="meta">定期考核政府信息公开工作：方案、自评、评分、申诉、公布（《条例》第四十六条、第五十条）。</p>
        </div>
        {keeps && (
          <div class="acts">
            <a class="btn" href={`${DESK}/new`}>
              起草考核方案
            </a>
          </div>
        )}
      </header>
      {(assessed.length > 0 || !gives) && (
        <Panel title="接受的考核">
          {assessed.length === 0 ? (
            <Empty>还没有接受考核。考核方案发布后列在这里。</Empty>
          ) : (
            <Assessed {...{ assessed, today }} />
          )}
        </Panel>
      )}
      {gives && (
        <Panel title="组织的考核">
          {schemes.length === 0 ? (
            <Empty>还没有考核方案。可以考核所辖机关，也可以考核本机关的科室、村和社区。</Empty>
          ) : (
            <Schemes schemes={schemes} />
          )}
        </Panel>
      )}
    </>
  );
}

function Assessed({ assessed, today }: Pick<Props, 'assessed' | 'today'>) {
  return (
    <TableFrame label="接受的考核">
      <table class="carded">
        <thead>
          <tr>
            <th scope="col">考核对象</th>
            <th scope="col">自评</th>
            <th scope="col">状态</th>
            <th scope="col" class="n">
              得分
            </th>
            <th scope="col">等次</th>
          </tr>
        </thead>
        <tbody>
          {assessed.map((one) => (
            <tr key={one.id}>
              <th scope="row" class="title-cell">
                <SubjectLink subject={one} />
                <small class="under">
                  {one.title}（{one.keeper}）
                </small>
              </th>
              <td data-label="自评">
                <SelfTag subject={one} today={today} />
              </td>
              <td data-label="状态">
                <StateTag subject={one} />
              </td>
              <td class="n" data-label="得分">
                {one.total === null ? '—' : pointsInWords(one.total)}
              </td>
              <td data-label="等次">{one.grade ? GRADES[one.grade] : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Schemes({ schemes }: Pick<Props, 'schemes'>) {
  return (
    <TableFrame label="组织的考核">
      <table class="carded">
        <thead>
          <tr>
            <th scope="col">方案</th>
            <th scope="col">考核对象</th>
            <th scope="col">状态</th>
            <th scope="col">数据截止日</th>
          </tr>
        </thead>
        <tbody>
          {schemes.map((scheme) => {
            const content = scheme.content ?? scheme.draft!;
            return (
              <tr key={scheme.id}>
                <th scope="row" class="title-cell">
                  <a href={schemeHref(scheme.id)}>{content.title}</a>
                  {scheme.number > 0 && (
                    <small class="under">
                      <a href={`${schemeHref(scheme.id)}/round`}>考核进展</a>
                    </small>
                  )}
                </th>
                <td data-label="考核对象">{SCOPES[scheme.scope]}</td>
                <td data-label="状态">
                  <SchemeTag scheme={scheme} />
                </td>
                <td data-label="数据截止日">
                  <time>{content.frozenOn}</time>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}
