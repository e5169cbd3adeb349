import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { wordsInside } from '../../checks/index.ts';
import { consultationState } from '../../law/index.ts';
import { openOffices, publicText } from '../../organizations/index.ts';
import { dayOf, isDay } from '../../platform/dates.ts';
import { check, confirmedOf, first, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { readUpload } from '../../platform/http/upload.ts';
import { type Failure, FailureError, invalid, notFound, type Outcome } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { attachable, lookInside } from '../../publishing/index.ts';
import { latestRound, standingOf } from '../../review/index.ts';
import { countsOf, waitingComments } from '../comments/store.ts';
import { DESK } from '../paths.ts';
import {
  beginConsultation,
  discardConsultation,
  extendConsultation,
  recallConsultation,
  saveConsultation,
  setFiles,
  stopConsultation,
  submitConsultation,
  takeText,
  withdrawConsultation,
} from '../preparing/actions.ts';
import { hashOf, paragraphsOf } from '../preparing/content.ts';
import { consultationForm, newConsultationForm, typedOf } from '../preparing/form.ts';
import { consultationKind } from '../preparing/subject.tsx';
import { isAsked, serveFile } from '../public/routes.tsx';
import { hashOf as resultsHash } from '../results/content.ts';
import { resultsKind } from '../results/subject.tsx';
import { handlers, handles, keepers, keeps, leads } from '../rules.ts';
import { type Consultation, consultationById, consultationsOf, isOnline, timesOf, titleOf } from '../store.ts';
import { ListDesk, type Row } from './list-page.tsx';
import { ConsultationDesk } from './page.tsx';

const extendForm = z.object({
  until: z.string().refine(isDay, '请选择日期'),
  reason: publicText.required('延期的原因', 300),
});
const reasonForm = z.object({ reason: publicText.required('原因', 300) });
const TITLE = '意见征集';

/** 意见征集, for the editors of their offices, their heads and the head of disclosure work. */
export function deskRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  const crumbs: [string, string][] = [[TITLE, DESK]];

  async function rowOf(request: FastifyRequest, one: Consultation, waiting: number): Promise<Row> {
    const who = staffOf(request, ...handlers);
    const standing = async (kind: string, hash: string | undefined) =>
      hash === undefined ? ('none' as const) : standingOf(await latestRound(db, kind, String(one.id)), hash);
    return {
      ...{ one, waiting, mine: handles(who, one.officeId) },
      state: isOnline(one) ? consultationState(timesOf(one), dayOf(now())) : undefined,
      standing: await standing(consultationKind.name, one.draft ? hashOf(one.id, one.draft) : undefined),
      results: await standing(resultsKind.name, one.resultsDraft ? resultsHash(one.id, one.resultsDraft) : undefined),
    };
  }

  async function listPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...handlers);
    const [all, waiting, offices] = await Promise.all([
      consultationsOf(db, who.authorityId),
      waitingComments(db, who.authorityId),
      openOffices(db, who.authorityId),
    ]);
    const rows = await Promise.all(all.map((one) => rowOf(request, one, waiting.get(one.id) ?? 0)));
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <ListDesk
        rows={rows}
        keeper={has(who, ...keepers)}
        offices={has(who, 'disclosureHead') ? offices : undefined}
        typed={failure ? typedIn(request) : { office: String(who.officeId ?? '') }}
        failure={failure}
      />,
      { title: TITLE, nav: DESK, form: true, wide: true },
    );
  }

  /** The consultation of the address, for who works on it. @throws FailureError 404 */
  async function mine(request: FastifyRequest): Promise<Consultation> {
    const who = staffOf(request, ...handlers);
    const one = await consultationById(db, who.authorityId, idOf(request));
    if (!one || !handles(who, one.officeId)) throw new FailureError(notFound());
    return one;
  }

  interface Shown {
    failure?: Failure;
    typed?: Typed;
    at?: string;
  }
  async function onePage(request: FastifyRequest, reply: FastifyReply, { failure, typed, at }: Shown = {}) {
    const who = staffOf(request, ...handlers);
    const one = await mine(request);
    const [waiting, counts, round] = await Promise.all([
      waitingComments(db, one.authorityId),
      countsOf(db, one.id),
      latestRound(db, consultationKind.name, String(one.id)),
    ]);
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <ConsultationDesk
        {...(await rowOf(request, one, waiting.get(one.id) ?? 0))}
        round={round}
        leads={leads(who, one.officeId)}
        keeps={keeps(who, one.officeId)}
        comments={counts.comments + counts.repeated}
        typed={typed ?? typedOf((one.draft ?? one.content)!)}
        failure={failure}
        at={at}
      />,
      { title: titleOf(one), nav: DESK, crumbs, form: true },
    );
  }

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    { result, notice, ...shown }: Shown & { result: Outcome<unknown>; notice: string },
  ) {
    if (!result.ok) return onePage(request, reply, { ...shown, failure: result });
    return reply.notice(notice).redirect(`${DESK}/${idOf(request)}`, 303);
  }

  app.get('/consultations', (request, reply) => listPage(request, reply));
  app.post('/consultations', async (request, reply) => {
    staffOf(request, ...keepers);
    const input = check(newConsultationForm, typedIn(request));
    const { title = '', office = '' } = input.ok ? input.value : {};
    const begun = input.ok
      ? await beginConsultation(callerOf(request), { title, officeId: office ? Number(office) : null })
      : input;
    return begun.ok ? reply.redirect(`${DESK}/${begun.value}`, 303) : listPage(request, reply, begun);
  });

  app.get('/consultations/:id', (request, reply) => onePage(request, reply));
  app.post('/consultations/:id', async (request, reply) => {
    const one = await mine(request);
    const typed = typedIn(request);
    const input = check(consultationForm, typed);
    const saved = input.ok ? await saveConsultation(callerOf(request), { id: one.id, content: input.value }) : input;
    if (!saved.ok || first(typed, 'button') !== 'submit')
      return answer(request, reply, { result: saved, notice: '已保存，还没有送审', typed });
    await lookInside(app.services, one.draft?.files ?? []);
    const given = { id: one.id, confirmed: confirmedOf(request) };
    const result = await submitConsultation(callerOf(request), given);
    return answer(request, reply, { result, notice: '已送审，签发后公布', typed });
  });
  app.post('/consultations/:id/recall', async (request, reply) => {
    const { id } = await mine(request);
    return answer(request, reply, {
      result: await recallConsultation(callerOf(request), { id }),
      notice: '已撤回，可以修改',
    });
  });
  app.post('/consultations/:id/discard', async (request, reply) => {
    const { id } = await mine(request);
    const result = await discardConsultation(callerOf(request), { id });
    if (!result.ok) return onePage(request, reply, { failure: result });
    return reply.notice('已删除未公布的征集').redirect(DESK, 303);
  });

  app.post('/consultations/:id/extend', async (request, reply) => {
    const { id } = await mine(request);
    const typed = typedIn(request);
    const input = check(extendForm, typed);
    const result = input.ok ? await extendConsultation(callerOf(request), { id, ...input.value }) : input;
    return answer(request, reply, { result, notice: '已延期，网站同时更新', typed, at: 'extend' });
  });
  for (const [slug, act, notice] of [
    ['stop', stopConsultation, '已终止，网站写明原因'],
    ['withdraw', withdrawConsultation, '已撤下，网站不再显示'],
  ] as const)
    app.post(`/consultations/:id/${slug}`, async (request, reply) => {
      const { id } = await mine(request);
      const typed = typedIn(request);
      const input = check(reasonForm, typed);
      const result = input.ok ? await act(callerOf(request), { id, ...input.value }) : input;
      return answer(request, reply, { result, notice, typed, at: slug });
    });

  app.post('/consultations/:id/word', async (request, reply) => {
    const { id } = await mine(request);
    const upload = await readUpload(request, { kinds: ['docx'], count: 1 });
    if (!upload.ok) return onePage(request, reply, { failure: upload });
    const [file] = upload.value.files;
    if (!file) return onePage(request, reply, { failure: invalid('请选择 Word 文件', { word: '请选择 Word 文件' }) });
    const read = { hash: file.stored.hash, name: file.name };
    await lookInside(app.services, [read]);
    const [inside] = await wordsInside(db, [read]);
    const text = paragraphsOf(inside?.words ?? '').join('\n');
    if (!text || text.length > 60_000) {
      const why = text ? '文件过长，征求意见稿最多 60,000 个字' : '没有从文件中读到文字，请核对文件，或者直接填写';
      return onePage(request, reply, { failure: invalid(why, { word: why }) });
    }
    const result = await takeText(callerOf(request), { id, text });
    return answer(request, reply, { result, notice: '已读入，请核对每一段' });
  });
  app.post('/consultations/:id/files', async (request, reply) => {
    const { id } = await mine(request);
    const upload = await readUpload(request, { kinds: attachable });
    if (!upload.ok) return onePage(request, reply, { failure: upload });
    const { fields, files } = upload.value;
    const remove = first(fields, 'remove');
    const add = files.map(({ stored, name }) => ({ hash: stored.hash, name }));
    if (!add.length && !remove)
      return onePage(request, reply, { failure: invalid('请选择附件', { file: '请选择附件' }) });
    await lookInside(app.services, add);
    const result = await setFiles(callerOf(request), { id, add, ...(remove && { remove }) });
    return answer(request, reply, { result, notice: remove ? '已移除' : '已上传，送审时一并检查' });
  });
  app.get('/consultations/:id/files/:hash/:file', async (request, reply) => {
    const who = staffOf(request, ...handlers, 'secrecyReviewer', 'signer');
    const one = await consultationById(db, who.authorityId, idOf(request));
    const file = (one?.draft ?? one?.content)?.files.find(isAsked(request.params));
    return serveFile(app.services, reply, file && { ...file, of: one!.id }, 'private, no-cache');
  });
}
