import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { check, field, typedIn } from '../../../platform/http/form.ts';
import { callerOf, staffOf } from '../../../platform/http/services.ts';
import { statusOf } from '../../../platform/http/status.ts';
import { readUpload } from '../../../platform/http/upload.ts';
import { type Failure, invalid } from '../../../platform/outcome.ts';
import { kinds, Unreadable } from '../../../platform/reading/index.ts';
import { grantProposed, importStaff } from './actions.ts';
import { ImportedPage, ImportPage } from './pages.tsx';
import { staffRows, staffTemplate } from './sheet.ts';

const head = {
  title: '导入人员',
  nav: '/console/staff',
  form: true,
  crumbs: [['人员与权限', '/console/staff']] as [string, string][],
};
const grantForm = z.object({ ids: field.list() });

/** 导入人员 from a list, and the roles that it asks for. */
export function staffImportRoutes(app: FastifyInstance): void {
  const { files } = app.services;

  async function importPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    staffOf(request, 'systemAdmin');
    if (failure) reply.code(statusOf(failure));
    return reply.page(<ImportPage failure={failure} />, head);
  }

  app.get('/staff/import', (request, reply) => importPage(request, reply));
  app.get('/staff/import/template.xlsx', async (request, reply) => {
    staffOf(request, 'systemAdmin');
    return reply.file({ name: '人员名单模板.xlsx', type: kinds.xlsx, content: await staffTemplate() });
  });
  app.post('/staff/import', async (request, reply) => {
    staffOf(request, 'systemAdmin');
    const upload = await readUpload(request, { kinds: ['xlsx'], count: 1 });
    if (!upload.ok) return importPage(request, reply, upload);
    const [file] = upload.value.files;
    if (!file) return importPage(request, reply, invalid('请选择填好的名单', { file: '请选择填好的名单' }));
    const rows = await staffRows(files.path(file.stored.hash)).catch((error: unknown) => {
      if (error instanceof Unreadable) return invalid(error.message, { file: error.message });
      throw error;
    });
    const result = Array.isArray(rows) ? await importStaff(callerOf(request), { rows }) : rows;
    if (!result.ok) return importPage(request, reply, result);
    return reply.page(<ImportedPage accounts={result.value} />, { ...head, title: '已导入' });
  });
  app.post('/staff/import/grant', async (request, reply) => {
    staffOf(request, 'securityAdmin');
    const input = check(grantForm, typedIn(request));
    const ids = input.ok ? input.value.ids.map(Number).filter(Number.isSafeInteger) : [];
    const result = await grantProposed(callerOf(request), { ids });
    return reply.notice(result.ok ? `已授权 ${result.value} 人` : result.message).redirect('/console/staff', 303);
  });
}
