import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import { readEvidence, sendEvidence } from '../../platform/http/evidence.ts';
import { check, first, idOf, queryOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { appraisingSurveys } from '../../surveys/index.ts';
import { choicesFor } from '../appraisals/proposed.ts';
import { sentDecision, sentProposal, sentWithdrawal } from '../corrections/routes.ts';
import { correctionsOf } from '../corrections/store.ts';
import { countItems } from '../counting/count.ts';
import { measuresIn } from '../counting/measures.ts';
import { publishResults } from '../results/publish.ts';
import { publishedResults } from '../results/store.ts';
import { anyScheme, schemeById } from '../scheme/store.ts';
import { DESK, keepers, readers, reviewers, STYLES, schemeHref, subjectHref, TITLE } from '../words.ts';
import { appeal } from './appeal-action.ts';
import {
  appealForm,
  confirmForm,
  decideForm,
  dropped,
  readClaims,
  readPoints,
  readTypedPoints,
  setUpForm,
  versionForm,
} from './forms.ts';
import { confirm, decideAppeal, finalise, judge, setUpSubject, tellResults } from './review-actions.ts';
import { RoundPage } from './round-page.tsx';
import { selfAssess } from './self-actions.ts';
import { resultOf, standingOf } from './standing.ts';
import { appealsOf, claimsOf, evidenceOf, type Subject, scoresOf, sideOf, subjectById } from './store.ts';
import { SubjectPage } from './subject-page.tsx';
import type { SurveyChoice } from './subject-props.ts';
import { countWaits, roundRows, WAITS, type Wait } from './waits.ts';

const PAGE = 50;
const MOST_FILES = 30;

/** A round: self-assessments, points, appeals, what is done for all at once. */
export function roundRoutes(app: FastifyInstance): void {
  const { db, now, house } = app.services;
  const crumbs: [string, string][] = [[TITLE, DESK]];

  async function roundPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...reviewers);
    const scheme = await schemeById(db, who.authorityId, idOf(request));
    if (!scheme?.content) throw new FailureError(notFound());
    if (failure) reply.code(statusOf(failure));
    const today = dayOf(now());
    const rows = await roundRows(db, scheme, today);
    const asked = first(queryOf(request), 'wait');
    const wait = Object.hasOwn(WAITS, asked) ? (asked as Wait) : '';
    const of = wait ? rows.filter(({ waits }) => waits.includes(wait)) : rows;
    const pages = Math.max(1, Math.ceil(of.length / PAGE));
    const page = Math.min(pages, Number(/^[1-9]\d{0,4}$/.exec(first(queryOf(request), 'page'))?.[0] ?? 1));
    const resultsId = (await publishedResults(db, scheme.keeperId)).find(({ schemeId }) => schemeId === scheme.id)?.id;
    return reply.page(
      <RoundPage
        {...{ scheme, wait, page, pages, today, failure, resultsId }}
        rows={of.slice((page - 1) * PAGE, page * PAGE)}
        counts={countWaits(rows)}
        total={of.length}
        keeps={has(who, ...keepers)}
      />,
      {
        ...{ title: '考核进展', nav: DESK, wide: true, form: true, styles: [...STYLES] },
        crumbs: [...crumbs, [scheme.content.title, schemeHref(scheme.id)]],
      },
    );
  }
  app.get('/assessment/:id/round', (request, reply) => roundPage(request, reply));
  /** What is done for all of a round at once. */
  function forAll(at: string, done: (request: FastifyRequest, id: number) => Promise<Outcome<string>>): void {
    app.post(`/assessment/:id/${at}`, async (request, reply) => {
      staffOf(request, ...keepers);
      const result = await done(request, idOf(request));
      if (!result.ok) return roundPage(request, reply, result);
      return reply.notice(result.value).redirect(`${schemeHref(idOf(request))}/round`, 303);
    });
  }
  const said = (result: Outcome<number>, words: (n: number) => string): Outcome<string> =>
    result.ok ? ok(words(result.value)) : result;
  forAll('tell', async (request, id) =>
    said(await tellResults(callerOf(request), { id }), (n) => `已通知 ${n} 个的初评结果`),
  );
  forAll('finalise', async (request, id) =>
    said(await finalise(callerOf(request), { id }), (n) => `已确定 ${n} 个的最终结果`),
  );
  forAll('publish-results', async (request, id) => {
    const result = await publishResults(callerOf(request), { id });
    return result.ok ? ok('考核结果已向社会公布') : result;
  });

  async function found(request: FastifyRequest) {
    const who = staffOf(request, ...readers);
    const subject = await subjectById(db, idOf(request));
    const side = subject && sideOf(who, subject);
    if (!side) throw new FailureError(notFound());
    const scheme = (await anyScheme(db, subject.schemeId))!;
    return { who, subject, side, scheme, content: scheme.content! };
  }

  /** Surveys of the year, of who assesses and of who is assessed. */
  async function surveyChoices(subject: Subject, year: number): Promise<SurveyChoice[]> {
    const whose = [...new Set([subject.keeperId, subject.authorityId])];
    return choicesFor(subject, subject.keeperId, await appraisingSurveys(db, whose, year));
  }

  async function subjectPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure, at?: string) {
    const { who, subject, side, scheme, content } = await found(request);
    if (failure?.code === 'notFound') throw new FailureError(failure);
    if (failure) reply.code(statusOf(failure));
    const today = dayOf(now());
    const [scores, appeals, claims, evidence, corrections] = await Promise.all([
      scoresOf(db, [subject.id]),
      appealsOf(db, [subject.id]),
      claimsOf(db, subject.id),
      evidenceOf(db, subject.id),
      correctionsOf(db, subject.id),
    ]);
    const standing = standingOf(content, scores, appeals);
    const counts = standing.filter(({ waits }) => waits === 'count').map(({ item }) => item);
    const preview =
      subject.state === 'open' ? await countItems(db, house, scheme, content, [subject], { today, items: counts }) : [];
    const keeps = has(who, ...keepers);
    return reply.page(
      <SubjectPage
        {...{ subject, scheme, content, side, keeps, standing, claims, evidence, preview, today, failure, at }}
        corrections={corrections}
        who={who.id}
        result={resultOf(content, standing)}
        measures={measuresIn(house, scheme.scope)}
        surveys={side === 'keeper' && !scheme.frozenAt ? await surveyChoices(subject, scheme.year) : []}
        opens={subject.authorityId === who.authorityId || has(who, 'cityOffice')}
        typed={failure && typedIn(request)}
      />,
      {
        ...{ title: subject.name, nav: DESK, wide: true, form: true, styles: [...STYLES] },
        crumbs: side === 'keeper' ? [...crumbs, [content.title, `${schemeHref(scheme.id)}/round`]] : crumbs,
      },
    );
  }
  app.get('/assessment/subjects/:id', (request, reply) => subjectPage(request, reply));

  /** One of the page's forms: taken, and the page again. */
  function step(
    path: string,
    taken: (request: FastifyRequest, id: number) => Promise<Outcome<unknown>>,
    notice: string,
    at: (request: FastifyRequest) => string,
  ): void {
    app.post(`/assessment/subjects/:id/${path}`, async (request, reply) => {
      await found(request);
      const result = await taken(request, idOf(request));
      if (!result.ok) return subjectPage(request, reply, result, at(request));
      return reply.notice(notice).redirect(subjectHref(idOf(request)), 303);
    });
  }
  const itemOf = (request: FastifyRequest) => (request.params as { item: string }).item;

  step(
    'self',
    async (request, id) => {
      const { content } = await found(request);
      const sent = await readEvidence(request, { count: MOST_FILES });
      if (!sent.ok) return sent;
      const typed = typedIn(request);
      const input = check(versionForm, typed);
      if (!input.ok) return input;
      const claims = readClaims(typed, content);
      if (!claims.ok) return claims;
      const ids = new Set(content.items.map((item) => `file-${item.id}`));
      const evidence = sent.value
        .filter(({ field }) => ids.has(field))
        .map(({ field, name, hash }) => ({ item: field.slice('file-'.length), name, hash }));
      const given = { id, ...input.value, claims: claims.value, evidence, drop: dropped(typed) };
      return selfAssess(callerOf(request), given);
    },
    '自评已提交',
    () => 'self',
  );
  step(
    'judge',
    async (request, id) => {
      const { content } = await found(request);
      const typed = typedIn(request);
      const input = check(versionForm, typed);
      if (!input.ok) return input;
      const given = readPoints(typed, content);
      return given.ok ? judge(callerOf(request), { id, ...input.value, given: given.value }) : given;
    },
    '评分已保存',
    () => 'judge',
  );
  step(
    'items/:item/confirm',
    async (request, id) => {
      const typed = typedIn(request);
      const input = check(confirmForm, typed);
      if (!input.ok) return input;
      const [item, reason] = [
        itemOf(request),
        first(typed, `reason-${itemOf(request)}`)
          .trim()
          .slice(0, 3_000),
      ];
      const { version, agrees } = input.value;
      return confirm(callerOf(request), { id, version, item, agrees: agrees === 'yes', reason });
    },
    '复核意见已保存',
    (request) => `confirm-${itemOf(request)}`,
  );
  step(
    'appeal',
    async (request, id) => {
      const sent = await readEvidence(request);
      if (!sent.ok) return sent;
      const input = check(appealForm, typedIn(request));
      if (!input.ok) return input;
      return appeal(callerOf(request), { id, ...input.value, evidence: sent.value });
    },
    '申诉已提交',
    () => 'appeal',
  );
  step(
    'items/:item/decide',
    async (request, id) => {
      const typed = typedIn(request);
      const item = itemOf(request);
      const input = check(decideForm, typed);
      if (!input.ok) return input;
      const points = readTypedPoints(typed, `points-${item}`);
      if (!points.ok) return points;
      return decideAppeal(callerOf(request), { id, item, ...input.value, points: points.value });
    },
    '申诉已处理',
    (request) => `decide-${itemOf(request)}`,
  );
  step(
    'set-up',
    async (request, id) => {
      const { subject, scheme } = await found(request);
      const input = check(setUpForm, typedIn(request));
      if (!input.ok) return input;
      const { survey, countedFrom, version } = input.value;
      const offered = await surveyChoices(subject, scheme.year);
      if (survey && !offered.some(({ value }) => value === survey))
        return { ok: false, code: 'invalid', message: '请选择问卷', fields: { survey: '请选择列出的问卷' } };
      const [surveyId, question] = survey ? survey.split(':').map(Number) : [null, 0];
      return setUpSubject(callerOf(request), { id, version, surveyId: surveyId!, question: question!, countedFrom });
    },
    '计分的依据已保存',
    () => 'set-up',
  );

  step('correct', sentProposal, '更正已提出，等另一个人复核', () => 'correct');
  step('decide-correction', sentDecision, '复核意见已保存', () => 'decide-correction');
  step('withdraw-correction', sentWithdrawal, '更正已撤回', () => 'withdraw-correction');

  app.get('/assessment/subjects/:id/evidence/:file', async (request, reply) => {
    const { subject } = await found(request);
    const id = idOf(request, 'file');
    return sendEvidence(
      reply,
      (await evidenceOf(db, subject.id)).find((one) => one.id === id),
    );
  });
}
