import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readers as applicationReaders } from '../applications/index.ts';
import { nextAssessment } from '../law/index.ts';
import { officesOf, openOffices } from '../organizations/index.ts';
import { dayOf } from '../platform/dates.ts';
import { check, first, idOf, queryOf, type Typed, typedIn } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { FailureError, notFound } from '../platform/outcome.ts';
import { has, type Who } from '../platform/roles.ts';
import { documentForReview, maySee, publicDays, stateNames } from '../publishing/index.ts';
import { assess, markTold, redraft, reviewAssessment } from './actions.ts';
import { entersAll } from './entries/actions.ts';
import { entryRoutes } from './entries/routes.tsx';
import { yearRecords } from './figures.ts';
import { assessForm, reviewForm, toldForm } from './form.ts';
import { ItemPage, type Sent } from './pages/item.tsx';
import { isShown, type Line, ListPage, SHOWN, type Shown, standsUnder } from './pages/list.tsx';
import { RecordsPage } from './pages/records.tsx';
import { roundRoutes } from './round-routes.tsx';
import { mayAssess, mayKnow, mayReview, type Standing, type Withheld } from './rules.ts';
import { standingBy, standingsOf } from './store.ts';
import { titlesFor } from './titles.ts';
import {
  assessors,
  authorityWide,
  DESK,
  FIGURES,
  type FigureName,
  isSource,
  itemHref,
  readers,
  TITLE,
} from './words.ts';

const PAGE = 50;
const crumbs: [string, string][] = [[TITLE, DESK]];

/** A year that is asked for; this one where none is. @throws FailureError 404 */
function yearAsked(request: FastifyRequest, today: string): number {
  const text = first(queryOf(request), 'year') || today.slice(0, 4);
  if (!/^20\d\d$/.test(text) || Number(text) < 2008) throw new FailureError(notFound());
  return Number(text);
}

/** 动态调整: the list, one thing, a round, and the records of a year. */
export function reassessmentRoutes(app: FastifyInstance): void {
  const { db, sealer, now } = app.services;
  entryRoutes(app);
  roundRoutes(app);

  app.get('/reassessment', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const today = dayOf(now());
    const year = yearAsked(request, today);
    const query = queryOf(request);
    const asked = first(query, 'show');
    const shown: Shown = isShown(asked) ? asked : 'due';
    const all = (await standingsOf(db, who.authorityId, today)).filter(({ item }) => mayKnow(who, item));
    const found = all.filter((one) => standsUnder(shown, one)).sort((a, b) => compare(a.due, b.due));
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    const page = Math.min(pages, Math.max(1, Number(/^\d{1,5}$/.exec(first(query, 'page'))?.[0] ?? 1)));
    const some = found.slice((page - 1) * PAGE, page * PAGE);
    const titleOf = await titlesFor(
      { db, sealer },
      who,
      some.map(({ item }) => item),
    );
    const records = has(who, ...authorityWide) ? await yearRecords(db, who.authorityId, year) : undefined;
    const lines = some.map((standing): Line => ({ standing, title: titleOf(standing.item) }));
    const years = new Set([
      Number(today.slice(0, 4)),
      year,
      ...all.map(({ item }) => Number(item.withheldOn.slice(0, 4))),
    ]);
    const counts = Object.fromEntries(
      (Object.keys(SHOWN) as Shown[]).map((one) => [one, all.filter((it) => standsUnder(one, it)).length]),
    ) as Record<Shown, number>;
    return reply.page(
      <ListPage
        {...{ shown, lines, counts, page, pages, year }}
        years={[...years].sort((a, b) => b - a)}
        figures={
          records &&
          (Object.fromEntries(Object.entries(records).map(([name, list]) => [name, list.length])) as Record<
            FigureName,
            number
          >)
        }
        assesses={has(who, ...assessors)}
      />,
      { title: TITLE, nav: DESK, wide: true },
    );
  });

  app.get('/reassessment/records', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const year = yearAsked(request, dayOf(now()));
    const of = (Object.keys(FIGURES) as FigureName[]).find((name) => name === first(queryOf(request), 'of'));
    if (!of) throw new FailureError(notFound());
    const records = (await yearRecords(db, who.authorityId, year))[of];
    const titleOf = await titlesFor(
      { db, sealer },
      who,
      records.map(({ item }) => item).filter((item) => mayKnow(who, item)),
    );
    const current = await standingsOf(db, who.authorityId, dayOf(now()));
    const there = new Set(current.map(({ item }) => itemHref(item.source, item.id)));
    const lines = records.map((record) => {
      const knows = mayKnow(who, record.item);
      return {
        ...record,
        title: knows ? titleOf(record.item) : null,
        opens: knows && there.has(itemHref(record.item.source, record.item.id)),
      };
    });
    return reply.page(<RecordsPage {...{ year, of }} records={lines} />, {
      title: `${year} 年${FIGURES[of]}`,
      nav: DESK,
      crumbs: [[TITLE, `${DESK}?year=${year}`]],
      wide: true,
    });
  });

  /** What the address names, if this person may know of it. @throws FailureError 404 */
  async function asked(request: FastifyRequest, who: Who): Promise<Standing> {
    const { source = '' } = request.params as { source?: string };
    if (!isSource(source)) throw new FailureError(notFound());
    const found = await standingBy(db, who.authorityId, { source, id: idOf(request) }, dayOf(now()));
    if (!found || !mayKnow(who, found.item)) throw new FailureError(notFound());
    return found;
  }

  async function itemPage(request: FastifyRequest, reply: FastifyReply, sent?: Sent) {
    const who = staffOf(request, ...readers);
    const today = dayOf(now());
    const standing = await asked(request, who);
    const { item, assessments, pending, last } = standing;
    const titleOf = await titlesFor({ db, sealer }, who, [item]);
    const [all, offices] = [await officesOf(db, who.authorityId), await openOffices(db, who.authorityId)];
    const days = await publicDays(
      db,
      assessments.flatMap(({ documentId }) => documentId ?? []),
    );
    const drafts = await draftsOf(who, assessments);
    const publicOn = new Map(
      assessments.flatMap(({ documentId, reviewedOn }) => {
        const on = documentId && days.get(documentId)?.find((day) => day >= reviewedOn!);
        return on ? [[documentId, on] as const] : [];
      }),
    );
    const ground = last?.ground ?? (item.ground === 'unnamed' ? 'thirdPartyRights' : item.ground);
    const proposed: Typed = {
      ...{ ground, result: 'kept', nextOn: nextAssessment(ground, today, item.secretUntil) },
      ...{
        officeId: item.officeId ? String(item.officeId) : '',
        draftTitle: (item.source === 'entry' && item.title) || '',
      },
    };
    if (sent) reply.code(statusOf(sent.failure));
    const title = titleOf(item);
    return reply.page(
      <ItemPage
        {...{ standing, title, offices, publicOn, drafts, proposed, sent }}
        office={all.find(({ id }) => id === item.officeId)?.name ?? ''}
        entry={item.source === 'entry' ? await entryOf(item.id) : undefined}
        href={hrefOf(who, item)}
        may={{
          assess: mayAssess(who, item),
          review: pending !== undefined && mayReview(who, item, pending.assessedBy),
          edit: has(who, ...assessors) && (entersAll(who) || item.officeId === who.officeId),
          tell: item.source === 'reply' && has(who, 'caseOfficer', 'disclosureHead'),
        }}
      />,
      { title: title || item.name, nav: DESK, crumbs, form: true, wide: true },
    );
  }

  /** What assessments were drafted as, and whether this person may open that. */
  async function draftsOf(who: Who, assessments: Standing['assessments']) {
    const ids = [...new Set(assessments.flatMap(({ documentId }) => documentId ?? []))];
    const found = await Promise.all(ids.map((id) => documentForReview(db, id)));
    return new Map(
      found.flatMap((one) =>
        one
          ? [[one.id, { title: one.revision.title, state: stateNames[one.state], opens: maySee(one, who) }] as const]
          : [],
      ),
    );
  }

  async function entryOf(id: number) {
    return db
      .selectFrom('reassessment_entries')
      .select(['number', 'remark', 'entered_by as by'])
      .where('id', '=', id)
      .executeTakeFirst();
  }

  app.get('/reassessment/:source/:id', (request, reply) => itemPage(request, reply));
  app.post('/reassessment/:source/:id/assess', async (request, reply) => {
    const { item } = await asked(request, staffOf(request, ...readers));
    const typed = typedIn(request);
    const input = check(assessForm, typed);
    const made = input.ok
      ? await assess(callerOf(request), { source: item.source, id: item.id, ...input.value })
      : input;
    if (!made.ok) return itemPage(request, reply, { form: 'assess', failure: made, typed });
    return reply.notice('已提交，等另一人复核').redirect(itemHref(item.source, item.id), 303);
  });
  app.post('/reassessment/:source/:id/review', async (request, reply) => {
    const { item } = await asked(request, staffOf(request, ...readers));
    const typed = typedIn(request);
    const input = check(reviewForm, typed);
    const made = input.ok
      ? await reviewAssessment(callerOf(request), {
          ...{ source: item.source, id: item.id, assessmentId: input.value.assessment },
          ...{ verdict: input.value.verdict, note: input.value.note },
        })
      : input;
    if (!made.ok) return itemPage(request, reply, { form: 'review', failure: made, typed });
    return reply.notice('已复核').redirect(itemHref(item.source, item.id), 303);
  });
  app.post('/reassessment/:source/:id/told', async (request, reply) => {
    const { item } = await asked(request, staffOf(request, ...readers));
    const typed = typedIn(request);
    const input = check(toldForm, typed);
    const made = input.ok
      ? await markTold(callerOf(request), {
          ...{ source: item.source, id: item.id },
          ...{ assessmentId: input.value.assessment, note: input.value.note },
        })
      : input;
    if (!made.ok) return itemPage(request, reply, { form: 'told', failure: made, typed });
    return reply.notice('已登记').redirect(itemHref(item.source, item.id), 303);
  });
  app.post('/reassessment/:source/:id/redraft', async (request, reply) => {
    const { item } = await asked(request, staffOf(request, ...readers));
    const made = await redraft(callerOf(request), { source: item.source, id: item.id });
    if (!made.ok) return itemPage(request, reply, { form: 'redraft', failure: made, typed: {} });
    return reply.notice('已成为草稿').redirect(itemHref(item.source, item.id), 303);
  });
}

/** Those that are to be assessed first come first; what is never assessed again comes last. */
const compare = (a: string | null, b: string | null): number => {
  const [x, y] = [a ?? '9999', b ?? '9999'];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Where the thing itself stands, for who may open it. */
function hrefOf(who: Who, { source, id, officeId }: Withheld): string | undefined {
  if (source === 'reply') return has(who, ...applicationReaders) ? `/console/applications/${id}` : undefined;
  if (source === 'entry') return undefined;
  const opens = has(who, 'disclosureHead', 'signer', 'secrecyReviewer') || officeId === who.officeId;
  return opens ? `/console/documents/${id}` : undefined;
}
