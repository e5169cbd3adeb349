import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authoritiesBelow, openOffices } from '../../organizations/index.ts';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import { removeIfUnused } from '../../platform/files/unused-files.ts';
import { check, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { readUpload } from '../../platform/http/upload.ts';
import { type Failure, FailureError, invalid, notFound } from '../../platform/outcome.ts';
import type { Kind } from '../../platform/reading/index.ts';
import { attendanceAt, refusalsAt, removalsAt } from '../attending/store.ts';
import { certificatesOf } from '../certificates/store.ts';
import { meantFor } from '../people.ts';
import { answersBy, answersTo } from '../quiz/store.ts';
import { mayOpen, reachedBy } from '../reached.ts';
import { isMeant, keeps } from '../rules.ts';
import { changesOf, materialOf, type Training } from '../store.ts';
import { DESK, hoursInWords, keepers, TITLE, trainingHref } from '../words.ts';
import { addMaterial, cancelTraining, changeTraining, planTraining, removeMaterial } from './actions.ts';
import { EditPage } from './edit-page.tsx';
import { cancelForm, changeForm, trainingForm } from './form.ts';
import { type Sent, TrainingPage } from './page.tsx';

const MATERIAL: readonly Kind[] = ['pdf', 'docx', 'xlsx', 'pptx', 'cfb', 'ofd', 'png', 'jpg', 'text'];
const typedMoment = (at: Date): string => minuteOf(at).replace(' ', 'T');

function typedOf(training: Training): Typed {
  const { title, content, teacher, place, startsAt, endsAt, hours, roles, officeIds, below, version } = training;
  return {
    ...{ title, content, teacher, place, starts: typedMoment(startsAt), ends: typedMoment(endsAt) },
    ...{ hours: hoursInWords(hours), roles, offices: officeIds.map(String), below: below ? 'yes' : '' },
    version: String(version),
  };
}

/** One training: planned, changed, cancelled; its page for whom it is for, with all of it for who keeps it. */
export function planningRoutes(app: FastifyInstance): { show: typeof show } {
  const { db, files, now } = app.services;
  const crumbs: [string, string][] = [[TITLE, DESK]];

  async function editPage(request: FastifyRequest, reply: FastifyReply, of?: Training, failure?: Failure) {
    const who = staffOf(request, ...keepers);
    const [offices, below] = await Promise.all([
      openOffices(db, who.authorityId),
      authoritiesBelow(db, who.authorityId),
    ]);
    if (failure) reply.code(statusOf(failure));
    const stored = of ? typedOf(of) : {};
    return reply.page(
      <EditPage
        training={of}
        offices={offices}
        hasBelow={below.length > 0}
        typed={failure ? typedIn(request) : stored}
        failure={failure}
      />,
      {
        ...{ title: of ? '修改培训' : '新增培训', nav: DESK, form: true },
        crumbs: of ? [...crumbs, [of.title, trainingHref(of.id)]] : crumbs,
      },
    );
  }

  /** The training of the address, for who keeps it. @throws FailureError 404 */
  async function kept(request: FastifyRequest): Promise<Training> {
    const training = await reachedBy(request);
    if (!keeps(staffOf(request), training)) throw new FailureError(notFound());
    return training;
  }

  async function show(request: FastifyRequest, reply: FastifyReply, sent?: Sent) {
    const who = staffOf(request);
    const training = await reachedBy(request);
    const { id } = training;
    const mine = keeps(who, training);
    const attendance = await attendanceAt(db, id);
    const own = attendance.find(({ staffId }) => staffId === who.id);
    const meant = isMeant(training, who, request.authority.parentId);
    if (!mayOpen(who, training, request.authority.parentId, own !== undefined)) throw new FailureError(notFound());
    const [material, changes, certificates, answers] = await Promise.all([
      materialOf(db, id),
      changesOf(db, [id]),
      certificatesOf(db, id),
      mine ? answersTo(db, id) : answersBy(db, id, who.id!),
    ]);
    const kept = mine && {
      ...{ attendance, people: await meantFor(db, training) },
      ...{ refusals: await refusalsAt(db, id), removals: await removalsAt(db, id) },
    };
    if (sent) reply.code(statusOf(sent.failure));
    return reply.page(
      <TrainingPage
        {...{ training, material, changes, certificates, answers, own, meant, sent }}
        ownAnswers={answers.filter(({ staffId }) => staffId === who.id)}
        ownCertificate={certificates.find((one) => one.staffId === who.id && !one.withdrawnOn)}
        kept={kept || undefined}
        typed={sent ? typedIn(request) : {}}
        now={now()}
        today={dayOf(now())}
      />,
      { title: training.title, nav: DESK, crumbs, form: true, wide: true },
    );
  }

  app.get('/training/new', (request, reply) => editPage(request, reply));
  app.post('/training/new', async (request, reply) => {
    staffOf(request, ...keepers);
    const input = check(trainingForm, typedIn(request));
    const planned = input.ok ? await planTraining(callerOf(request), plannedOf(input.value)) : input;
    if (!planned.ok) return editPage(request, reply, undefined, planned);
    return reply.notice('已列入全年安排').redirect(trainingHref(planned.value), 303);
  });

  app.get('/training/:id', (request, reply) => show(request, reply));
  app.get('/training/:id/edit', async (request, reply) => editPage(request, reply, await kept(request)));
  app.post('/training/:id/edit', async (request, reply) => {
    const training = await kept(request);
    const input = check(changeForm, typedIn(request));
    const changed = input.ok
      ? await changeTraining(callerOf(request), {
          ...plannedOf(input.value),
          ...{ id: training.id, version: input.value.version, reason: input.value.reason },
        })
      : input;
    if (!changed.ok) return editPage(request, reply, training, changed);
    const told = changed.value === undefined ? '已保存' : toldInWords('已改期', changed.value);
    return reply.notice(told).redirect(trainingHref(training.id), 303);
  });
  app.post('/training/:id/cancel', async (request, reply) => {
    const { id } = await kept(request);
    const input = check(cancelForm, typedIn(request));
    const result = input.ok ? await cancelTraining(callerOf(request), { id, reason: input.value.cancelReason }) : input;
    if (!result.ok) return show(request, reply, { form: 'cancel', failure: result });
    return reply.notice(toldInWords('已取消', result.value)).redirect(trainingHref(id), 303);
  });

  app.post('/training/:id/files', async (request, reply) => {
    const { id } = await kept(request);
    const upload = await readUpload(request, { kinds: MATERIAL });
    if (!upload.ok) return show(request, reply, { form: 'files', failure: upload });
    const brought = upload.value.files.map(({ stored, name }) => ({ hash: stored.hash, name, size: stored.size }));
    const result = brought.length
      ? await addMaterial(callerOf(request), { id, files: brought })
      : invalid('请选择材料', { file: '请选择材料' });
    if (!result.ok) return show(request, reply, { form: 'files', failure: result });
    return reply.notice(`已添加 ${brought.length} 份材料`).redirect(`${trainingHref(id)}#material`, 303);
  });
  app.post('/training/:id/files/:file/remove', async (request, reply) => {
    const { id } = await kept(request);
    const result = await removeMaterial(callerOf(request), { id, fileId: idOf(request, 'file') });
    if (!result.ok) return show(request, reply, { form: 'files', failure: result });
    await removeIfUnused(db, files, result.value, now());
    return reply.notice('已移除').redirect(`${trainingHref(id)}#material`, 303);
  });
  app.get('/training/:id/files/:file', async (request, reply) => {
    const who = staffOf(request);
    const training = await reachedBy(request);
    const there = (await attendanceAt(db, training.id)).some(({ staffId }) => staffId === who.id);
    const may = mayOpen(who, training, request.authority.parentId, there);
    const file = (await materialOf(db, training.id)).find(({ id }) => id === idOf(request, 'file'));
    if (!may || !file) throw new FailureError(notFound());
    return reply.file({
      ...{ name: file.name, type: 'application/octet-stream', size: file.size, content: files.read(file.hash) },
    });
  });
  return { show };
}

type FormValue = ReturnType<typeof trainingForm.parse>;
const plannedOf = ({ offices, below, starts, ends, ...same }: FormValue) => ({
  ...{ title: same.title, content: same.content, teacher: same.teacher, place: same.place, hours: same.hours },
  ...{ roles: same.roles, starts, ends, officeIds: offices.map(Number), below: below === 'yes' },
});

/** '已改期，工作台已提醒，另发邮件 3 封' */
const toldInWords = (what: string, mails: number): string =>
  `${what}，参加的人会在工作台看到${mails > 0 ? `，另发邮件 ${mails} 封` : ''}`;
