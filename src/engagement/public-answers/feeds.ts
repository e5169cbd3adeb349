import type { FastifyInstance } from 'fastify';
import { siteAddress } from '../../platform/http/origin.ts';
import { FEED_SIZE, feedFormats, sendEntries, summaryOf } from '../../publishing/index.ts';
import { HOME } from '../paths.ts';
import { newestAnswers, THEMES, type ThemeId } from './store.ts';

/** 公开答复 for programs that follow it, the last made public first. */
export function answerFeeds(app: FastifyInstance): void {
  const { db } = app.services;
  for (const format of feedFormats)
    app.get(`${HOME}/answers/feed.${format}`, async (request, reply) => {
      const { id, name } = request.authority;
      const entries = (await newestAnswers(db, id, FEED_SIZE)).map((one) => ({
        ...{ url: `${siteAddress(request)}${HOME}/answers/${one.id}`, title: one.title, author: one.officeName },
        ...{ summary: summaryOf(one.answer), text: `问：${one.question}\n\n答：${one.answer}` },
        ...{ category: THEMES[one.theme as ThemeId], keywords: [], attachments: [] },
        ...{ publishedAt: one.publishedAt, changedAt: one.publishedAt },
      }));
      return sendEntries(request, reply, format, { title: `公开答复 - ${name}`, path: `${HOME}/answers`, entries });
    });
}
