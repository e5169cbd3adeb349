import type { FastifyInstance } from 'fastify';
import { disclosureItem } from '../../law/index.ts';
import { dayOf, longDate } from '../../platform/dates.ts';
import { idOf, queryOf } from '../../platform/http/form.ts';
import { siteAddress } from '../../platform/http/origin.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { withBelow } from '../columns/queries.ts';
import { withdrawalOf } from './addresses.ts';
import { DocumentPage, WithdrawnPage } from './article.tsx';
import { columnsFor, countsFor, yearsFor } from './kept.ts';
import { lineageOf } from './lineage/lineage.ts';
import { LineagePage } from './lineage/page.tsx';
import { listed } from './listed.ts';
import { articleMeta, columnMeta, sectionMeta } from './meta.ts';
import { ItemsPage } from './pages/items.tsx';
import { AllPage, ColumnPage, ItemPage } from './pages/lists.tsx';
import { publicationById, shownBy } from './publication.ts';

const above: [string, string][] = [['政府信息公开', '/disclosure']];

/** Characters of a text that stand for the whole in its page's description. */
const DESCRIPTION = 120;

/** What was made public, as the public finds and reads it. */
export function documentRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  app.get('/disclosure/items', async (request, reply) => {
    const [columns, { byColumn, byArticleItem }] = await Promise.all([columnsFor(request), countsFor(request)]);
    return reply.page(<ItemsPage columns={columns} byColumn={byColumn} byArticleItem={byArticleItem} />, {
      title: '法定主动公开内容',
      nav: '/disclosure/items',
      crumbs: above,
      meta: sectionMeta('法定主动公开内容'),
    });
  });
  app.get('/disclosure/items/:item', async (request, reply) => {
    const item = disclosureItem((request.params as { item: string }).item);
    if (!item) throw new FailureError(notFound());
    const filter = { authorityId: request.authority.id, articleItem: item.id };
    const { byArticleItem } = await countsFor(request);
    const list = await listed(db, filter, queryOf(request), byArticleItem.get(item.id) ?? 0);
    return reply.page(<ItemPage item={item} {...list} />, {
      title: item.short,
      nav: '/disclosure/items',
      crumbs: [...above, ['法定主动公开内容', '/disclosure/items']],
      description: item.label,
      meta: sectionMeta(item.short),
    });
  });

  app.get('/documents', async (request, reply) => {
    const authorityId = request.authority.id;
    const query = queryOf(request);
    const [years, { total }] = await Promise.all([yearsFor(request), countsFor(request)]);
    const year = years.find((each) => String(each) === query.year);
    const list = year
      ? await listed(db, { authorityId, year }, query)
      : await listed(db, { authorityId }, query, total);
    return reply.page(<AllPage years={years} year={year} {...list} />, {
      title: year ? `${year} 年公开的信息` : '全部公开信息',
      nav: '/disclosure',
      crumbs: above,
    });
  });

  app.get('/columns/:slug', async (request, reply) => {
    const authorityId = request.authority.id;
    const columns = await columnsFor(request);
    const column = columns.find(({ slug }) => slug === (request.params as { slug: string }).slug);
    if (!column) throw new FailureError(notFound());
    const columnIds = withBelow(columns, column.id);
    const { byColumn } = await countsFor(request);
    const total = columnIds.reduce((sum, id) => sum + (byColumn.get(id) ?? 0), 0);
    const list = await listed(db, { authorityId, columnIds }, queryOf(request), total);
    return reply.page(<ColumnPage column={column} columns={columns} byColumn={byColumn} {...list} />, {
      title: column.name,
      nav: '/disclosure/items',
      crumbs: [['法定主动公开内容', '/disclosure/items']],
      description: column.description || `${request.authority.name}${column.name}`,
      meta: columnMeta(column),
      feed: { title: `${column.name} - ${request.authority.name}`, path: `/columns/${column.slug}/feed.xml` },
    });
  });

  app.get('/documents/:id', async (request, reply) => {
    const id = idOf(request);
    const { authority } = request;
    const publication = await publicationById(db, authority.id, id);
    if (!publication) {
      const gone = await withdrawalOf(db, authority.id, id);
      if (!gone) throw new FailureError(notFound());
      const column: [string, string] = [gone.columnName, `/columns/${gone.columnSlug}`];
      return reply
        .code(410)
        .page(<WithdrawnPage on={longDate(dayOf(gone.at))} reason={gone.reason} column={column} />, {
          title: '已经撤下',
          styles: ['publishing/article.css'],
          meta: [['robots', 'noindex']],
        });
    }
    reply.dependsOn(...shownBy(publication));
    const columns = await columnsFor(request);
    const column = columns.find((each) => each.id === publication.columnId)!;
    const { summary, beginning } = publication.revision;
    const description = (summary || beginning).replace(/\s+/g, ' ').slice(0, DESCRIPTION).toWellFormed();
    return reply.page(<DocumentPage publication={publication} />, {
      title: publication.title,
      nav: '/disclosure/items',
      crumbs: [
        ['法定主动公开内容', '/disclosure/items'],
        [column.name, `/columns/${column.slug}`],
      ],
      description,
      rated: true,
      styles: ['publishing/article.css'],
      meta: [
        ...columnMeta(column),
        ...articleMeta(publication, description, `${siteAddress(request)}/documents/${id}`),
      ],
    });
  });

  app.get('/documents/:id/lineage', async (request, reply) => {
    const id = idOf(request);
    const publication = await publicationById(db, request.authority.id, id);
    const lineage = await lineageOf(db, request.authority.id, id);
    if (!publication || !lineage.links.length) throw new FailureError(notFound());
    return reply.page(<LineagePage lineage={lineage} here={publication} />, {
      title: '文件沿革',
      nav: '/disclosure/items',
      crumbs: [['法定主动公开内容', '/disclosure/items']],
      meta: sectionMeta('文件沿革'),
      styles: ['publishing/lineage.css'],
    });
  });
}
