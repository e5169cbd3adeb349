import type { FastifyInstance } from 'fastify';
import { disclosureItem } from '../../law/index.ts';
import { dayOf, longDate } from '../../platform/dates.ts';
import { idOf, queryOf } from '../../platform/http/form.ts';
import { originOf } from '../../platform/http/origin.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { columnsOf, withBelow } from '../columns/queries.ts';
import { publicationYears, withdrawalOf } from './addresses.ts';
import { DocumentPage, WithdrawnPage } from './article.tsx';
import { listed } from './listed.ts';
import { articleMeta, columnMeta, sectionMeta } from './meta.ts';
import { ItemsPage } from './pages/items.tsx';
import { AllPage, ColumnPage, ItemPage } from './pages/lists.tsx';
import { publicationById, publicationCounts } from './queries.ts';

const above: [string, string][] = [['政府信息公开', '/disclosure']];

/** Characters of a text that stand for the whole in its page's description. */
const DESCRIPTION = 120;

/** What was made public, as the public finds and reads it. */
export function documentRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  app.get('/disclosure/items', async ({ authority }, reply) => {
    const [columns, counts] = await Promise.all([columnsOf(db, authority.id), publicationCounts(db, authority.id)]);
    return reply.page(<ItemsPage columns={columns} {...counts} />, {
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
    const list = await listed(db, filter, queryOf(request));
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
    const years = await publicationYears(db, authorityId);
    const year = years.find((each) => String(each) === query.year);
    const list = await listed(db, year ? { authorityId, year } : { authorityId }, query);
    return reply.page(<AllPage years={years} year={year} {...list} />, {
      title: year ? `${year} 年公开的信息` : '全部公开信息',
      nav: '/disclosure',
      crumbs: above,
    });
  });

  app.get('/columns/:slug', async (request, reply) => {
    const authorityId = request.authority.id;
    const columns = await columnsOf(db, authorityId);
    const column = columns.find(({ slug }) => slug === (request.params as { slug: string }).slug);
    if (!column) throw new FailureError(notFound());
    const filter = { authorityId, columnIds: withBelow(columns, column.id) };
    const [list, counts] = await Promise.all([
      listed(db, filter, queryOf(request)),
      publicationCounts(db, authorityId),
    ]);
    return reply.page(<ColumnPage column={column} columns={columns} byColumn={counts.byColumn} {...list} />, {
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
    const columns = await columnsOf(db, authority.id);
    const column = columns.find((each) => each.id === publication.columnId)!;
    const { summary, bodyText } = publication.revision;
    const description = (summary || bodyText).replace(/\s+/g, ' ').slice(0, DESCRIPTION).toWellFormed();
    return reply.page(<DocumentPage publication={publication} />, {
      title: publication.title,
      nav: '/disclosure/items',
      crumbs: [
        ['法定主动公开内容', '/disclosure/items'],
        [column.name, `/columns/${column.slug}`],
      ],
      description,
      styles: ['publishing/article.css'],
      meta: [...columnMeta(column), ...articleMeta(publication, description, `${originOf(request)}/documents/${id}`)],
    });
  });
}
