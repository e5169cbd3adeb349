import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { check, idOf, typedIn } from '../../platform/http/form.ts';
import { plainHost } from '../../platform/http/host.ts';
import { callerOf, staffOf as signedIn } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, invalid, notFound, unwrap } from '../../platform/outcome.ts';
import { everyAdministrator } from '../staff/store.ts';
import { registerAuthority } from './actions.ts';
import { authorityIn, closeForm, mendForm, newForm } from './form.ts';
import { closeAuthority, mendAuthority, reopenAuthority } from './mend.ts';
import { AuthoritiesPage, AuthorityMadePage } from './pages/authorities.tsx';
import { AuthorityPage, asTyped } from './pages/authority.tsx';
import { allAuthorities } from './store.ts';

const path = '/console/authorities';
const head = { title: '行政机关', nav: path, form: true };

/** Given away, the site of this address would become the other authority's. */
const ownHost = invalid('网站域名需要修改', { host: '这是您正在使用的域名，不能给其他机关' });

/** 行政机关: who runs the platform registers, mends and closes the authorities on it. */
export function authorityRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  async function listPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = signedIn(request, 'platformOperator');
    if (failure) reply.code(statusOf(failure));
    const [all, administrators] = await Promise.all([allAuthorities(db), everyAdministrator(db)]);
    const typed = failure ? typedIn(request) : { parentId: String(who.authorityId) };
    return reply.page(
      <AuthoritiesPage all={all} administrators={administrators} typed={typed} failure={failure} />,
      head,
    );
  }

  app.get('/authorities', (request, reply) => listPage(request, reply));
  app.post('/authorities', async (request, reply) => {
    signedIn(request, 'platformOperator');
    const input = check(newForm, typedIn(request));
    if (!input.ok) return listPage(request, reply, input);
    const { host, parentId, paperPrefix, name } = input.value;
    if (host !== null && host === plainHost(request.hostname)) return listPage(request, reply, ownHost);
    const result = await registerAuthority(callerOf(request), {
      ...authorityIn(input.value, paperPrefix),
      parentId,
    });
    if (!result.ok) return listPage(request, reply, result);
    return reply.page(<AuthorityMadePage name={name} halves={result.value} />, { ...head, title: '登记完成' });
  });

  async function onePage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = signedIn(request, 'platformOperator');
    const all = await allAuthorities(db);
    const of = all.find(({ id }) => id === idOf(request));
    if (!of) return unwrap(notFound());
    if (failure) reply.code(statusOf(failure));
    const typed = failure ? { ...asTyped(of), ...typedIn(request) } : asTyped(of);
    const shown = { of, all, own: who.authorityId, typed, failure };
    return reply.page(<AuthorityPage {...shown} />, { ...head, title: of.name, crumbs: [['行政机关', path]] });
  }

  app.get('/authorities/:id', (request, reply) => onePage(request, reply));
  app.post('/authorities/:id', async (request, reply) => {
    const who = signedIn(request, 'platformOperator');
    const id = idOf(request);
    const input = check(mendForm, typedIn(request));
    if (!input.ok) return onePage(request, reply, input);
    const { host } = input.value;
    const here = host !== null && host === plainHost(request.hostname);
    const all = await allAuthorities(db);
    const answers = all.find((one) => one.host === host) ?? all.find((one) => one.isPrimary);
    if (here && answers?.id !== id && who.authorityId !== id) return onePage(request, reply, ownHost);
    const result = await mendAuthority(callerOf(request), { id, ...input.value });
    if (!result.ok) return onePage(request, reply, result);
    return reply.notice('已保存').redirect(`${path}/${id}`, 303);
  });
  app.post('/authorities/:id/close', async (request, reply) => {
    signedIn(request, 'platformOperator');
    const input = check(closeForm, typedIn(request));
    const result = input.ok ? await closeAuthority(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (!result.ok) return onePage(request, reply, result);
    return reply.notice('已停用，数据全部保留').redirect(`${path}/${idOf(request)}`, 303);
  });
  app.post('/authorities/:id/reopen', async (request, reply) => {
    signedIn(request, 'platformOperator');
    const result = await reopenAuthority(callerOf(request), { id: idOf(request) });
    if (!result.ok) return onePage(request, reply, result);
    return reply.notice('已恢复').redirect(`${path}/${idOf(request)}`, 303);
  });
}
