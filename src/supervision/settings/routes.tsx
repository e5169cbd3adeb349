import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { countIn, first, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { CITY, CITY_TITLE, SETTINGS } from '../paths.ts';
import { cityOffice } from '../rules.ts';
import { setSettings } from './actions.ts';
import { typedOf, typingOf } from './form.ts';
import { SettingsPage, VersionPage } from './pages/settings.tsx';
import { judgeable, settingsFrom } from './rules.ts';
import { allSettings, settingsOf } from './store.ts';

const TITLE = '评分办法和界线';
const crumbs: [string, string][] = [[CITY_TITLE, CITY]];

/** By what the city's office judges: weights, scales, bounds, and all versions of them. */
export function settingsRoutes(app: FastifyInstance): void {
  const { db, house } = app.services;
  const measures = () => judgeable(house.brought('measures'));

  async function settingsPage(
    request: FastifyRequest,
    reply: FastifyReply,
    given?: { typed: Typed; failure: Failure },
  ) {
    const { authorityId } = staffOf(request, ...cityOffice);
    const [settings, versions] = await Promise.all([settingsOf(db, authorityId), allSettings(db, authorityId)]);
    if (given) reply.code(statusOf(given.failure));
    return reply.page(
      <SettingsPage
        {...{ settings, versions, measures: measures() }}
        typed={given ? { ...given.typed, version: String(settings.number) } : typedOf(settings)}
        failure={given?.failure}
      />,
      { title: TITLE, nav: CITY, crumbs, form: true, styles: ['supervision/city.css'] },
    );
  }

  app.get('/supervision/settings', (request, reply) => settingsPage(request, reply));
  app.post('/supervision/settings', async (request, reply) => {
    staffOf(request, ...cityOffice);
    const typed = typedIn(request);
    const tellsRank = first(typed, 'tellsRank') === 'yes';
    const input = settingsFrom(measures(), typingOf(typed), tellsRank);
    const result = input.ok
      ? await setSettings(callerOf(request), { ...input.value, version: countIn(typed, 'version') })
      : input;
    if (!result.ok) return settingsPage(request, reply, { typed, failure: result });
    return reply.notice(`已保存第 ${result.value} 版，得分和界线按它重新计算`).redirect(SETTINGS, 303);
  });

  app.get('/supervision/settings/:id', async (request, reply) => {
    const { authorityId } = staffOf(request, ...cityOffice);
    const number = idOf(request);
    const version = (await allSettings(db, authorityId)).find((one) => one.number === number);
    if (!version) throw new FailureError(notFound());
    return reply.page(<VersionPage version={version} measures={measures()} />, {
      ...{ title: `第 ${number} 版`, nav: CITY, crumbs: [...crumbs, [TITLE, SETTINGS] as [string, string]] },
    });
  });
}
