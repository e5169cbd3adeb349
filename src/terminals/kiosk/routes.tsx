import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { closeApplication, filingRoutes, followingRoutes } from '../../applications/index.ts';
import { provableOn } from '../../channels/index.ts';
import { closeComment, consultationRoutes } from '../../consultations/index.ts';
import { closeMessage, messageRoutes } from '../../engagement/index.ts';
import type { Authority } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { unspoken } from '../../platform/http/base.ts';
import { clearOwnCookie, clearStorage } from '../../platform/http/cookies.ts';
import { sendError } from '../../platform/http/errors.tsx';
import { first, idOf, queryOf } from '../../platform/http/form.ts';
import { originOf } from '../../platform/http/origin.ts';
import type { Head } from '../../platform/http/page.ts';
import { policy } from '../../platform/http/policy.ts';
import { type Language, NO_NAMES } from '../../platform/languages/language.ts';
import { saidOr } from '../../platform/languages/translated.ts';
import { FailureError, invalid, notFound } from '../../platform/outcome.ts';
import {
  type ChannelText,
  columnsOf,
  countPublications,
  newestPublications,
  publicTextsFor,
  shownColumns,
  textsOnChannel,
  withBelow,
} from '../../publishing/index.ts';
import { everydayFor, find } from '../../search/index.ts';
import { CALM, waitingRoutes } from '../devices/public-routes.tsx';
import { noteReport, type Terminal } from '../devices/store.ts';
import { prove } from '../display/prove.ts';
import { signalsOf } from '../display/signals.ts';
import { call } from './calls.ts';
import { enclosed } from './enclosed.ts';
import { kioskGuides } from './guides.tsx';
import { type Holding, holdingOf, holdingOnPaper } from './holding.tsx';
import { ColumnsPage, DocumentPage, HomePage, ListPage, PrintPage, SearchForm, SearchPage } from './pages/pages.tsx';
import { kioskPolicies } from './policies.tsx';
import { endSession, isUsed, leftToPrint, PAGES_PER_SESSION, printFault, sessionAt, takePages } from './session.ts';
import { sheetsOf } from './sheets.ts';
import { kioskTopics } from './topics.tsx';
import { candidatesFor } from './typing/candidates.ts';
import { countUse } from './uses.ts';

const PAGE = 6;
const MOST_PAGES = 200;
const NEWEST = 4;
/** How long what was signed off for kiosks stands on their first page, days. */
const DAYS = 30;
const number = z.number().int().positive().max(2_147_483_647);
const reportForm = z.object({ label: z.string().max(300), document: number.nullable() });

/** /kiosk/NAME and all below it: columns, notices, search, applications, printing, calling; and the way to end. */
export function kioskRoutes(scope: FastifyInstance): void {
  const signals = signalsOf(scope);
  scope.decorateRequest('used', false);
  scope.addHook('onSend', async (request, reply, payload) => {
    const html = String(reply.getHeader('content-type')).startsWith('text/html');
    if (!html || typeof payload !== 'string' || !request.terminal) return payload;
    const { language, names = NO_NAMES } = request;
    const said = language === 'zh' ? undefined : scope.services.house.say(language);
    return enclosed(payload, {
      base: baseOf(request, request.terminal),
      site: siteOf(request),
      homes: languagesOf(request.authority).map((one) => homeIn(request, one)),
      say: (text) => saidOr(text, said, names),
    });
  });
  waitingRoutes(scope, 'kiosk', (request, reply, terminal) => {
    request.base = baseOf(request, terminal);
    return home(request, reply);
  });
  scope.register(
    async (inner) => {
      inner.addHook('onRequest', enter);
      ownRoutes(inner, signals);
      kioskGuides(inner);
      kioskPolicies(inner);
      kioskTopics(inner);
      filingRoutes(inner);
      followingRoutes(inner);
      messageRoutes(inner, 'kiosk');
      consultationRoutes(inner);
      inner.addHook('onResponse', countApplications);
      inner.setNotFoundHandler((request, reply) => sendError(request, reply, 404));
    },
    { prefix: '/kiosk/:name' },
  );
}

/** What hands out or takes a file, or is for programs, among the routes of applications, messages and consultations. */
function isFile(path: string): boolean {
  const [, below] = path.split(/\/(?:disclosure\/application|engagement|consultations)\//);
  return (
    below !== undefined &&
    (/\.(?:docx|pdf|xml)$/.test(below) || /^(?:files$|(?:mine|\d+)\/(?:files|papers)\/)/.test(below))
  );
}

/** What is asked for without anybody's doing, or ends a use. */
const IDLE = /\/(?:signals|report|call|end)$/;

const baseOf = ({ spoken }: FastifyRequest, { name }: Terminal) => `${spoken}/kiosk/${name}`;
const siteOf = (request: FastifyRequest) => originOf(request) + request.spoken;

/** Only the device of that name comes in; what takes or hands out files stays out. */
async function enter(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { terminal } = request;
  const { db, now } = request.server.services;
  if (!terminal || terminal.name !== (request.params as { name: string }).name)
    return request.method === 'GET'
      ? reply.redirect('/kiosk', 303)
      : reply.code(404).send({ message: '这台终端没有登记，或者已经停用' });
  request.base = baseOf(request, terminal);
  if (isFile(request.url.split('?')[0]!)) throw new FailureError(notFound('自助终端不能下载和上传文件'));
  if (!IDLE.test(request.url)) {
    await sessionAt(db, terminal.id, now());
    request.used = true;
  }
  return undefined;
}

/** Applications that were filed, and opened to be followed: how many, not whose. */
async function countApplications(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const way = /\/disclosure\/application\/(file|track)$/.exec(request.url)?.[1];
  if (request.method !== 'POST' || reply.statusCode !== 303 || !way || !request.terminal) return;
  const { db, now } = request.server.services;
  await countUse(db, request.terminal.id, dayOf(now()), way === 'file' ? 'filed' : 'followed');
}

/** In which languages an authority's kiosks are. */
const languagesOf = ({ languages }: Authority): Language[] => ['zh', ...languages];

/** The whole address of a kiosk's first page in a language. */
const homeIn = (request: FastifyRequest, language: Language) =>
  `${originOf(request)}${request.site}${language === 'zh' ? '' : `/${language}`}/kiosk/${request.terminal!.name}`;

/** What the first page shows of what was signed off for kiosks. */
async function home(request: FastifyRequest, reply: FastifyReply) {
  const { db, now } = request.server.services;
  const since = new Date(now().getTime() - DAYS * 86_400_000);
  const waiting = (await provableOn(db, request.authority.id, 'kiosk')).map(({ documentId }) => documentId);
  request.used = await isUsed(db, request.terminal!.id);
  const newest = await textsOnChannel(db, request.authority.id, 'kiosk', {
    since,
    now: now(),
    ids: waiting,
    limit: NEWEST,
  });
  const languages = languagesOf(request.authority).map((language) => ({ language, href: homeIn(request, language) }));
  return reply.page(<HomePage newest={newest} languages={languages} current={request.language} />, {
    title: '自助终端',
    nav: '/kiosk',
    form: true,
  });
}

const head = (title: string): Head => ({ title, form: true });
const deviceIn = (request: FastifyRequest): Terminal => request.terminal!;

function ownRoutes(inner: FastifyInstance, signals: ReturnType<typeof signalsOf>): void {
  const { db, house, now } = inner.services;
  const used = (request: FastifyRequest, kind: Parameters<typeof countUse>[3]) =>
    countUse(db, deviceIn(request).id, dayOf(now()), kind);

  inner.get('/columns', CALM, async (request, reply) => {
    const columns = shownColumns(await columnsOf(db, request.authority.id));
    const counts = await Promise.all(
      columns.map(async ({ id }) => {
        const columnIds = withBelow(columns, id);
        return [id, await countPublications(db, { authorityId: request.authority.id, columnIds })] as const;
      }),
    );
    const filled = columns.filter(({ id }) => (new Map(counts).get(id) ?? 0) > 0);
    return reply.page(<ColumnsPage columns={filled} counts={new Map(counts)} />, head('栏目'));
  });

  const listOf = async (
    request: FastifyRequest,
    reply: FastifyReply,
    title: string,
    path: string,
    columnIds?: number[],
  ) => {
    const filter = { authorityId: request.authority.id, ...(columnIds && { columnIds }) };
    const pages = Math.min(MOST_PAGES, Math.max(1, Math.ceil((await countPublications(db, filter)) / PAGE)));
    const page = pageIn(request, pages);
    const lines = await newestPublications(db, filter, PAGE, (page - 1) * PAGE);
    return reply.page(<ListPage {...{ title, lines, page, pages }} href={(n) => `${path}?page=${n}`} />, head(title));
  };
  inner.get('/documents', CALM, (request, reply) => listOf(request, reply, '最新公开', '/documents'));
  inner.get<{ Params: { slug: string } }>('/columns/:slug', CALM, async (request, reply) => {
    const columns = shownColumns(await columnsOf(db, request.authority.id));
    const column = columns.find(({ slug }) => slug === request.params.slug);
    if (!column) throw new FailureError(notFound());
    return listOf(request, reply, column.name, `/columns/${column.slug}`, withBelow(columns, column.id));
  });

  inner.get('/search', CALM, async (request, reply) => {
    const authorityId = request.authority.id;
    const words = first(queryOf(request), 'q').trim().slice(0, 100);
    if (!words) return reply.page(<SearchPage />, head('搜索'));
    await used(request, 'search');
    const everyday = await everydayFor(db, authorityId);
    const asked = pageIn(request, MOST_PAGES);
    const found = await find(db, { text: words, authorityId, sort: 'relevance', page: asked }, now(), everyday);
    const title = `搜索“${words}”：${found.total} 条`;
    const href = (n: number) => `/search?${new URLSearchParams({ q: words, page: String(n) })}`;
    return reply.page(
      <ListPage title={title} lines={found.hits} page={found.page} pages={found.pages} href={href}>
        <SearchForm words={words} />
      </ListPage>,
      head('搜索'),
    );
  });
  inner.get<{ Params: { letters: string } }>('/spelt/:letters', CALM, async (request, reply) =>
    reply.send(await candidatesFor(request.params.letters)),
  );

  const textIn = async (request: FastifyRequest) => {
    const [text] = await publicTextsFor(db, request.authority.id, 'kiosk', [idOf(request)]);
    if (!text) throw new FailureError(notFound('这条信息已经撤下，或者没有公开'));
    return text;
  };
  const sheetsFor = async (request: FastifyRequest, text: ChannelText, holding?: Holding) => {
    const of = holding ?? (await holdingOf(request, text.documentId));
    return sheetsOf(text, request.authority, siteOf(request), holdingOnPaper(of));
  };
  inner.get('/documents/:id', CALM, async (request, reply) => {
    const text = await textIn(request);
    await used(request, 'document');
    const holding = await holdingOf(request, text.documentId);
    const sheets = await sheetsFor(request, text, holding);
    const left = await leftToPrint(db, deviceIn(request).id, now());
    const pages = sheets.ok ? sheets.value.pages : undefined;
    const fault = pages === undefined ? undefined : printFault(pages, left);
    return reply.page(
      <DocumentPage
        text={text}
        holding={holding}
        site={siteOf(request)}
        sheets={pages}
        fault={fault}
        left={Math.min(left.session, left.day)}
      />,
      head(text.title),
    );
  });
  const ofOwn = { ...policy, frameSrc: ["'self'"] };
  const framing = { helmet: { contentSecurityPolicy: { useDefaults: false, directives: ofOwn } } };
  inner.post('/documents/:id/print', { ...CALM, ...framing }, async (request, reply) => {
    const text = await textIn(request);
    const sheets = await sheetsFor(request, text);
    if (!sheets.ok) throw new FailureError(sheets);
    const { pages } = sheets.value;
    const fault = await db.transaction().execute((tx) => takePages(tx, deviceIn(request).id, pages, now()));
    if (fault) throw new FailureError(invalid(fault));
    return reply.page(<PrintPage documentId={text.documentId} title={text.title} sheets={pages} />, head('打印'));
  });
  const framed = { ...policy, objectSrc: ["'self'"], styleSrc: ["'unsafe-inline'"], frameAncestors: ["'self'"] };
  const inFrame = {
    helmet: {
      frameguard: { action: 'sameorigin' as const },
      contentSecurityPolicy: { useDefaults: false, directives: framed },
    },
  };
  inner.get('/documents/:id/sheets', { ...CALM, ...inFrame }, async (request, reply) => {
    const sheets = await sheetsFor(request, await textIn(request));
    if (!sheets.ok) throw new FailureError(sheets);
    // only what was counted: as many as one person may print
    if (sheets.value.pages > PAGES_PER_SESSION) throw new FailureError(invalid('这份文件超过可以打印的页数'));
    return reply.type('application/pdf').header('content-disposition', 'inline').send(sheets.value.pdf);
  });

  inner.post('/call', CALM, async (request, reply) => {
    await call(db, deviceIn(request).id, now());
    return reply.notice('已呼叫工作人员，请在终端前稍候').redirect('/', 303);
  });
  inner.post('/end', CALM, async (request, reply) => {
    await endSession(db, deviceIn(request).id);
    await closeApplication(request, reply);
    await closeMessage(request, reply);
    await closeComment(request, reply);
    request.base = unspoken(request.base); // whoever comes next begins in Chinese
    for (const name of ['_csrf', 'notice', 'view']) clearOwnCookie(reply, name);
    clearStorage(reply);
    return reply.redirect('/', 303);
  });
  inner.get('/signals', CALM, (request, reply) => signals.open(reply, deviceIn(request)));
  inner.post('/report', CALM, async (request, reply) => {
    const given = reportForm.safeParse(request.body);
    if (!given.success) throw new FailureError(invalid('上报的内容无法识别'));
    const { label, document } = given.data;
    const terminal = deviceIn(request);
    const authorityId = request.authority.id;
    // a kiosk holds nothing: each page comes from here, so that what waits is there as soon as it answers
    const waiting = (await provableOn(db, authorityId, 'kiosk')).flatMap(({ documentId, revisionId }) =>
      revisionId === null ? [] : [{ documentId, revisionId }],
    );
    const opened = document === null ? [] : await publicTextsFor(db, authorityId, 'kiosk', [document]);
    const gone = document !== null && opened.length === 0;
    const carries = document === null ? [] : [{ documentId: document, revisionId: opened[0]?.revisionId ?? 0 }];
    const at = now();
    await noteReport(db, terminal.id, { at, version: '', shows: label, carries: gone ? [] : carries });
    await prove({ db, house, now: at }, terminal, waiting);
    return reply.send({ gone });
  });
}

function pageIn(request: FastifyRequest, most: number): number {
  const asked = Number(first(queryOf(request), 'page'));
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, most) : 1;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Somebody uses the kiosk: it can be ended, and ends by itself. */
    used: boolean;
  }
}
