import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isIndicator } from '../law/index.ts';
import { authorityById } from '../organizations/index.ts';
import { dayOf, isDay } from '../platform/dates.ts';
import { countIn, first, idOf, queryOf, type Typed, typedIn } from '../platform/http/form.ts';
import { sendDrawn } from '../platform/http/picture.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { type Failure, FailureError, invalid, notFound } from '../platform/outcome.ts';
import { paperDocx } from '../platform/papers/index.ts';
import { has, type Who } from '../platform/roles.ts';
import { type ChartSize, chartSizes, stackedSvg } from '../platform/ui/stacked-chart.ts';
import { acceptFinding, recordAgain, reopenFinding, setAddress, takeFinding } from './actions.ts';
import { lookAgain } from './findings/again.ts';
import { countFindings, type Finding, type FindingState, findingById, findingsOf, stepsOf } from './findings/store.ts';
import { judgementsOf, type Night, nightOf, nightsOf, observationsOf } from './nights/store.ts';
import { DeskPage, stateNames } from './pages/desk.tsx';
import { AddressPage, FindingPage } from './pages/finding.tsx';
import { NightPage, ProbesPage, TracePage } from './pages/traces.tsx';
import { findingHref, nameOf, nightHref } from './pages/words.tsx';
import { nightPaper } from './paper.ts';
import { DESK, TITLE } from './paths.ts';
import { probe } from './probing/probe.ts';
import { lastProbe, probesOf, weekOf } from './probing/store.ts';
import { ACCEPTED, addressers, isTheirs, readers } from './rules.ts';
import { addressIn } from './sites/address-form.ts';
import { addressOf, type From, siteById } from './sites/site.ts';
import type { Accepted } from './tables.ts';

const PAGE = 50;
const NIGHTS = 30;
/** Lines of the list in a paper. */
const MOST_IN_PAPER = 300;
/** Nights in the narrow picture: more cannot be read on a phone. */
const NARROW = 10;
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** 网站自查, below /console. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  const head = (title: string, more: object = {}) => ({
    ...{ title, nav: DESK, crumbs: [[TITLE, DESK]] as [string, string][], wide: true },
    ...more,
  });

  app.get('/self-inspection', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const { authorityId } = who;
    const query = queryOf(request);
    const state = (Object.keys(stateNames) as FindingState[]).find((one) => one === first(query, 'state')) ?? 'open';
    const mine = first(query, 'mine') === 'yes' && who.officeId !== null;
    const asked = { authorityId, officeId: mine ? who.officeId! : undefined };
    const [nights, probe, counts] = await Promise.all([
      nightsOf(db, authorityId, NIGHTS),
      lastProbe(db, authorityId),
      countFindings(db, asked),
    ]);
    const night = nights.find(({ finishedAt }) => finishedAt);
    const pages = Math.max(1, Math.ceil(counts[state] / PAGE));
    const page = Math.min(pageIn(first(query, 'page')), pages);
    const [judgements, findings] = await Promise.all([
      night ? judgementsOf(db, night.id) : [],
      findingsOf(db, { ...asked, state }, { skip: (page - 1) * PAGE, most: PAGE }),
    ]);
    const more = { hasOffice: who.officeId !== null, sets: has(who, ...addressers), today: dayOf(now()) };
    return reply.page(
      <DeskPage {...{ night, judgements, nights, probe, findings, counts, state, mine, page, pages, ...more }} />,
      { title: TITLE, nav: DESK, wide: true },
    );
  });

  app.get('/self-inspection/trend/:size.svg', async (request, reply) => {
    const { authorityId } = staffOf(request, ...readers);
    const { size } = request.params as { size: string };
    if (!Object.hasOwn(chartSizes, size)) throw new FailureError(notFound());
    const nights = (await nightsOf(db, authorityId, size === 'narrow' ? NARROW : NIGHTS)).reverse();
    const wide = size === 'wide';
    const categories = nights.map(({ day }, n) => (wide && n % 3 ? '' : day.slice(5)));
    const lines = [{ name: '得分', values: nights.map(({ score }) => (score === null ? null : Math.round(score))) }];
    return sendDrawn(reply, await stackedSvg({ categories, lines, unit: '分' }, size as ChartSize));
  });

  async function nightAsked(request: FastifyRequest): Promise<Night> {
    const { authorityId } = staffOf(request, ...readers);
    const { day } = request.params as { day: string };
    const night = isDay(day) ? await nightOf(db, authorityId, day) : undefined;
    if (!night) throw new FailureError(notFound());
    return night;
  }

  app.get('/self-inspection/nights/:day', async (request, reply) => {
    const night = await nightAsked(request);
    const judgements = await judgementsOf(db, night.id);
    return reply.page(<NightPage night={night} judgements={judgements} />, head(night.day));
  });

  app.get('/self-inspection/nights/:day/report.docx', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const night = await nightAsked(request);
    if (!night.finishedAt) throw new FailureError(notFound('这一晚的自查没有完成，没有报告'));
    const [authority, judgements, open] = await Promise.all([
      authorityById(db, who.authorityId),
      judgementsOf(db, night.id),
      findingsOf(db, { authorityId: who.authorityId, state: 'open' }, { skip: 0, most: MOST_IN_PAPER }),
    ]);
    const paper = nightPaper(authority!, night, judgements, open, dayOf(now()));
    return reply.file({ name: `网站自查报告${night.day}.docx`, type: DOCX, content: await paperDocx(paper) });
  });

  app.get('/self-inspection/nights/:day/:indicator', async (request, reply) => {
    const night = await nightAsked(request);
    const { indicator } = request.params as { indicator: string };
    const judged = (await judgementsOf(db, night.id)).find((one) => one.indicator === indicator);
    if (!judged || !isIndicator(indicator)) throw new FailureError(notFound());
    const observations = await observationsOf(db, night.id, indicator);
    return reply.page(<TracePage {...{ night, judged, observations }} />, {
      ...head(nameOf(indicator)),
      crumbs: [
        [TITLE, DESK],
        [night.day, nightHref(night.day)],
      ],
    });
  });

  app.get('/self-inspection/probes', async (request, reply) => {
    const { authorityId } = staffOf(request, ...readers);
    const today = dayOf(now());
    const asked = first(queryOf(request), 'day');
    const day = isDay(asked) ? asked : today;
    const [probes, week] = await Promise.all([probesOf(db, authorityId, day), weekOf(db, authorityId, today)]);
    return reply.page(<ProbesPage day={day} today={today} probes={probes} week={week.days} />, head('探测记录'));
  });

  async function findingAsked(request: FastifyRequest): Promise<Finding> {
    const who = staffOf(request, ...readers);
    const finding = await findingById(db, who.authorityId, idOf(request));
    if (!finding) throw new FailureError(notFound());
    return finding;
  }

  async function findingPage(
    request: FastifyRequest,
    reply: FastifyReply,
    given: { typed?: Typed; failure?: Failure } = {},
  ) {
    const who = staffOf(request, ...readers);
    const finding = await findingAsked(request);
    const theirs = isTheirs(who, finding);
    if (given.failure) reply.code(statusOf(given.failure));
    return reply.page(
      <FindingPage
        {...{ finding, theirs, ...given }}
        steps={await stepsOf(db, finding.id)}
        mendHref={theirs && goesThere(who, finding) ? finding.mendHref || undefined : undefined}
        meId={who.id}
        head={has(who, 'disclosureHead')}
        today={dayOf(now())}
      />,
      head(finding.what.slice(0, 40), { form: true, wide: false }),
    );
  }

  app.get('/self-inspection/findings/:id', (request, reply) => findingPage(request, reply));

  app.post('/self-inspection/findings/:id/take', async (request, reply) => {
    const finding = await findingAsked(request);
    const taken = await takeFinding(callerOf(request), { id: finding.id, from: countIn(typedIn(request), 'from') });
    return reply.notice(taken.ok ? '已记下由您处理' : taken.message).redirect(findingHref(finding.id), 303);
  });

  app.post('/self-inspection/findings/:id/again', async (request, reply) => {
    const finding = await findingAsked(request);
    const at = findingHref(finding.id);
    if (finding.mendedAt) return reply.notice('机器刚刚复查过，已经合格').redirect(at, 303);
    const who = staffOf(request);
    const site = await siteById(db, who.authorityId, fromOf(app));
    const again = await lookAgain(db, site, finding, now());
    const recorded = await recordAgain(callerOf(request), { id: finding.id, again });
    return reply.notice(recorded.ok ? recorded.value.said : recorded.message).redirect(at, 303);
  });

  app.post('/self-inspection/findings/:id/accept', async (request, reply) => {
    const finding = await findingAsked(request);
    const typed = typedIn(request);
    const how = (Object.keys(ACCEPTED) as Accepted[]).find((one) => one === first(typed, 'how'));
    const input = { id: finding.id, reason: first(typed, 'reason').slice(0, 1_000) };
    const accepted = how
      ? await acceptFinding(callerOf(request), { ...input, how })
      : invalid('请选择情况', { how: '请选择情况' });
    if (!accepted.ok) return findingPage(request, reply, { typed, failure: accepted });
    return reply.notice('理由已记下，负责人能看到').redirect(findingHref(finding.id), 303);
  });

  app.post('/self-inspection/findings/:id/reopen', async (request, reply) => {
    const finding = await findingAsked(request);
    const reopened = await reopenFinding(callerOf(request), { id: finding.id });
    return reply.notice(reopened.ok ? '已退回继续整改' : reopened.message).redirect(findingHref(finding.id), 303);
  });

  async function addressPage(
    request: FastifyRequest,
    reply: FastifyReply,
    given: { typed?: Typed; failure?: Failure } = {},
  ) {
    const { authorityId } = staffOf(request, ...addressers);
    const [set, site, last] = await Promise.all([
      addressOf(db, authorityId),
      siteById(db, authorityId, fromOf(app)),
      lastProbe(db, authorityId),
    ]);
    if (given.failure) reply.code(statusOf(given.failure));
    const usual = site && (site.isSet ? site.usual : site.outside?.root);
    return reply.page(
      <AddressPage
        typed={given.typed ?? { address: set ?? '' }}
        failure={given.failure}
        usual={usual}
        own={site?.own.root ?? ''}
        last={last}
        action={`${DESK}/address`}
      />,
      head('探测网址', { form: true, wide: false }),
    );
  }

  app.get('/self-inspection/address', (request, reply) => addressPage(request, reply));

  app.post('/self-inspection/address', async (request, reply) => {
    const { authorityId } = staffOf(request, ...addressers);
    const typed = typedIn(request);
    const address = addressIn(first(typed, 'address'));
    if (!address.ok) return addressPage(request, reply, { typed, failure: address });
    const set = await setAddress(callerOf(request), { address: address.value });
    if (!set.ok) return addressPage(request, reply, { typed, failure: set });
    const site = await siteById(db, authorityId, fromOf(app));
    if (site) await probe({ db, now: now() }, site);
    const last = await lastProbe(db, authorityId);
    return reply
      .notice(`已保存。${last && site ? `试了一次：${last.said}` : '网站还没有对公众开放'}`)
      .redirect(`${DESK}/address`, 303);
  });
}

const pageIn = (text: string): number => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1);

/** Whether this person has the page on which it is mended: administrators have none of the business's. */
function goesThere(who: Who, { mendHref }: Finding): boolean {
  return mendHref.startsWith(DESK) || !(who.roles.length === 1 && has(who, 'systemAdmin'));
}

/** The program's own port, as it listens. */
function fromOf(app: FastifyInstance): From {
  const at = app.server.address();
  const { address = '127.0.0.1', port = 0 } = at && typeof at === 'object' ? at : {};
  return { host: address, port, insideHosts: app.services.insideHosts ?? [] };
}
