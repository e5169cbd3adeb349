import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { check, countIn, idOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf as signedIn } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, notFound, unwrap } from '../../platform/outcome.ts';
import { addOffice, updateOffice } from './actions.ts';
import { closeOffice } from './closing.ts';
import { newForm, textForm } from './forms.ts';
import { OfficePage, OfficesPage } from './pages/offices.tsx';
import { officeLines } from './store.ts';

const path = '/console/offices';
const head = { title: '机构设置', nav: path, form: true };

/** 机构设置: offices, villages and communities. */
export function officeRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  async function listPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = signedIn(request, 'systemAdmin');
    if (failure) reply.code(statusOf(failure));
    const offices = await officeLines(db, who.authorityId);
    return reply.page(
      <OfficesPage offices={offices} typed={failure ? typedIn(request) : {}} failure={failure} />,
      head,
    );
  }

  app.get('/offices', (request, reply) => listPage(request, reply));
  app.post('/offices', async (request, reply) => {
    signedIn(request, 'systemAdmin');
    const input = check(newForm, typedIn(request));
    const result = input.ok ? await addOffice(callerOf(request), input.value) : input;
    if (!input.ok || !result.ok) return listPage(request, reply, result.ok ? undefined : result);
    return reply.notice(`${input.value.name}已新增`).redirect(path, 303);
  });

  async function officePage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = signedIn(request, 'systemAdmin');
    const id = idOf(request);
    const offices = await officeLines(db, who.authorityId);
    const office = offices.find((one) => one.id === id);
    if (!office) return unwrap(notFound());
    if (failure) reply.code(statusOf(failure));
    const saved = { name: office.name, duties: office.duties, position: String(office.position) };
    return reply.page(
      <OfficePage
        office={office}
        heirs={offices.filter((one) => !one.closed && one.id !== id)}
        typed={failure ? typedIn(request) : saved}
        failure={failure}
      />,
      {
        ...head,
        title: office.name,
        crumbs: [['机构设置', path]],
      },
    );
  }

  app.get('/offices/:id', (request, reply) => officePage(request, reply));
  app.post('/offices/:id/close', async (request, reply) => {
    signedIn(request, 'systemAdmin');
    const into = countIn(typedIn(request), 'into') || null;
    const result = await closeOffice(callerOf(request), { id: idOf(request), into });
    if (!result.ok) return officePage(request, reply, result);
    return reply.notice(`已并入${result.value}，人员和正在办理的文稿随之转入`).redirect(path, 303);
  });
  app.post('/offices/:id', async (request, reply) => {
    signedIn(request, 'systemAdmin');
    const input = check(textForm, typedIn(request));
    const result = input.ok ? await updateOffice(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (!result.ok) return officePage(request, reply, result);
    return reply.notice('已保存').redirect(path, 303);
  });
}
