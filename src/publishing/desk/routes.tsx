import type { FastifyInstance } from 'fastify';
import { calendarOf, officesOf } from '../../organizations/index.ts';
import { dayOf, isDay } from '../../platform/dates.ts';
import { queryOf } from '../../platform/http/form.ts';
import { staffOf } from '../../platform/http/services.ts';
import { has, type Who } from '../../platform/roles.ts';
import { latestRound, turnsOf } from '../../review/index.ts';
import { standingOf } from '../blocked/subject.ts';
import { columnsOf } from '../columns/queries.ts';
import { copiesOf } from '../copies/store.ts';
import { documentEvents } from '../document.ts';
import { previewOf } from '../public/preview.tsx';
import { timelinessOf } from '../releasing/timeliness.ts';
import { business, mayEdit, writers } from '../rules.ts';
import type { DocumentState } from '../tables.ts';
import { Approval, approvalOf } from '../under-review/approval.tsx';
import { lookedInto } from '../under-review/looked-into.ts';
import { missingFor } from '../under-review/missing.ts';
import { documents } from '../under-review/subject.ts';
import { stateNames } from '../words.ts';
import { DocumentPage } from './document.tsx';
import { below, documentOf } from './document-of.ts';
import { type Asked, DocumentList } from './list.tsx';
import { authorsKnown, listDocuments } from './queries.ts';

const PAGE = 20;

/** Documents for the staff: the list, one of them, its preview. */
export function deskRoutes(app: FastifyInstance): void {
  app.get('/documents', async (request, reply) => {
    const who = staffOf(request, ...business);
    const query = queryOf(request);
    const asked: Asked = {
      state: stateIn(query.state),
      office: officeIn(query.office, who),
      column: /^[1-9]\d{0,9}$/.test(String(query.column)) ? String(query.column) : '',
      author: /^[1-9]\d{0,9}$/.test(String(query.author)) ? String(query.author) : '',
      from: isDay(String(query.from)) ? String(query.from) : '',
      to: isDay(String(query.to)) ? String(query.to) : '',
      words: typeof query.words === 'string' ? query.words.trim().slice(0, 100) : '',
    };
    const page = /^[1-9]\d{0,5}$/.test(String(query.page)) ? Number(query.page) : 1;
    const { db } = app.services;
    const filter = {
      ...(asked.state && { state: asked.state }),
      ...(asked.office !== 'all' && { officeId: Number(asked.office) }),
      ...(asked.column && { columnId: Number(asked.column) }),
      ...(asked.author && { authorId: Number(asked.author) }),
      ...(asked.from && { from: asked.from }),
      ...(asked.to && { to: asked.to }),
      ...(asked.words && { words: asked.words }),
    };
    const [{ rows, counts }, offices, columns, authors, turns] = await Promise.all([
      listDocuments(db, who, filter, { number: page, size: PAGE }),
      officesOf(db, who.authorityId),
      columnsOf(db, who.authorityId),
      authorsKnown(db, who.authorityId),
      turnsOf(db, documents, who.authorityId, dayOf(app.services.now())),
    ]);
    return reply.page(
      <DocumentList {...{ who, asked, rows, counts, offices, columns, authors, turns, page }} size={PAGE} />,
      {
        title: '主动公开',
        nav: '/console/documents',
        wide: true,
      },
    );
  });

  app.get('/documents/:id', async (request, reply) => {
    const document = await documentOf(app, request);
    const who = staffOf(request);
    const { db, house, now } = app.services;
    const { revision } = document;
    const today = dayOf(now());
    const hashes = revision.attachments.map(({ hash }) => hash);
    const asking = { db, who, today };
    const [events, article, found, turns, round, standing, copies, origins, ...notes] = await Promise.all([
      documentEvents(db, document.id),
      previewOf(db, document),
      lookedInto(db, document, today),
      document.state === 'inReview' ? turnsOf(db, documents, document.authorityId, today) : [],
      latestRound(db, documents.name, String(document.id)),
      standingOf(app.services, document, today),
      copiesOf(db, document.id),
      Promise.all(house.brought('origins').map((of) => of(asking, document.id))).then((all) => all.flat()),
      ...house.brought('attachmentNotes').map((notesOf) => notesOf(db, document.authorityId, hashes)),
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
        {...{ document, who, events, missing, article, found, copies, origins }}
        turn={turns.find(({ subjectId }) => subjectId === String(document.id))}
        release={standing.turn}
        submitted={round !== undefined}
        attachmentNotes={revision.attachments.flatMap(({ hash, name }) =>
          notes.flatMap((some) => (some.has(hash) ? { name, note: some.get(hash)! } : [])),
        )}
        timeliness={
          revision.formedOn && !document.receivedFrom
            ? timelinessOf(revision.formedOn, publishedOn, today, await calendarOf(db))
            : undefined
        }
      />,
      {
        ...below(document, revision.title || '文件'),
        styles: ['publishing/article.css'],
        crumbs: [['主动公开', '/console/documents']],
      },
    );
  });

  app.get('/documents/:id/approval', async (request, reply) => {
    const document = await documentOf(app, request);
    const approval = await approvalOf(app.services.db, document);
    if (!approval) return reply.notice('文件还没有送审，没有审批单').redirect(`/console/documents/${document.id}`, 303);
    return reply.page(<Approval document={document} {...approval} />, below(document, '审批单'));
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
