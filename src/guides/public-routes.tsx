import { stat } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { dayOf, minuteOf } from '../platform/dates.ts';
import { sendError } from '../platform/http/errors.tsx';
import { first, idOf, queryOf } from '../platform/http/form.ts';
import type { Services } from '../platform/http/services.ts';
import { FailureError, notFound } from '../platform/outcome.ts';
import { sectionMeta } from '../publishing/index.ts';
import { AUDIENCES, type Sample, SUBJECTS, samplesIn } from './content.ts';
import { doubtsAmong } from './doubts.ts';
import { countGuides, type Looked, publicGuides } from './list.ts';
import { GuidePage, GuidesPage, WindowsPage } from './pages/public.tsx';
import { doubtInWords } from './rules.ts';
import { guideById, sampleType } from './store.ts';
import { windowsNow } from './windows/now.ts';

const STYLES = ['guides/guides.css'] as const;
const SEARCHED = 100;

/** 服务窗口 and 办事指南 of the site. What says whether a window is open is drawn anew for each who asks. */
export function publicRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  app.get('/windows', async (request, reply) => {
    const at = now();
    const windows = await windowsNow(db, request.authority.id, at, request.language);
    reply.header('cache-control', 'no-store');
    return reply.page(<WindowsPage windows={windows} at={minuteOf(at)} />, {
      ...{ title: '服务窗口', nav: '/guides', crumbs: [['办事指南', '/guides']] },
      ...{ meta: sectionMeta('服务窗口'), styles: [...STYLES] },
    });
  });

  app.get('/guides', async (request, reply) => {
    const wish = wishOf(queryOf(request));
    const { id } = request.authority;
    const [guides, total] = await Promise.all([
      publicGuides(db, id, { ...wish, language: request.language }),
      countGuides(db, id),
    ]);
    return reply.page(<GuidesPage guides={guides} wish={wish} total={total} />, {
      ...{ title: '办事指南', nav: '/guides', meta: sectionMeta('办事指南') },
      styles: ['search/search.css', ...STYLES],
    });
  });

  app.get('/guides/:id', async (request, reply) => {
    const at = now();
    const { id: authorityId } = request.authority;
    const id = idOf(request);
    const [stored, [guide]] = await Promise.all([
      guideById(db, authorityId, id),
      publicGuides(db, authorityId, { id, language: request.language }),
    ]);
    reply.header('cache-control', 'no-store');
    if (stored?.shown && stored.withdrawnAt) return sendError(request, reply, 410, '这份办事指南已经撤下');
    if (!stored || !guide) throw new FailureError(notFound());
    const [{ doubts, bases }, windows] = await Promise.all([
      doubtsAmong(db, authorityId, [stored], dayOf(at)),
      windowsNow(db, authorityId, at, request.language),
    ]);
    const basis = bases.get(guide.content.basisIndex);
    return reply.page(
      <GuidePage
        guide={guide}
        windows={windows.filter(({ window }) => window.guides.includes(guide.id))}
        basis={basis?.onSite && !basis.withdrawn ? basis : undefined}
        signedOn={dayOf(guide.publishedAt)}
        doubts={(doubts.get(guide.id) ?? []).map(doubtInWords)}
      />,
      {
        ...{ title: guide.content.title, nav: '/guides', crumbs: [['办事指南', '/guides']], rated: true },
        ...{ meta: sectionMeta(guide.content.title), styles: ['publishing/article.css', ...STYLES] },
      },
    );
  });

  app.get('/guides/:id/samples/:hash/:name', async (request, reply) => {
    const stored = await guideById(db, request.authority.id, idOf(request));
    const sample = stored?.shown ? samplesIn(stored.shown).find(isAsked(request.params)) : undefined;
    if (sample && stored?.withdrawnAt)
      return sendError(request, reply.header('cache-control', 'no-store'), 410, '这份样表所属的办事指南已经撤下');
    return serveSample(app.services, reply, sample && { ...sample, guideId: stored!.id });
  });
}

function wishOf(typed: ReturnType<typeof queryOf>): Looked {
  const [audience, subject] = [first(typed, 'audience'), first(typed, 'subject')];
  return {
    words: first(typed, 'q').trim().slice(0, SEARCHED),
    audience: Object.hasOwn(AUDIENCES, audience) ? audience : '',
    subject: Object.hasOwn(SUBJECTS, subject) ? subject : '',
  };
}

/** Whether a sample is the one that an address names. */
export const isAsked =
  (params: unknown) =>
  ({ hash, name }: Sample): boolean => {
    const asked = params as Record<string, string>;
    return asked.hash === hash && asked.name === name;
  };

/** Sends a sample under its own name; nothing in it is ever run. @throws FailureError 404 where there is none */
export async function serveSample(
  { db, files }: Services,
  reply: FastifyReply,
  sample: (Sample & { guideId: number }) | undefined,
  caching = 'public, no-cache',
): Promise<FastifyReply> {
  const type = sample && (await sampleType(db, sample.guideId, sample));
  const there = type && (await stat(files.path(sample.hash)).catch(() => undefined));
  if (!sample || !type || !there) throw new FailureError(notFound('没有找到这个文件，可能已被移走或撤下'));
  return reply.file({ name: sample.name, type, size: there.size, content: files.read(sample.hash), caching });
}
