import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dayOf } from '../../platform/dates.ts';
import { check, first, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { readUpload } from '../../platform/http/upload.ts';
import { type Failure, invalid, type Outcome, ok } from '../../platform/outcome.ts';
import { kinds, Unreadable } from '../../platform/reading/index.ts';
import { DESK, DESK_TITLE, heads, STYLES } from '../words.ts';
import { knownOf } from './actions.ts';
import { differences } from './content.ts';
import { startForm } from './form.ts';
import { importCatalogue, markOf } from './import-action.ts';
import { planOf } from './importing.ts';
import { ImportPage, PlanPage } from './pages/import.tsx';
import { previewLines } from './pages/preview-lines.ts';
import { previewOf } from './preview.ts';
import { catalogueRows, catalogueSheet, type SheetRow } from './sheet.ts';
import { obligationsOf } from './store.ts';

const head = {
  ...{ title: '导入公开事项目录', nav: DESK, form: true, wide: true, styles: [...STYLES] },
  crumbs: [[DESK_TITLE, DESK]] as [string, string][],
};
const applyForm = startForm.extend({
  hash: z.string().regex(/^[0-9a-f]{64}$/, '请重新选择文件'),
  mark: z.string().max(16).default(''),
});

/** The catalogue as Excel: out, and in after it was said what would change. */
export function sheetRoutes(app: FastifyInstance): void {
  const { db, files, now } = app.services;

  app.get('/obligations/export.xlsx', async (request, reply) => {
    const { authorityId } = staffOf(request, ...heads);
    const { name } = request.authority;
    const [obligations, known] = await Promise.all([obligationsOf(db, authorityId), knownOf(db, authorityId)]);
    const content = await catalogueSheet(obligations, { ...known, authority: name });
    return reply.file({ name: `${name}公开事项目录.xlsx`, type: kinds.xlsx, content });
  });

  async function uploadPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    staffOf(request, ...heads);
    if (failure) reply.code(statusOf(failure));
    return reply.page(<ImportPage failure={failure} />, head);
  }

  const authorityNames = ({ authority: { name, shortName } }: FastifyRequest) => [
    ...[name, shortName, `${shortName}人民政府`, `${shortName}政府`],
  ];

  async function planPage(
    request: FastifyRequest,
    reply: FastifyReply,
    { hash, rows, failure }: { hash: string; rows: SheetRow[]; failure?: Failure },
  ) {
    const { authorityId } = staffOf(request, ...heads);
    const today = dayOf(now());
    const [obligations, known] = await Promise.all([obligationsOf(db, authorityId), knownOf(db, authorityId)]);
    const plan = planOf(rows, { ...known, authority: authorityNames(request), obligations });
    const wished = plan
      .filter(({ does }) => does === 'add' || does === 'change')
      .map(({ obligation, content }) => ({ id: obligation?.id ?? null, content: content!, from: today }));
    const names = new Map(wished.map(({ id, content }, n) => [id ?? -n - 1, content.level2]));
    const difference = await previewOf(db, authorityId, today, wished);
    const dues = previewLines(difference, known.offices, (id) => names.get(id) ?? '');
    const own = { ...known, authority: request.authority.name };
    const changed = new Map(
      plan
        .filter(({ does }) => does === 'change')
        .map(({ row, obligation, content }) => [row, differences(obligation!.content, content!, own)] as const),
    );
    if (failure) reply.code(statusOf(failure));
    const typed = failure ? typedIn(request) : { from: today };
    return reply.page(<PlanPage {...{ plan, dues, hash, changed, typed, failure }} mark={markOf(obligations)} />, head);
  }

  async function rowsOf(hash: string): Promise<Outcome<SheetRow[]>> {
    try {
      return ok(await catalogueRows(files.path(hash)));
    } catch (error) {
      if (error instanceof Unreadable) return invalid(error.message, { file: error.message });
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return invalid('文件已经不在，请重新选择', { file: '请重新选择文件' });
    }
  }

  app.get('/obligations/import', (request, reply) => uploadPage(request, reply));
  app.post('/obligations/import', async (request, reply) => {
    staffOf(request, ...heads);
    const upload = await readUpload(request, { kinds: ['xlsx'], count: 1 });
    if (!upload.ok) return uploadPage(request, reply, upload);
    const [file] = upload.value.files;
    if (!file) return uploadPage(request, reply, invalid('请选择填好的目录', { file: '请选择填好的目录' }));
    const rows = await rowsOf(file.stored.hash);
    if (!rows.ok) return uploadPage(request, reply, rows);
    if (!rows.value.length) return uploadPage(request, reply, invalid('表中没有事项', { file: '表头下面没有事项' }));
    return planPage(request, reply, { hash: file.stored.hash, rows: rows.value });
  });
  app.post('/obligations/import/apply', async (request, reply) => {
    staffOf(request, ...heads);
    const typed = typedIn(request);
    const hash = first(typed, 'hash');
    const rows = /^[0-9a-f]{64}$/.test(hash)
      ? await rowsOf(hash)
      : invalid('请重新选择文件', { file: '请重新选择文件' });
    if (!rows.ok) return uploadPage(request, reply, rows);
    const input = check(applyForm, typed);
    const result = input.ok
      ? await importCatalogue(callerOf(request), {
          ...{ rows: rows.value, mark: input.value.mark, from: input.value.from },
          authority: authorityNames(request),
        })
      : input;
    if (!result.ok) return planPage(request, reply, { hash, rows: rows.value, failure: result });
    const { added, changed } = result.value;
    return reply.notice(`已导入：新增 ${added} 项，修改 ${changed} 项`).redirect(DESK, 303);
  });
}
