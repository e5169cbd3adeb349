import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openOffices } from '../../organizations/index.ts';
import { check, idOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { keepers, keeps } from '../rules.ts';
import { guidesOf } from '../store.ts';
import { titleOf } from '../subject.tsx';
import { PATH } from '../waiting.ts';
import { addWindow, changeWindow, closeWindow } from './actions.ts';
import { contentFrom, typedOf, windowForm } from './form.ts';
import { windowsNow } from './now.ts';
import { WINDOWS, WindowDesk, WindowsDesk } from './pages.tsx';
import { type ServiceWindow, windowsOf } from './store.ts';

const crumbs: [string, string][] = [['办事指南', PATH]];
/** As most halls are open; changed in the form. */
const USUAL = '8:30-11:30，13:30-17:00';

/** 服务窗口, for the editors of their offices and the head of disclosure work. */
export function windowRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  app.get('/windows', async (request, reply) => {
    const who = staffOf(request, ...keepers);
    const rows = (await windowsNow(db, who.authorityId, now())).map((one) => ({
      ...one,
      mine: keeps(who, one.window.officeId),
    }));
    return reply.page(<WindowsDesk rows={rows} />, { title: '服务窗口', nav: PATH, crumbs, wide: true });
  });

  async function editPage(
    request: FastifyRequest,
    reply: FastifyReply,
    window: ServiceWindow | undefined,
    failure?: Failure,
  ) {
    const who = staffOf(request, ...keepers);
    const [guides, offices, windows] = await Promise.all([
      guidesOf(db, who.authorityId),
      openOffices(db, who.authorityId),
      windowsOf(db, who.authorityId),
    ]);
    const free = String(Math.max(0, ...windows.map(({ number }) => number)) + 1);
    const week = Object.fromEntries([0, 1, 2, 3, 4].map((n) => [`hours${n}`, USUAL]));
    const fresh = { number: free, office: String(who.officeId ?? ''), ...week };
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <WindowDesk
        window={window}
        guides={guides.map((guide) => ({ id: guide.id, title: titleOf(guide), office: guide.officeName }))}
        offices={has(who, 'disclosureHead') ? offices : undefined}
        typed={failure ? typedIn(request) : window ? typedOf(window.content, window) : fresh}
        failure={failure}
      />,
      {
        ...{ title: window ? `${window.number} 号窗口` : '登记窗口', nav: PATH, form: true },
        crumbs: [...crumbs, ['服务窗口', WINDOWS]],
      },
    );
  }

  /** The window of the address, for who keeps it. @throws FailureError 404 */
  async function mine(request: FastifyRequest): Promise<ServiceWindow> {
    const who = staffOf(request, ...keepers);
    const window = (await windowsOf(db, who.authorityId)).find(({ id }) => id === idOf(request));
    if (!window || !keeps(who, window.officeId)) throw new FailureError(notFound());
    return window;
  }

  function given(request: FastifyRequest) {
    const input = check(windowForm, typedIn(request));
    if (!input.ok) return input;
    const { number, office, guides } = input.value;
    const officeId = office ? Number(office) : null;
    const ids = guides.map(Number).filter((id) => id <= 2_147_483_647);
    return { ok: true as const, value: { number, officeId, content: contentFrom(input.value), guides: ids } };
  }

  app.get('/windows/new', (request, reply) => editPage(request, reply, undefined));
  app.post('/windows/new', async (request, reply) => {
    staffOf(request, ...keepers);
    const input = given(request);
    const added = input.ok ? await addWindow(callerOf(request), input.value) : input;
    return added.ok
      ? reply.notice('已登记，网站随即更新').redirect(WINDOWS, 303)
      : editPage(request, reply, undefined, added);
  });
  app.get('/windows/:id', async (request, reply) => editPage(request, reply, await mine(request)));
  app.post('/windows/:id', async (request, reply) => {
    const window = await mine(request);
    const input = given(request);
    const saved = input.ok ? await changeWindow(callerOf(request), { id: window.id, ...input.value }) : input;
    return saved.ok
      ? reply.notice('已保存，网站随即更新').redirect(WINDOWS, 303)
      : editPage(request, reply, window, saved);
  });
  app.post('/windows/:id/close', async (request, reply) => {
    const window = await mine(request);
    const closed = await closeWindow(callerOf(request), { id: window.id });
    return closed.ok ? reply.notice('已停用').redirect(WINDOWS, 303) : editPage(request, reply, window, closed);
  });
}
