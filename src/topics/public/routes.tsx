import type { FastifyInstance } from 'fastify';
import { sendError } from '../../platform/http/errors.tsx';
import { first, idOf, queryOf } from '../../platform/http/form.ts';
import { siteAddress } from '../../platform/http/origin.ts';
import { XML } from '../../platform/http/xml.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { atom, sectionMeta, summaryOf } from '../../publishing/index.ts';
import { publicTopics } from '../list.ts';
import { HOME, TITLE } from '../words.ts';
import { topicById } from '../writing/store.ts';
import { TopicPage, TopicsPage } from './pages.tsx';

const STYLES = ['publishing/article.css', 'topics/topics.css'] as const;
/** Topics of a page, and of the feed. */
const SIZE = 20;
const FEED_SIZE = 50;

/** 热点回应 of the site. */
export function publicRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  app.get(HOME, async (request, reply) => {
    const all = await publicTopics(db, request.authority.id);
    const pages = Math.max(1, Math.ceil(all.length / SIZE));
    const asked = Number(/^[1-9]\d{0,3}$/.exec(first(queryOf(request), 'page'))?.[0] ?? 1);
    const page = Math.min(asked, pages);
    const topics = all.slice((page - 1) * SIZE, page * SIZE);
    return reply.page(<TopicsPage topics={topics} total={all.length} page={page} pages={pages} />, {
      ...{ title: TITLE, nav: HOME, meta: sectionMeta(TITLE), styles: [...STYLES] },
    });
  });

  app.get(`${HOME}/feed.xml`, async (request, reply) => {
    const { authority } = request;
    const origin = siteAddress(request);
    const topics = [...(await publicTopics(db, authority.id))]
      .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
      .slice(0, FEED_SIZE);
    const feed = {
      ...{ title: `${TITLE} - ${authority.name}`, self: origin + request.url, site: origin + HOME },
      updatedAt: topics[0]?.publishedAt ?? authority.openedAt ?? authority.createdAt,
      author: authority.name,
    };
    const entries = topics.map(({ id, content, officeName, entries: said, closedOn, publishedAt }) => {
      const last = content.conclusion || said.at(-1)?.text || content.question;
      return {
        ...{ url: `${origin}${HOME}/${id}`, title: content.title, author: officeName },
        ...{ summary: summaryOf(last), publishedAt, changedAt: publishedAt },
        category: closedOn ? '已办结' : '进行中',
      };
    });
    return reply.type(XML).send(atom(feed, entries));
  });

  app.get(`${HOME}/:id`, async (request, reply) => {
    const { id: authorityId } = request.authority;
    const id = idOf(request);
    const [topic] = await publicTopics(db, authorityId, { id });
    if (!topic) {
      const stored = await topicById(db, authorityId, id);
      if (!stored?.shown) throw new FailureError(notFound());
      return sendError(request, reply.header('cache-control', 'no-store'), 410, '这个热点回应已经撤下');
    }
    return reply.page(<TopicPage topic={topic} />, {
      ...{ title: topic.content.title, nav: HOME, crumbs: [[TITLE, HOME]], rated: true },
      ...{ meta: sectionMeta(topic.content.title), styles: [...STYLES] },
    });
  });
}
