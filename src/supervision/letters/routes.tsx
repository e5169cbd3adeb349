import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dayOf } from '../../platform/dates.ts';
import { check, field, first, idOf, queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { periodOf } from '../city/period.ts';
import { cityTable } from '../city/table.ts';
import { CITY, CITY_TITLE, LETTERS, letterHref, OWN, OWN_TITLE } from '../paths.ts';
import { answerers, cityOffice, readers } from '../rules.ts';
import { judgeable } from '../settings/rules.ts';
import { settingsOf } from '../settings/store.ts';
import { readLetter, sendLetter } from './actions.ts';
import { LetterListPage, LetterPage, NewLetterPage } from './pages.tsx';
import { letterById, lettersOf, lettersTo, receiversOf } from './store.ts';

const TITLE = '提醒函';
const form = z.object({
  to: field.list(),
  measures: field.list(),
  said: z.string('请填写要求').trim().min(1, '请填写要求').max(2_000, '要求最多 2000 个字'),
  figures: z.string().max(7).default(''),
});

/** 提醒函, of the office that sends them and of the authorities that get them. */
export function letterRoutes(app: FastifyInstance): void {
  const { db, now, house } = app.services;
  const measures = () => judgeable(house.brought('measures'));

  app.get('/supervision/letters', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const head = (own: boolean) => ({
      ...{ title: TITLE, nav: own ? OWN : CITY, wide: true },
      crumbs: [own ? [OWN_TITLE, OWN] : [CITY_TITLE, CITY]] as [string, string][],
    });
    if (!has(who, ...cityOffice)) {
      const letters = (await lettersTo(db, who.authorityId)).map((one) => ({
        ...one,
        sent: undefined,
        read: undefined,
      }));
      return reply.page(<LetterListPage letters={letters} page={1} pages={1} gives={false} />, head(true));
    }
    const asked = first(queryOf(request), 'page');
    const wanted = /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1;
    const { letters, pages } = await lettersOf(db, who.authorityId, wanted);
    const given = letters.map((one) => ({ ...one, readAt: null, readBy: null }));
    return reply.page(
      <LetterListPage letters={given} page={Math.min(wanted, pages)} pages={pages} gives />,
      head(false),
    );
  });

  async function newPage(request: FastifyRequest, reply: FastifyReply, given?: { typed: Typed; failure: Failure }) {
    const { authorityId } = staffOf(request, ...cityOffice);
    const asked = given?.typed ?? queryOf(request);
    const to = new Set([asked.among ?? [], asked.to ?? []].flat());
    const period = periodOf(first(asked, 'figures'), dayOf(now()));
    const settings = await settingsOf(db, authorityId);
    const table = await cityTable(db, house.brought('measures'), authorityId, settings, period);
    const rows = table.rows.filter(({ authority }) => to.has(authority.code) && !authority.closedAt);
    const typed = given?.typed ?? {
      to: rows.map(({ authority }) => authority.code),
      measures: [...new Set(rows.flatMap(({ beyond }) => beyond))],
      said: '请核对原因，逐项补办，写明今后由谁负责。',
      figures: period.id,
    };
    if (given) reply.code(statusOf(given.failure));
    return reply.page(
      <NewLetterPage {...{ rows, typed, period, settings }} measures={measures()} failure={given?.failure} />,
      { title: '发送提醒函', nav: CITY, crumbs: [[CITY_TITLE, CITY]], form: true },
    );
  }

  app.get('/supervision/letters/new', (request, reply) => newPage(request, reply));
  app.post('/supervision/letters/new', async (request, reply) => {
    staffOf(request, ...cityOffice);
    const typed = typedIn(request);
    const input = check(form, typed);
    const result = input.ok
      ? await sendLetter(callerOf(request), { ...input.value, period: input.value.figures })
      : input;
    if (!result.ok) return newPage(request, reply, { typed, failure: result });
    const { id, sent, left } = result.value;
    const rest = left ? `；${left} 个单位今天已经提醒过，没有重复提醒` : '';
    return reply.notice(`已提醒 ${sent} 个单位${rest}`).redirect(letterHref(id), 303);
  });

  app.get('/supervision/letters/:id', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const letter = await letterById(db, idOf(request));
    const gives = letter?.cityId === who.authorityId && has(who, ...cityOffice);
    const receivers = letter ? await receiversOf(db, letter.id, gives ? undefined : who.authorityId) : [];
    if (!letter || !receivers.length) throw new FailureError(notFound());
    return reply.page(<LetterPage {...{ letter, receivers, gives }} reads={!gives && has(who, ...answerers)} />, {
      ...{ title: letter.number, nav: gives ? CITY : OWN, wide: true, form: true },
      crumbs: [gives ? [CITY_TITLE, CITY] : [OWN_TITLE, OWN], [TITLE, LETTERS]],
    });
  });

  app.post('/supervision/letters/:id/read', async (request, reply) => {
    staffOf(request, ...answerers);
    const result = await readLetter(callerOf(request), { id: idOf(request) });
    if (!result.ok && !(await receiversOf(db, idOf(request), staffOf(request).authorityId)).length)
      throw new FailureError(result);
    return reply.notice('已记下本单位看过').redirect(letterHref(idOf(request)), 303);
  });
}
