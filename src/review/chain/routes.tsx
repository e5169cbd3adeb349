import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { holdersOf, officesOf } from '../../organizations/index.ts';
import { typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import type { Failure } from '../../platform/outcome.ts';
import { countOpenRounds } from '../rounds/store.ts';
import type { ChainStep } from '../tables.ts';
import { configureChain } from './actions.ts';
import { chainIn, rearranged, typedChain } from './form.ts';
import { ChainPage } from './page.tsx';
import { chainGaps, defaultChain, smallTownChain } from './rules.ts';
import { chainOf } from './store.ts';

const path = '/console/reviews/chain';

/** 审核环节设置: by the head of the authority's disclosure office. */
export function chainRoutes(app: FastifyInstance): void {
  const { db, house } = app.services;
  const following = house
    .brought('reviewed')
    .filter(({ chain }) => chain === 'authority')
    .map(({ name }) => name);

  async function chainPage(
    request: FastifyRequest,
    reply: FastifyReply,
    steps: readonly ChainStep[],
    more: { failure?: Failure; unsaved?: boolean } = {},
  ) {
    const { authorityId } = staffOf(request, 'disclosureHead');
    const saved = await chainOf(db, authorityId);
    const [open, holders, offices] = await Promise.all([
      countOpenRounds(db, authorityId, following),
      holdersOf(db, authorityId),
      officesOf(db, authorityId),
    ]);
    if (more.failure) reply.code(statusOf(more.failure));
    return reply.page(
      <ChainPage
        typed={typedChain(steps)}
        length={steps.length}
        saved={saved}
        open={open}
        gaps={chainGaps(saved, holders, offices)}
        {...more}
      />,
      { title: '审核环节设置', nav: path, crumbs: [['审核', '/console/reviews']], form: true },
    );
  }

  app.get('/reviews/chain', async (request, reply) =>
    chainPage(request, reply, await chainOf(db, staffOf(request, 'disclosureHead').authorityId)),
  );

  // Buttons that only rearrange send the form too, so that the page works without scripts; nothing is saved by them.
  app.post('/reviews/chain', async (request, reply) => {
    staffOf(request, 'disclosureHead');
    const typed = typedIn(request);
    const steps = chainIn(typed);
    const button = String(typed.button ?? 'save');
    if (button === 'default') return chainPage(request, reply, defaultChain, { unsaved: true });
    if (button === 'small') return chainPage(request, reply, smallTownChain, { unsaved: true });
    if (button !== 'save') return chainPage(request, reply, rearranged(steps, button), { unsaved: true });
    const result = await configureChain(callerOf(request), { steps });
    if (!result.ok) return chainPage(request, reply, steps, { failure: result });
    return reply.notice('审核环节已保存，此后送审的文件按新的环节办理').redirect(path, 303);
  });
}
