import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { openOffices, publicText } from '../organizations/index.ts';
import { dayOf } from '../platform/dates.ts';
import { check, confirmedOf, first, idOf, type Typed, typedIn } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { readUpload } from '../platform/http/upload.ts';
import { type Failure, FailureError, invalid, notFound, type Outcome } from '../platform/outcome.ts';
import { has } from '../platform/roles.ts';
import { attachable, lookInside } from '../publishing/index.ts';
import { latestRound, standingOf } from '../review/index.ts';
import {
  beginGuide,
  confirmGuide,
  discardGuide,
  recallGuide,
  saveGuide,
  setSample,
  submitGuide,
  withdrawGuide,
} from './actions.ts';
import { hashOf, samplesIn } from './content.ts';
import { doubtsAmong } from './doubts.ts';
import { contentFrom, guideForm, newGuideForm, typedOf } from './form.ts';
import { GuideDesk, GuidesDesk, VersionPage } from './pages/console.tsx';
import { isAsked, serveSample } from './public-routes.tsx';
import { keepers, keeps } from './rules.ts';
import { type Guide, guideById, guidesOf, versionsOf } from './store.ts';
import { guideKind, titleOf } from './subject.tsx';
import { PATH, standingOfDraft } from './waiting.ts';
import { windowsOf } from './windows/store.ts';

const reason = z.object({ reason: publicText.required('撤下原因', 300) });

/** 办事指南, for the editors of their offices and the head of disclosure work. */
export function guideRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  const crumbs: [string, string][] = [['办事指南', PATH]];

  async function listPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...keepers);
    const [guides, windows, offices] = await Promise.all([
      guidesOf(db, who.authorityId),
      windowsOf(db, who.authorityId),
      openOffices(db, who.authorityId),
    ]);
    const { doubts } = await doubtsAmong(db, who.authorityId, guides, dayOf(now()));
    const rows = await Promise.all(
      guides.map(async (guide) => ({
        guide,
        mine: keeps(who, guide.officeId),
        standing: await standingOfDraft(db, guide),
        doubts: doubts.get(guide.id) ?? [],
        windows: windows.filter((window) => window.guides.includes(guide.id)).map(({ number }) => number),
      })),
    );
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <GuidesDesk
        rows={rows}
        offices={has(who, 'disclosureHead') ? offices : undefined}
        typed={failure ? typedIn(request) : { office: String(who.officeId ?? '') }}
        failure={failure}
      />,
      { title: '办事指南', nav: PATH, form: true, wide: true },
    );
  }

  /** The guide of the address, for who keeps it. @throws FailureError 404 */
  async function mine(request: FastifyRequest): Promise<Guide> {
    const who = staffOf(request, ...keepers);
    const guide = await guideById(db, who.authorityId, idOf(request));
    if (!guide || !keeps(who, guide.officeId)) throw new FailureError(notFound());
    return guide;
  }

  async function onePage(request: FastifyRequest, reply: FastifyReply, failure?: Failure, typed?: Typed) {
    const guide = await mine(request);
    const [round, versions, windows, { doubts }] = await Promise.all([
      latestRound(db, guideKind.name, String(guide.id)),
      versionsOf(db, guide.id),
      windowsOf(db, guide.authorityId),
      doubtsAmong(db, guide.authorityId, [guide], dayOf(now())),
    ]);
    if (failure) reply.code(statusOf(failure));
    const given = typedIn(request);
    const content = guide.draft ?? guide.shown!;
    return reply.page(
      <GuideDesk
        guide={guide}
        content={content}
        round={round}
        standing={guide.draft ? standingOf(round, hashOf(guide.id, guide.draft)) : 'none'}
        versions={versions}
        doubts={doubts.get(guide.id) ?? []}
        windows={windows.filter((window) => window.guides.includes(guide.id))}
        languages={request.authority.languages}
        typed={typed ?? (failure && 'title' in given ? given : typedOf(content))}
        reason={failure && 'reason' in given ? first(given, 'reason') : ''}
        failure={failure}
      />,
      { title: titleOf(guide), nav: PATH, crumbs, form: true },
    );
  }

  const back = (request: FastifyRequest) => `${PATH}/${idOf(request)}`;
  async function answer(request: FastifyRequest, reply: FastifyReply, result: Outcome<unknown>, notice: string) {
    if (!result.ok) return onePage(request, reply, result);
    return reply.notice(notice).redirect(back(request), 303);
  }

  app.get('/guides', (request, reply) => listPage(request, reply));
  app.post('/guides', async (request, reply) => {
    staffOf(request, ...keepers);
    const input = check(newGuideForm, typedIn(request));
    const { title = '', office = '' } = input.ok ? input.value : {};
    const begun = input.ok
      ? await beginGuide(callerOf(request), { title, officeId: office ? Number(office) : null })
      : input;
    return begun.ok ? reply.redirect(`${PATH}/${begun.value}`, 303) : listPage(request, reply, begun);
  });

  app.get('/guides/:id', (request, reply) => onePage(request, reply));
  app.post('/guides/:id', async (request, reply) => {
    const guide = await mine(request);
    const typed = typedIn(request);
    const input = check(guideForm, typed);
    const content = input.ok ? contentFrom(input.value, guide.draft ?? guide.shown ?? undefined) : undefined;
    const saved = input.ok ? await saveGuide(callerOf(request), { id: guide.id, content: content! }) : input;
    if (!saved.ok || first(typed, 'button') !== 'submit') return answer(request, reply, saved, '已保存，还没有送审');
    await lookInside(app.services, samplesIn(content!));
    const given = { id: guide.id, confirmed: confirmedOf(request) };
    return answer(request, reply, await submitGuide(callerOf(request), given), '已送审，签发后公开');
  });
  app.post('/guides/:id/recall', async (request, reply) => {
    const { id } = await mine(request);
    return answer(request, reply, await recallGuide(callerOf(request), { id }), '已撤回，可以修改');
  });
  app.post('/guides/:id/discard', async (request, reply) => {
    const { id } = await mine(request);
    const result = await discardGuide(callerOf(request), { id });
    if (result.ok && result.value === 'gone') return reply.notice('已删除未公开的事项').redirect(PATH, 303);
    return answer(request, reply, result, '已放弃未公开的修改');
  });
  app.post('/guides/:id/confirm', async (request, reply) => {
    const { id } = await mine(request);
    return answer(request, reply, await confirmGuide(callerOf(request), { id }), '已记为今天核对有效');
  });
  app.post('/guides/:id/withdraw', async (request, reply) => {
    const { id } = await mine(request);
    const input = check(reason, typedIn(request));
    const result = input.ok ? await withdrawGuide(callerOf(request), { id, ...input.value }) : input;
    return answer(request, reply, result, '已撤下，网站不再显示');
  });
  app.post('/guides/:id/samples', async (request, reply) => {
    const { id } = await mine(request);
    const upload = await readUpload(request, { kinds: attachable, count: 1 });
    if (!upload.ok) return onePage(request, reply, upload);
    const { fields, files } = upload.value;
    const removing = first(fields, 'button') === 'remove';
    const [file] = files;
    if (!file && !removing) return onePage(request, reply, invalid('请选择样表文件', { file: '请选择样表文件' }));
    const sample = file && !removing ? { hash: file.stored.hash, name: file.name } : undefined;
    if (sample) await lookInside(app.services, [sample]);
    const set = await setSample(callerOf(request), { id, material: first(fields, 'material'), file: sample });
    return answer(request, reply, set, removing ? '已移除，送审签发后公开' : '样表已更换，送审签发后公开');
  });
  app.get('/guides/:id/samples/:hash/:name', async (request, reply) => {
    const who = staffOf(request, ...keepers, 'officeReviewer', 'secrecyReviewer', 'signer');
    const guide = await guideById(db, who.authorityId, idOf(request));
    const all = [guide?.draft, guide?.shown].flatMap((content) => (content ? samplesIn(content) : []));
    const sample = all.find(isAsked(request.params));
    return serveSample(app.services, reply, sample && { ...sample, guideId: guide!.id }, 'private, no-cache');
  });
  app.get('/guides/:id/versions/:version', async (request, reply) => {
    const guide = await mine(request);
    const versions = await versionsOf(db, guide.id);
    const at = versions.findIndex(({ id }) => id === idOf(request, 'version'));
    const version = versions[at];
    if (!version) throw new FailureError(notFound());
    return reply.page(<VersionPage guideId={guide.id} version={version} before={versions[at + 1]} />, {
      ...{ title: version.content.title, nav: PATH },
      crumbs: [...crumbs, [titleOf(guide), `${PATH}/${guide.id}`]],
    });
  });
}
