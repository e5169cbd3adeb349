import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { checkText } from '../../law/index.ts';
import { authoritiesBelow } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { check, countIn, field, first, queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { readUpload } from '../../platform/http/upload.ts';
import { type Failure, invalid, unwrap } from '../../platform/outcome.ts';
import { kinds } from '../../platform/reading/index.ts';
import { count } from '../../platform/ui/index.ts';
import { asSet, leftOut, settingsOf } from '../settings/as-set.ts';
import { importTerms, removeTerm, saveTerm, shareList } from './actions.ts';
import { LISTS, type ListId, listIds, PATH, termKeepers } from './lists.ts';
import { TermsPage } from './page.tsx';
import { termsOf } from './prepared.ts';
import { wordsIn } from './rules.ts';
import { entriesOf, exported, rowsOf } from './sheet.ts';
import { allTerms, listsFor, someTerms, termById } from './store.ts';
import { LONGEST_TRIED, type Tried } from './trial.tsx';

const PAGE = 50;

const termForm = z.object({
  list: z.enum(listIds, '请选择一份表'),
  term: field.required('词语', 50),
  instead: field.optional('正确写法', 50),
  advice: field.optional('说明'),
  variants: field.optional('其他写法', 2_000),
  exceptions: field.optional('例外', 2_000),
  source: field.optional('来源'),
});

interface Shown {
  typed?: Typed;
  failure?: Failure;
  failed?: 'term' | 'import';
  checked?: string;
  tried?: Tried;
}

/** 检查用语: kept by who runs the disclosure work of an authority. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, files } = app.services;

  async function show(request: FastifyRequest, reply: FastifyReply, list: ListId, shown: Shown = {}) {
    const { authorityId } = staffOf(request, ...termKeepers);
    const query = queryOf(request);
    const words = first(query, 'q').trim().slice(0, 50);
    const page = Math.min(Math.max(1, countIn(query, 'page') || 1), 1_000);
    const editing = countIn(shown.typed ?? query, shown.typed ? 'id' : 'edit');
    const [lists, below, some, edited] = await Promise.all([
      listsFor(db, authorityId),
      authoritiesBelow(db, authorityId),
      someTerms(db, authorityId, list, { words, from: (page - 1) * PAGE, most: PAGE }),
      editing ? termById(db, authorityId, editing) : undefined,
    ]);
    const kept = edited?.list === list ? edited : undefined;
    const asKept = kept && {
      ...kept,
      id: String(kept.id),
      variants: kept.variants.join('、'),
      exceptions: kept.exceptions.join('、'),
    };
    if (shown.failure) reply.code(statusOf(shown.failure));
    return reply.page(
      <TermsPage
        {...{ list, authorityId, lists, page, words, ...some, ...shown }}
        hasBelow={below.length > 0}
        pages={Math.max(1, Math.ceil(some.all / PAGE))}
        typed={shown.typed ?? asKept ?? {}}
        editing={kept?.id}
      />,
      { title: '检查用语', nav: PATH, form: true, wide: true },
    );
  }

  app.get('/check-terms', (request, reply) => show(request, reply, listOf(queryOf(request))));
  app.post('/check-terms', async (request, reply) => {
    staffOf(request, ...termKeepers);
    const typed = typedIn(request);
    const input = check(termForm, typed);
    if (!input.ok) return show(request, reply, listOf(typed), { typed, failure: input, failed: 'term' });
    const { list, variants, exceptions, ...rest } = input.value;
    const id = first(typed, 'id') ? { id: countIn(typed, 'id') || 0 } : {};
    const entry = { ...rest, variants: wordsIn(variants), exceptions: wordsIn(exceptions) };
    const result = await saveTerm(callerOf(request), { list, entry, ...id });
    if (!result.ok) return show(request, reply, list, { typed, failure: result, failed: 'term' });
    return reply.notice(`已保存“${entry.term}”`).redirect(`${PATH}?list=${list}`, 303);
  });
  app.post('/check-terms/remove', async (request, reply) => {
    staffOf(request, ...termKeepers);
    const list = unwrap(await removeTerm(callerOf(request), { id: countIn(typedIn(request), 'id') || 0 }));
    return reply.notice('已删除').redirect(`${PATH}?list=${list}`, 303);
  });
  app.post('/check-terms/share', async (request, reply) => {
    staffOf(request, ...termKeepers);
    const typed = typedIn(request);
    const list = listOf(typed);
    unwrap(await shareList(callerOf(request), { list, shared: first(typed, 'shared') === 'yes' }));
    return reply.notice('已保存').redirect(`${PATH}?list=${list}`, 303);
  });
  app.post('/check-terms/try', async (request, reply) => {
    const { authorityId } = staffOf(request, ...termKeepers);
    const typed = typedIn(request);
    const text = first(typed, 'text');
    const under = first(typed, 'under').trim().slice(0, 100);
    const [terms, settings] = await Promise.all([termsOf(db, authorityId), settingsOf(db, authorityId, null)]);
    const looked = text.slice(0, LONGEST_TRIED);
    const house = checkText(looked, { under, today: dayOf(app.services.now()), instead: terms.instead });
    const [listed = []] = unwrap(await terms.find([looked]));
    const found = asSet(
      [...house, ...listed].sort((a, b) => a.index - b.index),
      settings,
    );
    const tried = { text, under, found, leftOut: leftOut(settings), cut: text.length > LONGEST_TRIED };
    return show(request, reply, listOf(typed), { tried });
  });
  app.get('/check-terms/export.xlsx', async (request, reply) => {
    const { authorityId } = staffOf(request, ...termKeepers);
    const list = listOf(queryOf(request));
    const content = exported(list, await allTerms(db, authorityId, list));
    return reply.file({ name: `${LISTS[list].name}.xlsx`, type: kinds.xlsx, content });
  });
  app.post('/check-terms/import', async (request, reply) => {
    const { authorityId } = staffOf(request, ...termKeepers);
    const list = listOf(queryOf(request));
    const refuse = (failure: Failure) => show(request, reply, list, { failure, failed: 'import' });
    const upload = await readUpload(request, { kinds: ['xlsx'], count: 1 });
    if (!upload.ok) return refuse(upload);
    const [file] = upload.value.files;
    if (!file) return refuse(invalid('请选择填好的词语表', { file: '请选择填好的词语表' }));
    const read = await rowsOf(files.path(file.stored.hash));
    if ('unreadable' in read) return refuse(invalid(read.unreadable, { file: read.unreadable }));
    const { entries, faults } = entriesOf(list, read.rows);
    if (faults.length)
      return refuse(invalid(`有 ${count(faults.length)} 处需要修改，一个词语也没有导入`, { file: faults.join('\n') }));
    if (first(upload.value.fields, 'how') !== 'import') {
      const there = new Set((await allTerms(db, authorityId, list)).map(({ term }) => term));
      const changed = entries.filter(({ term }) => there.has(term)).length;
      const checked = `核对完毕，没有发现错误：新增 ${count(entries.length - changed)} 个，修改 ${count(changed)} 个。还没有导入，请再次选择文件并选“导入”。`;
      return show(request, reply, list, { checked });
    }
    const result = await importTerms(callerOf(request), { list, entries, file: file.name });
    if (!result.ok) return refuse(result);
    return reply.notice(`已导入 ${count(entries.length)} 个词语`).redirect(`${PATH}?list=${list}`, 303);
  });
}

function listOf(typed: Typed): ListId {
  return listIds.find((one) => one === first(typed, 'list')) ?? 'internal';
}
