import type { FastifyInstance, FastifyRequest } from 'fastify';
import { idOf, type Typed } from '../../platform/http/form.ts';
import { staffOf } from '../../platform/http/services.ts';
import { Facts, Panel } from '../../platform/ui/index.ts';
import { pagesOf } from './addresses.ts';
import { fill } from './fill.ts';
import { keptForm } from './store.ts';

/** Brings a person, signed in again, back to the form that was kept for them. */
export function keptFormRoutes(app: FastifyInstance): void {
  const { db, sealer, now } = app.services;

  app.get('/kept/:id', async (request, reply) => {
    const who = staffOf(request);
    const id = idOf(request);
    const form = sealer.problem ? undefined : await keptForm(db, sealer, who.id!, id, now());
    if (!form) return reply.notice('刚才填写的内容没有保留，请重新填写').redirect('/console', 303);
    for (const page of pagesOf(form)) {
      const shown = await asIf(app, request, page);
      if (shown !== undefined && fill(shown, form) !== undefined)
        return reply.redirect(`${page}${page.includes('?') ? '&' : '?'}kept=${id}`, 303);
    }
    return reply.page(<LeftPage fields={form.fields} />, { title: '刚才填写的内容' });
  });
}

/** The page as this person sees it; undefined: they see none there. */
async function asIf(app: FastifyInstance, request: FastifyRequest, url: string): Promise<string | undefined> {
  const { host, cookie, 'x-forwarded-proto': proto, 'x-forwarded-host': named } = request.headers;
  const reply = await app.inject({
    url,
    headers: {
      host,
      cookie,
      ...(proto && { 'x-forwarded-proto': proto }),
      ...(named && { 'x-forwarded-host': named }),
    },
    ...(request.socket.remoteAddress && { remoteAddress: request.socket.remoteAddress }),
  });
  const html = String(reply.headers['content-type']).startsWith('text/html');
  return reply.statusCode === 200 && html ? reply.body : undefined;
}

/** Where the form is no more, or no more for this person: what they typed, to copy. */
function LeftPage({ fields }: { fields: Typed }) {
  const rows = Object.entries(fields).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  return (
    <>
      <header class="head">
        <div>
          <h1>刚才填写的内容</h1>
          <p class="meta">
            登录在填写期间已经结束，原来的表单现在打不开了。内容没有提交，需要的请复制，一天之内可以再看。
          </p>
        </div>
      </header>
      <Panel>
        <Facts rows={rows.filter(([, value]) => value.trim() !== '')} />
      </Panel>
    </>
  );
}
