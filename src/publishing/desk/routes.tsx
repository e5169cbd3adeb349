import type { FastifyInstance } from 'fastify';
import { calendarOf, officesOf } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { queryOf } from '../../platform/http/form.ts';
import { staffOf } from '../../platform/http/services.ts';
import { has, type Who } from '../../platform/roles.ts';
import { documentEvents } from '../document.ts';
import { previewOf } from '../public/preview.tsx';
import { timelinessOf } from '../releasing/timeliness.ts';
import { business, mayEdit, writers } from '../rules.ts';
import type { DocumentState } from '../tables.ts';
import { sensitiveIn } from '../under-review/look.ts';
import { missingFor } from '../under-review/missing.ts';
import { stateNames } from '../words.ts';
import { DocumentPage } from './document.tsx';
import { below, documentOf } from './document-of.ts';
import { type Asked, DocumentList } from './list.tsx';
import { listDocuments } from './queries.ts';

const PAGE = 20;

/** Documents for the staff: the list, one of them, its preview. */
export function deskRoutes(app: FastifyInstance): void {
  app.get('/documents', async (request, reply) => {
    const who = staffOf(request, ...business);
    const query = queryOf(request);
    const asked: Asked = {
      state: stateIn(query.state),
      office: officeIn(query.office, who),
      words: typeof query.words === 'string' ? query.words.trim().slice(0, 100) : '',
    };
    const page = /^[1-9]\d{0,5}$/.test(String(query.page)) ? Number(query.page) : 1;
    const { db } = app.services;
    const filter = {
      ...(asked.state && { state: asked.state }),
      ...(asked.office !== 'all' && { officeId: Number(asked.office) }),
      ...(asked.words && { words: asked.words }),
    };
    const [{ rows, counts }, offices] = await Promise.all([
      listDocuments(db, who, filter, { number: page, size: PAGE }),
      officesOf(db, who.authorityId),
    ]);
    return reply.page(<DocumentList {...{ who, asked, rows, counts, offices, page }} size={PAGE} />, {
      title: '主动公开',
      nav: '/console/documents',
      wide: true,
    });
  });

  app.get('/documents/:id', async (request, reply) => {
    const document = await documentOf(app, request);
    const who = staffOf(request);
    const { db, now } = app.services;
    const { revision } = document;
    const today = dayOf(now());
    const [events, article, found] = await Promise.all([
      documentEvents(db, document.id),
      previewOf(db, document),
      sensitiveIn(revision),
    ]);
    const missing = mayEdit(document, who).ok
      ? missingFor(
          { ...revision, columnKind: document.columnKind, corrects: document.publication !== undefined },
          today,
        )
      : {};
    const publishedOn = document.publishedAt ? dayOf(document.publishedAt) : undefined;
    return reply.page(
      <DocumentPage
        {...{ document, who, events, missing, article, found }}
        timeliness={
          revision.formedOn ? timelinessOf(revision.formedOn, publishedOn, today, await calendarOf(db)) : undefined
        }
      />,
      {
        ...below(document, revision.title || '文件'),
        styles: ['publishing/article.css'],
        crumbs: [['主动公开', '/console/documents']],
      },
    );
  });

  app.get('/documents/:id/preview', async (request, reply) => {
    const document = await documentOf(app, request);
    return reply.page(
      <div class="preview">
        <p class="warning">预览：公众将看到的内容和版式。</p>
        <div class="article-sheet">{await previewOf(app.services.db, document)}</div>
      </div>,
      below(document, '预览', { styles: ['publishing/article.css'] }),
    );
  });
}

/** Who writes begins with the documents of their own office; everyone else with all. */
function officeIn(value: unknown, who: Who): string {
  if (value === 'all' || /^[1-9]\d{0,9}$/.test(String(value))) return String(value);
  return who.officeId && has(who, ...writers) ? String(who.officeId) : 'all';
}

function stateIn(value: unknown): Asked['state'] {
  if (value === 'waiting') return value;
  return typeof value === 'string' && Object.hasOwn(stateNames, value) ? (value as DocumentState) : '';
}
