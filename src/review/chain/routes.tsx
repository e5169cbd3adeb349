import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { holdersOf, openOffices } from '../../organizations/index.ts';
import { queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { countOpenRounds } from '../rounds/store.ts';
import { configureChain, removeChain } from './actions.ts';
import { chainIn, rearranged, scopeIn, typedChain } from './form.ts';
import { CHAIN, chainHref } from './links.ts';
import { ChainPage } from './page.tsx';
import { chainGaps, defaultChain, smallTownChain } from './rules.ts';
import { holding, type Scope, upwards } from './scope.ts';
import { chainsOf } from './store.ts';
import { columnsIn, named } from './within.ts';

interface Shown {
  /** the steps as they stand in the form; left out: as they hold now */
  typed?: Typed;
  failure?: Failure;
  unsaved?: boolean;
}

/** 审核环节设置: by the head of the authority's disclosure office; one chain for all, and others by column and office. */
export function chainRoutes(app: FastifyInstance): void {
  const { db, house } = app.services;
  const following = house
    .brought('reviewed')
    .filter(({ chain }) => chain === 'authority')
    .map(({ name }) => name);

  async function chainPage(
    request: FastifyRequest,
    reply: FastifyReply,
    scope: Scope,
    { typed, failure, unsaved }: Shown,
  ) {
    const { authorityId } = staffOf(request, 'disclosureHead');
    const of = await named(db, house, authorityId, scope);
    if (!of) throw new FailureError(notFound());
    const [chains, columns, open, holders, offices] = await Promise.all([
      chainsOf(db, authorityId),
      columnsIn(db, house, authorityId),
      countOpenRounds(db, authorityId, following),
      holdersOf(db, authorityId),
      openOffices(db, authorityId),
    ]);
    const held = holding(chains, upwards(columns, scope.columnId), scope.officeId);
    const saved = held?.steps ?? defaultChain;
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <ChainPage
        of={of}
        held={held}
        chains={chains}
        columns={columns}
        offices={offices}
        typed={typed ?? typedChain(saved)}
        saved={saved}
        open={open}
        gaps={chainGaps(
          saved,
          holders,
          offices.filter(({ id }) => scope.officeId === null || id === scope.officeId),
        )}
        failure={failure}
        unsaved={unsaved}
      />,
      { title: '审核环节设置', nav: CHAIN, crumbs: [['审核', '/console/reviews']], form: true },
    );
  }

  app.get('/reviews/chain', (request, reply) => {
    staffOf(request, 'disclosureHead');
    return chainPage(request, reply, scopeIn(queryOf(request)), {});
  });

  // Buttons that only rearrange send the form too, so that the page works without scripts; nothing is saved by them.
  app.post('/reviews/chain', async (request, reply) => {
    staffOf(request, 'disclosureHead');
    const typed = typedIn(request);
    const scope = scopeIn(typed);
    const steps = chainIn(typed);
    const button = String(typed.button ?? 'save');
    const shown = (to: typeof steps) => chainPage(request, reply, scope, { typed: typedChain(to), unsaved: true });
    if (button === 'default') return shown([...defaultChain]);
    if (button === 'small') return shown([...smallTownChain]);
    if (button === 'drop') {
      const dropped = await removeChain(callerOf(request), scope);
      const said = dropped.ok ? '已取消单独设置，此后送审的文件按其余的审核环节办理' : dropped.message;
      return reply.notice(said).redirect(CHAIN, 303);
    }
    if (button !== 'save') return shown(rearranged(steps, button));
    const result = await configureChain(callerOf(request), { steps, ...scope });
    if (!result.ok && result.code === 'notFound') throw new FailureError(result);
    if (!result.ok) return chainPage(request, reply, scope, { typed: typedChain(steps), failure: result });
    return reply.notice('审核环节已保存，此后送审的文件按新的环节办理').redirect(chainHref(scope), 303);
  });
}
