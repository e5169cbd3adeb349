import type { FastifyInstance } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import { idOf } from '../../platform/http/form.ts';
import type { Head } from '../../platform/http/page.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { publicTopics, TopicText } from '../../topics/index.ts';
import { CALM } from '../devices/public-routes.tsx';

const head = (title: string): Head => ({ title, form: true });

/** 热点回应, below a kiosk. */
export function kioskTopics(inner: FastifyInstance): void {
  const { db } = inner.services;

  inner.get('/topics', CALM, async (request, reply) => {
    const topics = await publicTopics(db, request.authority.id);
    return reply.page(
      <section class="kiosk-list">
        <h1>热点回应</h1>
        {topics.length === 0 && <p class="empty">还没有公开的热点回应。</p>}
        <ul class="kiosk-lines">
          {topics.map(({ id, content, publishedAt }) => (
            <li key={id}>
              <a href={`/topics/${id}`}>
                <b lang="zh-CN">{content.title}</b>
                <time>{dayOf(publishedAt)}</time>
              </a>
            </li>
          ))}
        </ul>
      </section>,
      head('热点回应'),
    );
  });

  inner.get('/topics/:id', CALM, async (request, reply) => {
    const [topic] = await publicTopics(db, request.authority.id, { id: idOf(request) });
    if (!topic) throw new FailureError(notFound('这个热点回应已经撤下，或者没有公开'));
    return reply.page(
      <article class="kiosk-document">
        <h1 lang="zh-CN">{topic.content.title}</h1>
        <p class="meta">
          {topic.officeName}　{dayOf(topic.publishedAt)} 更新
        </p>
        <TopicText topic={topic} />
      </article>,
      head(topic.content.title),
    );
  });
}
