import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { calendarOf, officesOf } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { check, idOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound, type Outcome } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { columnsOf } from '../../publishing/index.ts';
import { daysAfter, ownWish } from '../waiting.ts';
import { DESK, DESK_TITLE, everybody, heads, MINE, MINE_TITLE, STYLES, writers } from '../words.ts';
import { confirmProposals, declineProposals, linkDue, unlinkDue, writeDue } from './actions.ts';
import { changesOf } from './changes.ts';
import { documentsOf } from './documents.ts';
import { excuseDue, excusesOf, judgeExcuse } from './excuses.ts';
import { documentsForm, excuseForm, linkForm, verdictForm } from './form.ts';
import { dueById, dueName, listDues } from './list.ts';
import { DuePage, type Sent } from './pages/due.tsx';
import { MinePage } from './pages/mine.tsx';
import { isOwn, mayHandle } from './rules.ts';

const WEEK = 7;
/** Of what is done, so many are listed. */
const DONE = 15;

/** 我该公开什么, for who publishes; and one due, for everybody who has to do with it. */
export function dueRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  app.get('/dues', async (request, reply) => {
    const who = staffOf(request, ...writers);
    const today = dayOf(now());
    const own = ownWish(who);
    const list = (wish: object, more?: object) => listDues(db, who.authorityId, { ...own, ...wish }, today, more);
    const week = daysAfter(today, WEEK);
    const [late, soon, next, met, calendar, offices, authorityLate, authorityOpen] = await Promise.all([
      list({ standing: 'late' }),
      list({ standing: 'open', to: week }),
      list({ standing: 'open', from: daysAfter(week, 1) }),
      list({ from: daysAfter(today, -180) }, { newest: true, limit: 200 }),
      calendarOf(db),
      officesOf(db, who.authorityId),
      ...(['late', 'open'] as const).map((standing) =>
        has(who, 'editor') ? list({ officeId: 'authority', standing }) : [],
      ),
    ]);
    const done = met.filter(({ state }) => state !== 'open').slice(0, DONE);
    const office = offices.find(({ id }) => id === who.officeId)?.name ?? '您的账号没有所属科室';
    return reply.page(
      <MinePage
        office={office}
        groups={{ late, week: soon, next, authority: [...authorityLate!, ...authorityOpen!], done }}
        today={today}
        calendar={calendar}
      />,
      { title: MINE_TITLE, nav: MINE, form: true, styles: [...STYLES] },
    );
  });

  async function onePage(request: FastifyRequest, reply: FastifyReply, sent?: { form: Sent; failure: Failure }) {
    const who = staffOf(request, ...everybody);
    const today = dayOf(now());
    const due = await dueById(db, who.authorityId, idOf(request), today);
    if (!due || !mayHandle(due, who)) throw new FailureError(notFound());
    const [documents, excuses, changes, columns, calendar] = await Promise.all([
      documentsOf(db, due.id),
      excusesOf(db, due.id),
      changesOf(db, due.id),
      columnsOf(db, who.authorityId),
      calendarOf(db),
    ]);
    if (sent) reply.code(statusOf(sent.failure));
    const writes = has(who, ...writers);
    return reply.page(
      <DuePage
        {...{ due, documents, excuses, changes, today, calendar }}
        column={columns.find(({ id }) => id === due.content.columnId)?.name ?? ''}
        writes={isOwn(due, who)}
        judges={({ askedById, verdict }) => has(who, ...heads) && askedById !== who.id && verdict !== 'refused'}
        sent={sent && { ...sent, typed: typedIn(request) }}
      />,
      {
        ...{ title: dueName(due), nav: writes ? MINE : DESK, form: true, wide: true, styles: [...STYLES] },
        crumbs: [writes ? [MINE_TITLE, MINE] : [DESK_TITLE, DESK]],
      },
    );
  }

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    form: Sent,
    result: Outcome<unknown>,
    notice: string,
  ) {
    if (!result.ok) {
      if (result.code === 'notFound') throw new FailureError(result);
      return onePage(request, reply, { form, failure: result });
    }
    return reply.notice(notice).redirect(`${MINE}/${idOf(request)}`, 303);
  }

  app.get('/dues/:id', (request, reply) => onePage(request, reply));
  app.post('/dues/:id/write', async (request, reply) => {
    staffOf(request, ...writers);
    const begun = await writeDue(callerOf(request), { id: idOf(request) });
    if (!begun.ok) return answer(request, reply, 'write', begun, '');
    return reply
      .notice('栏目、科室、标题已经填好，写好后送审；发布后在应公开事项里确认')
      .redirect(`/console/documents/${begun.value}/edit`, 303);
  });
  app.post('/dues/:id/link', async (request, reply) => {
    staffOf(request, ...everybody);
    const input = check(linkForm, typedIn(request));
    const result = input.ok ? await linkDue(callerOf(request), { id: idOf(request), ...input.value }) : input;
    return answer(request, reply, 'link', result, '已关联，这一项算已公开');
  });
  app.post('/dues/:id/documents', async (request, reply) => {
    staffOf(request, ...everybody);
    const input = check(documentsForm, typedIn(request));
    if (!input.ok) return answer(request, reply, 'documents', input, '');
    const { link, verdict } = input.value;
    const caller = callerOf(request);
    if (verdict === 'unlink')
      return answer(request, reply, 'documents', await unlinkDue(caller, { link }), '已取消关联');
    const result = await (verdict === 'confirm' ? confirmProposals : declineProposals)(caller, { ids: [link] });
    return answer(request, reply, 'documents', result, verdict === 'confirm' ? '已确认公开' : '已记为不是这一项');
  });
  app.post('/dues/:id/excuse', async (request, reply) => {
    staffOf(request, ...everybody);
    const input = check(excuseForm, typedIn(request));
    const result = input.ok ? await excuseDue(callerOf(request), { id: idOf(request), ...input.value }) : input;
    return answer(request, reply, 'excuse', result, '已提交说明，由另一位负责人审核');
  });
  app.post('/dues/:id/judge', async (request, reply) => {
    staffOf(request, ...heads);
    const input = check(verdictForm, typedIn(request));
    if (!input.ok) return answer(request, reply, 'judge', input, '');
    const { excuse, ...verdict } = input.value;
    const result = await judgeExcuse(callerOf(request), { id: excuse, ...verdict });
    return answer(request, reply, 'judge', result, verdict.verdict === 'accepted' ? '已同意' : '已记为不同意');
  });
}
