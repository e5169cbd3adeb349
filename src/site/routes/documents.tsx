import type { FastifyInstance } from 'fastify';
import { dayOf, longDate } from '../../platform/dates.ts';
import { idOf, queryOf } from '../../platform/http/form.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import {
  columnsOf,
  publicationById,
  publicationCounts,
  publicationYears,
  withdrawalOf,
} from '../../publishing/index.ts';
import { articleMeta, columnMeta, originOf } from '../meta.ts';
import { DocumentPage } from '../pages/document.tsx';
import { withBelow } from '../pages/items.tsx';
import { AllPage, ColumnPage } from '../pages/list-pages.tsx';
import { WithdrawnPage } from '../pages/texts.tsx';
import { listed } from './listed.ts';

/** Characters of a text that stand for the whole in its page's description. */
const DESCRIPTION = 120;

export function documentRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  app.get('/documents', async (request, reply) => {
    const authorityId = request.authority.id;
    const query = queryOf(request);
    const years = await publicationYears(db, authorityId);
    const year = years.find((each) => String(each) === query.year);
    const list = await listed(db, year ? { authorityId, year } : { authorityId }, query);
    return reply.page(<AllPage years={years} year={year} {...list} />, {
      title: year ? `${year} 年公开的信息` : '全部公开信息',
      nav: '/disclosure',
      crumbs: [['政府信息公开', '/disclosure']],
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
