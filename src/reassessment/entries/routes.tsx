import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openOffices } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { check, first, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { readUpload } from '../../platform/http/upload.ts';
import { type Failure, FailureError, invalid, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import { kinds, Unreadable } from '../../platform/reading/index.ts';
import { entryForm, removeForm } from '../form.ts';
import { assessors, DESK, editHref, itemHref, NEW, TITLE } from '../words.ts';
import {
  addEntry,
  changeEntry,
  entersAll,
  entriesIn,
  entryFault,
  importEntries,
  likeness,
  removeEntry,
} from './actions.ts';
import { EntryPage, ImportPage, PlanPage } from './pages.tsx';
import { blankSheet, entriesOnSheet, type PlannedEntry } from './sheet.ts';

const crumbs: [string, string][] = [[TITLE, DESK]];

/** What no other book knows: entered by hand, or from a sheet after it was said what would be entered. */
export function entryRoutes(app: FastifyInstance): void {
  const { db, files, now } = app.services;

  async function officesFor(request: FastifyRequest) {
    const who = staffOf(request, ...assessors);
    const all = await openOffices(db, who.authorityId);
    return entersAll(who) ? all : all.filter(({ id }) => id === who.officeId);
  }

  async function newPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...assessors);
    const offices = await officesFor(request);
    if (failure) reply.code(statusOf(failure));
    const typed = failure ? typedIn(request) : { officeId: String(who.officeId ?? offices[0]?.id ?? '') };
    const head = { title: '登记没有公开的信息', nav: DESK, crumbs, form: true };
    return reply.page(<EntryPage {...{ offices, typed, failure }} action={NEW} />, head);
  }
  app.get('/reassessment/new', (request, reply) => newPage(request, reply));
  app.post('/reassessment/new', async (request, reply) => {
    staffOf(request, ...assessors);
    const input = check(entryForm, typedIn(request));
    const made = input.ok ? await addEntry(callerOf(request), input.value) : input;
    if (!made.ok) return newPage(request, reply, made);
    return reply.notice('已登记').redirect(itemHref('entry', made.value), 303);
  });

  async function editPage(request: FastifyRequest, reply: FastifyReply, sent?: { form: string; failure: Failure }) {
    const who = staffOf(request, ...assessors);
    const row = await db
      .selectFrom('reassessment_entries')
      .selectAll()
      .where('id', '=', idOf(request))
      .where('authority_id', '=', who.authorityId)
      .where('removed_on', 'is', null)
      .executeTakeFirst();
    if (!row || (!entersAll(who) && row.office_id !== who.officeId)) throw new FailureError(notFound());
    const stored: Typed = {
      ...{ title: row.title, number: row.number, ground: row.ground, withheldOn: row.withheld_on },
      ...{ secretUntil: row.secret_until ?? '', officeId: String(row.office_id), remark: row.remark },
    };
    if (sent) reply.code(statusOf(sent.failure));
    return reply.page(
      <EntryPage
        offices={await officesFor(request)}
        action={editHref(row.id)}
        version={row.version}
        typed={sent?.form === 'change' ? typedIn(request) : stored}
        failure={sent?.form === 'change' ? sent.failure : undefined}
        removing={{ failure: sent?.form === 'remove' ? sent.failure : undefined, typed: sent ? typedIn(request) : {} }}
      />,
      { title: row.title, nav: DESK, crumbs, form: true },
    );
  }
  app.get('/reassessment/entries/:id', (request, reply) => editPage(request, reply));
  app.post('/reassessment/entries/:id', async (request, reply) => {
    staffOf(request, ...assessors);
    const typed = typedIn(request);
    const input = check(entryForm.extend({ version: removeForm.shape.version }), typed);
    const made = input.ok ? await changeEntry(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (!made.ok) return editPage(request, reply, { form: 'change', failure: made });
    return reply.notice('已保存').redirect(itemHref('entry', idOf(request)), 303);
  });
  app.post('/reassessment/entries/:id/remove', async (request, reply) => {
    staffOf(request, ...assessors);
    const input = check(removeForm, typedIn(request));
    const made = input.ok ? await removeEntry(callerOf(request), { id: idOf(request), ...input.value }) : input;
    if (!made.ok) return editPage(request, reply, { form: 'remove', failure: made });
    return reply.notice('已移除').redirect(DESK, 303);
  });

  app.get('/reassessment/blank.xlsx', async (request, reply) => {
    const content = await blankSheet((await officesFor(request)).map(({ name }) => name));
    return reply.file({ name: '没有公开的信息登记表.xlsx', type: kinds.xlsx, content });
  });

  async function uploadPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    staffOf(request, ...assessors);
    if (failure) reply.code(statusOf(failure));
    return reply.page(<ImportPage failure={failure} />, { title: '导入', nav: DESK, crumbs, form: true });
  }

  /** The rows of a sheet that was uploaded, each with what stands against it; those entered already are told. */
  async function planOf(request: FastifyRequest, hash: string): Promise<Outcome<PlannedEntry[]>> {
    const who = staffOf(request, ...assessors);
    const offices = await officesFor(request);
    const gone = invalid('文件已经不在，请重新选择', { file: '请重新选择文件' });
    if (!/^[0-9a-f]{64}$/.test(hash)) return gone;
    try {
      const rows = await entriesOnSheet(files.path(hash), offices);
      const seen = new Set((await entriesIn({ db, who })).map(likeness));
      return ok(
        rows.map((row): PlannedEntry => {
          if (!row.entry) return row;
          const fault = entryFault(row.entry, { today: dayOf(now()), offices, who });
          const faults = [
            ...(seen.has(likeness(row.entry)) ? ['已经登记过'] : []),
            ...(fault ? Object.values(fault.fields ?? {}) : []),
          ];
          seen.add(likeness(row.entry));
          return faults.length ? { ...row, entry: undefined, faults } : row;
        }),
      );
    } catch (error) {
      if (error instanceof Unreadable) return invalid(error.message, { file: error.message });
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return gone;
    }
  }

  const planPage = (reply: FastifyReply, plan: PlannedEntry[], hash: string, failure?: Failure) => {
    if (failure) reply.code(statusOf(failure));
    const head = { title: '核对导入的内容', nav: DESK, crumbs, form: true, wide: true };
    return reply.page(<PlanPage {...{ plan, hash, failure }} />, head);
  };
  app.get('/reassessment/import', (request, reply) => uploadPage(request, reply));
  app.post('/reassessment/import', async (request, reply) => {
    staffOf(request, ...assessors);
    const upload = await readUpload(request, { kinds: ['xlsx'], count: 1 });
    if (!upload.ok) return uploadPage(request, reply, upload);
    const [file] = upload.value.files;
    if (!file) return uploadPage(request, reply, invalid('请选择填好的表', { file: '请选择填好的表' }));
    const plan = await planOf(request, file.stored.hash);
    if (!plan.ok) return uploadPage(request, reply, plan);
    if (!plan.value.length) return uploadPage(request, reply, invalid('表中没有内容', { file: '表头下面没有内容' }));
    return planPage(reply, plan.value, file.stored.hash);
  });
  app.post('/reassessment/import/apply', async (request, reply) => {
    staffOf(request, ...assessors);
    const hash = first(typedIn(request), 'hash');
    const plan = await planOf(request, hash);
    if (!plan.ok) return uploadPage(request, reply, plan);
    const made = await importEntries(
      callerOf(request),
      plan.value.flatMap(({ entry }) => entry ?? []),
    );
    if (!made.ok) return planPage(reply, plan.value, hash, made);
    return reply.notice(`已导入 ${made.value} 项`).redirect(`${DESK}?show=all`, 303);
  });
}
