import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../platform/dates.ts';
import { check, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, notFound, unwrap } from '../../platform/outcome.ts';
import { addColumn, hideColumn, setDelivering, updateColumn } from './actions.ts';
import { deliveringIn } from './delivering.ts';
import { deliveringForm, newForm, textForm } from './forms.ts';
import { staleColumns } from './freshness.ts';
import { ColumnPage, ColumnsPage } from './pages.tsx';
import { columnsOf } from './queries.ts';

const path = '/console/columns';
const head = { title: '网站栏目', nav: path, form: true };

/** 网站栏目: by the head of the authority's disclosure office. */
export function columnRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  async function listPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, 'disclosureHead');
    if (failure) reply.code(statusOf(failure));
    const columns = await columnsOf(db, who.authorityId);
    const stale = await staleColumns(db, who.authorityId, dayOf(now()));
    const typed = failure ? typedIn(request) : {};
    return reply.page(<ColumnsPage columns={columns} stale={stale} typed={typed} failure={failure} />, {
      ...head,
      wide: true,
    });
  }

  app.get('/columns', (request, reply) => listPage(request, reply));
  app.post('/columns', async (request, reply) => {
    staffOf(request, 'disclosureHead');
    const input = check(newForm, typedIn(request));
    if (!input.ok) return listPage(request, reply, input);
    const result = await addColumn(callerOf(request), input.value);
    if (!result.ok) return listPage(request, reply, result);
    return reply.notice(`栏目“${input.value.name}”已新增`).redirect(path, 303);
  });

  /** @param of which of the page's forms was refused */
  async function columnPage(
    request: FastifyRequest,
    reply: FastifyReply,
    failure?: Failure,
    of: 'text' | 'delivering' = 'text',
  ) {
    const who = staffOf(request, 'disclosureHead');
    const id = idOf(request);
    const column = (await columnsOf(db, who.authorityId)).find((one) => one.id === id);
    if (!column) return unwrap(notFound());
    if (failure) reply.code(statusOf(failure));
    const saved = { name: column.name, description: column.description, position: String(column.position) };
    const rule = await deliveringIn(db, id);
    const put = {
      channels: [...rule.channels],
      embargoHours: String(rule.embargoHours),
      order: String(rule.order),
      boardDays: rule.boardDays === null ? '' : String(rule.boardDays),
    };
    const own = (form: typeof of, kept: Typed) =>
      failure && of === form ? { typed: typedIn(request), failure } : { typed: kept };
    const forms = { text: own('text', saved), delivering: own('delivering', put) };
    return reply.page(<ColumnPage column={column} {...forms} />, {
      ...head,
      title: column.name,
      crumbs: [['网站栏目', path]],
    });
  }

  app.get('/columns/:id', (request, reply) => columnPage(request, reply));
  app.post('/columns/:id/hidden', async (request, reply) => {
    staffOf(request, 'disclosureHead');
    const hidden = typedIn(request).hidden === 'yes';
    const result = await hideColumn(callerOf(request), { id: idOf(request), hidden });
    const said = result.ok ? (hidden ? '栏目已隐藏，网站不再列出' : '栏目已恢复') : result.message;
    return reply.notice(said).redirect(`${path}/${idOf(request)}`, 303);
  });
  app.post('/columns/:id/delivering', async (request, reply) => {
    staffOf(request, 'disclosureHead');
    const input = check(deliveringForm, typedIn(request));
    const result = input.ok ? await setDelivering(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (!result.ok) return columnPage(request, reply, result, 'delivering');
    return reply.notice('发布规则已保存，以后公开的信息照此安排').redirect(`${path}/${idOf(request)}`, 303);
  });
  app.post('/columns/:id', async (request, reply) => {
    staffOf(request, 'disclosureHead');
    const input = check(textForm, typedIn(request));
    const result = input.ok ? await updateColumn(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (!result.ok) return columnPage(request, reply, result);
    return reply.notice('已保存').redirect(path, 303);
  });
}
