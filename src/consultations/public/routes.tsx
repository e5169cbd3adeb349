import { stat } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CONSULTATION_STATES, type ConsultationState, consultationState } from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { sendError } from '../../platform/http/errors.tsx';
import { first, idOf, queryOf } from '../../platform/http/form.ts';
import { siteAddress } from '../../platform/http/origin.ts';
import type { Services } from '../../platform/http/services.ts';
import { escapeXml, XML, XML_HEAD } from '../../platform/http/xml.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import type { Poll, Polls } from '../../platform/polls.ts';
import { sectionMeta } from '../../publishing/index.ts';
import { COMMENTS_A_PAGE, countsOf, shownComments } from '../comments/store.ts';
import { HOME, TITLE } from '../paths.ts';
import type { AttachedFile } from '../preparing/content.ts';
import { consultationById, consultationsOf, isOnline, isSigned, timesOf } from '../store.ts';
import { type Entry, ListPage } from './list.tsx';
import { ConsultationPage } from './page.tsx';

const STANDINGS: Record<Poll['state'], string> = {
  planned: '即将开始',
  open: '正在进行',
  closed: '已结束',
  published: '已公布结果',
};

const AS_POLL: Record<ConsultationState, Poll['state']> = {
  ...{ planned: 'planned', open: 'open', extended: 'open', owed: 'closed', late: 'closed' },
  ...{ published: 'published', stopped: 'closed' },
};

/** 征集调查 of the site. How each stands depends on the day: its pages are drawn anew for each who asks. */
export function publicRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;

  async function consultationsFor(request: FastifyRequest): Promise<Entry[]> {
    const all = await consultationsOf(db, request.authority.id);
    return all.filter(isOnline).map((one) => {
      const state = consultationState(timesOf(one), dayOf(now()));
      return {
        ...{ href: `${HOME}/${one.id}`, title: one.content.title, kind: '意见征集' },
        ...{ opens: one.opensOn, closes: one.closesOn, state: AS_POLL[state], standing: CONSULTATION_STATES[state] },
      };
    });
  }

  async function pollsFor(request: FastifyRequest): Promise<Entry[]> {
    const linesOf = async ({ label, of }: Polls) => {
      const polls = await of(db, request.authority.id, dayOf(now()));
      return polls.map((poll) => ({ ...poll, kind: label, standing: STANDINGS[poll.state] }));
    };
    return (await Promise.all(house.brought('polls').map(linesOf))).flat();
  }

  const entriesFor = async (request: FastifyRequest) => [
    ...(await consultationsFor(request)),
    ...(await pollsFor(request)),
  ];

  app.get(HOME, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    return reply.page(<ListPage entries={await entriesFor(request)} follow={!request.terminal} />, {
      ...{ title: TITLE, nav: HOME, meta: sectionMeta(TITLE) },
      feed: { title: `${request.authority.name} ${TITLE}`, path: `${HOME}/feed.xml` },
      styles: ['search/search.css', 'consultations/consultations.css'],
    });
  });

  app.get(`${HOME}/feed.xml`, async (request, reply) => {
    const site = siteAddress(request);
    const entries = (await entriesFor(request)).filter(({ state }) => state !== 'planned');
    entries.sort((a, b) => b.opens.localeCompare(a.opens));
    reply.header('cache-control', 'no-store');
    return reply.type(XML).send(feedOf(entries.slice(0, 50), `${request.authority.name} ${TITLE}`, site, dayOf(now())));
  });

  app.get(`${HOME}/:id`, async (request, reply) => {
    const one = await consultationById(db, request.authority.id, idOf(request));
    reply.header('cache-control', 'no-store');
    if (one && isSigned(one) && one.withdrawnAt) return sendError(request, reply, 410, '这项征集已经撤下');
    if (!one || !isOnline(one)) throw new FailureError(notFound());
    const asked = first(queryOf(request), 'page');
    const page = /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
    const [calendar, counts, { comments, total }] = await Promise.all([
      calendarOf(db),
      // as it was signed: who wrote them is forgotten in time
      one.results?.counts ?? countsOf(db, one.id),
      shownComments(db, one.id, page),
    ]);
    const state = consultationState(timesOf(one), dayOf(now()));
    return reply.page(
      <ConsultationPage
        {...{ one, state, calendar, counts, comments, total }}
        follow={!request.terminal}
        page={Math.min(page, Math.max(1, Math.ceil(total / COMMENTS_A_PAGE)))}
      />,
      {
        ...{ title: one.content.title, nav: HOME, crumbs: [[TITLE, HOME]], meta: sectionMeta(one.content.title) },
        styles: ['publishing/article.css', 'consultations/consultations.css'],
      },
    );
  });

  app.get(`${HOME}/:id/files/:hash/:file`, async (request, reply) => {
    const one = await consultationById(db, request.authority.id, idOf(request));
    if (one && isSigned(one) && one.withdrawnAt)
      return sendError(request, reply.header('cache-control', 'no-store'), 410, '这个文件所属的征集已经撤下');
    const file = one && isOnline(one) ? one.content.files.find(isAsked(request.params)) : undefined;
    return serveFile(app.services, reply, file && { ...file, of: one!.id });
  });
}

/** Whether a file is the one that an address names. */
export const isAsked =
  (params: unknown) =>
  ({ hash, name }: AttachedFile): boolean => {
    const asked = params as Record<string, string>;
    return asked.hash === hash && asked.file === name;
  };

/** Sends a file of a consultation under its own name; nothing in it is ever run.
 *  @throws FailureError 404 where there is none */
export async function serveFile(
  { db, files }: Services,
  reply: FastifyReply,
  file: (AttachedFile & { of: number }) | undefined,
  caching = 'public, no-cache',
): Promise<FastifyReply> {
  const row =
    file &&
    (await db
      .selectFrom('consultation_files as c')
      .innerJoin('files as f', 'f.hash', 'c.file_hash')
      .select('f.media_type as type')
      .where('c.consultation_id', '=', file.of)
      .where('c.file_hash', '=', file.hash)
      .where('c.name', '=', file.name)
      .executeTakeFirst());
  const there = row && (await stat(files.path(file.hash)).catch(() => undefined));
  if (!file || !row || !there) throw new FailureError(notFound('没有找到这个文件，可能已被移走或撤下'));
  return reply.file({ name: file.name, type: row.type, size: there.size, content: files.read(file.hash), caching });
}

/** What is open and what came of it, for programs that follow it. */
function feedOf(entries: readonly Entry[], title: string, site: string, today: string): string {
  const at = (day: string) => `${day}T00:00:00+08:00`;
  const one = ({ href, title: name, kind, opens, closes, standing }: Entry) =>
    `<entry><id>${escapeXml(site + href)}</id><title>${escapeXml(name)}</title><link href="${escapeXml(site + href)}"/>` +
    `<published>${at(opens)}</published><updated>${at(opens)}</updated>` +
    `<summary>${escapeXml(`${kind}，${opens} 至 ${closes}，${standing}`)}</summary></entry>`;
  return (
    `${XML_HEAD}<feed xmlns="http://www.w3.org/2005/Atom"><id>${escapeXml(`${site}${HOME}/feed.xml`)}</id>` +
    `<title>${escapeXml(title)}</title><link rel="self" href="${escapeXml(`${site}${HOME}/feed.xml`)}"/>` +
    `<link href="${escapeXml(site + HOME)}"/><updated>${at(entries[0]?.opens ?? today)}</updated>` +
    `<author><name>${escapeXml(title)}</name></author>${entries.map(one).join('')}</feed>`
  );
}
