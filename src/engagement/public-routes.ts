import type { FastifyInstance } from 'fastify';
import { followingRoutes } from './following/routes.tsx';
import { answerFeeds } from './public-answers/feeds.ts';
import { publicAnswerRoutes } from './public-answers/routes.tsx';
import { sendingRoutes } from './sending/routes.tsx';

/** All that the public does with messages. @param channel by which what is sent here comes in */
export function messageRoutes(app: FastifyInstance, channel: 'site' | 'kiosk'): void {
  sendingRoutes(app, channel);
  followingRoutes(app);
  publicAnswerRoutes(app);
  if (channel === 'site') answerFeeds(app);
}
