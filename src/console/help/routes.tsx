import type { FastifyInstance } from 'fastify';
import { first, queryOf } from '../../platform/http/form.ts';
import { staffOf } from '../../platform/http/services.ts';
import { HelpPage, PATH } from './page.tsx';
import { topicsWith } from './topics.ts';

/** 帮助, for everybody who is signed in. */
export function helpRoutes(app: FastifyInstance): void {
  app.get('/help', async (request, reply) => {
    const who = staffOf(request);
    const words = first(queryOf(request), 'q').slice(0, 100);
    const shown = { who, words, topics: topicsWith(words), rail: (await request.rail?.()) ?? [] };
    return reply.page(<HelpPage {...shown} />, { title: '使用帮助', nav: PATH });
  });
}
