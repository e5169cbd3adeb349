import type { FastifyInstance, FastifyRequest } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import type { Poll, Polls } from '../../platform/polls.ts';
import { sectionMeta } from '../../publishing/index.ts';
import { HOME, TITLE } from '../paths.ts';
import { type Entry, ListPage } from './list.tsx';

const STANDINGS: Record<Poll['state'], string> = {
  planned: '即将开始',
  open: '正在进行',
  closed: '已结束',
  published: '已公布结果',
};

/** 征集调查 of the site. How each stands depends on the day: its pages are drawn anew for each who asks. */
export function publicRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;

  async function pollsFor(request: FastifyRequest): Promise<Entry[]> {
    const linesOf = async ({ label, of }: Polls) => {
      const polls = await of(db, request.authority.id, dayOf(now()));
      return polls.map((poll) => ({ ...poll, kind: label, standing: STANDINGS[poll.state] }));
    };
    return (await Promise.all(house.brought('polls').map(linesOf))).flat();
  }

  app.get(HOME, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    return reply.page(<ListPage entries={await pollsFor(request)} />, {
      ...{ title: TITLE, nav: HOME, meta: sectionMeta(TITLE) },
      styles: ['search/search.css', 'consultations/consultations.css'],
    });
  });
}
