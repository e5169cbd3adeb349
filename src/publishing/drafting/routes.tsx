import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import { check, checkDraft, countIn, first, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { readUpload } from '../../platform/http/upload.ts';
import { type Failure, invalid, unwrap } from '../../platform/outcome.ts';
import { mendLabel } from '../../platform/public-text/index.ts';
import { catalogueOf, columnsOf, shownColumns } from '../columns/queries.ts';
import { addressOf, below, documentOf } from '../desk/document-of.ts';
import { fileAddress } from '../desk/parts.tsx';
import { type FullDocument, relatedTitles } from '../desk/queries.ts';
import { documentEvents } from '../document.ts';
import { mayEdit, writers } from '../rules.ts';
import { createDraft, saveDraft } from './actions.ts';
import { attachable } from './attachable.ts';
import { addImage, attachFile, removeAttachment } from './attaching.ts';
import { shownBody } from './body.ts';
import { answered } from './checking/asked.ts';
import { foundInDraft, mendedDraft, mendKey } from './checking/saved.ts';
import { type DraftForm, draftForm, newForm } from './forms.ts';
import { forConsole } from './html.ts';
import { Editor } from './pages/editor.tsx';
import { NewDocument } from './pages/new.tsx';
import { typedOf } from './typed.ts';
import { openWord, pictures } from './word/open-word.ts';

const newHead = {
  title: '新建文件',
  nav: '/console/documents',
  form: true,
  crumbs: [['主动公开', '/console/documents']] as [string, string][],
};

/** Beginning, editing and saving a document, and the files brought to it. */
export function writingRoutes(app: FastifyInstance): void {
  app.get('/documents/new', async (request, reply) => {
    staffOf(request, ...writers);
    const columns = shownColumns(await columnsOf(app.services.db, request.authority.id));
    return reply.page(<NewDocument columns={columns} typed={{}} />, newHead);
  });

  app.post('/documents/new', async (request, reply) => {
    staffOf(request, ...writers);
    const typed = typedIn(request);
    const input = check(newForm, typed);
    const created = input.ok ? await createDraft(callerOf(request), input.value) : input;
    if (created.ok) return reply.redirect(`${addressOf(created.value)}/edit`, 303);
    const columns = shownColumns(await columnsOf(app.services.db, request.authority.id));
    return reply
      .code(statusOf(created))
      .page(<NewDocument columns={columns} typed={typed} failure={created} />, newHead);
  });

  app.get('/documents/:id/edit', async (request, reply) => {
    const document = await documentOf(app, request);
    const may = mayEdit(document, staffOf(request));
    if (!may.ok) return reply.notice(may.message).redirect(addressOf(document.id), 303);
    return showEditor(request, reply, document, typedOf(document.revision));
  });

  app.post('/documents/:id/edit', async (request, reply) => {
    const id = idOf(request);
    const typed = typedIn(request);
    const input = checkDraft(draftForm, typed);
    const saved = input.ok ? await saveDraft(callerOf(request), { id, form: input.value }) : input;
    if (saved.ok && input.ok && first(typed, 'mend')) return mend(request, reply, input.value, saved.value.saveCount);
    if (saved.ok) {
      const then = typed.then === 'preview' ? '/preview' : typed.then === 'document' ? '' : '/edit';
      return reply.notice('已保存').redirect(addressOf(id) + then, 303);
    }
    // Nothing typed is lost: the page comes back as it was, with what is wrong.
    const document = await documentOf(app, request);
    return showEditor(request, reply.code(statusOf(saved)), document, typed, saved);
  });

  /** One of what the checks found in what was just saved is mended: without scripts. */
  async function mend(request: FastifyRequest, reply: FastifyReply, form: DraftForm, saveCount: number) {
    const document = await documentOf(app, request);
    const { id, revision } = document;
    const { found } = await foundInDraft(app.services.db, document, dayOf(app.services.now()));
    const key = first(typedIn(request), 'mend');
    const one = found.ok ? found.value.find((passage) => mendKey(passage) === key) : undefined;
    const mended = one && mendedDraft(revision, one);
    const { relations } = revision;
    const told = { page: randomBytes(8).toString('hex'), counts: new Map(one && [[one.check, 1]]) };
    const next = { ...form, relations, relation_to: '', save_count: saveCount, mended: told, ...mended };
    const saved = mended && (await saveDraft(callerOf(request), { id, form: next }));
    const notice = saved?.ok
      ? `已${mendLabel(one!.mend!)}，已保存`
      : `已保存。${saved ? saved.message : '这一处已经改过，请看列出的其他各处'}`;
    return reply.notice(notice).redirect(`${addressOf(id)}/edit#checking`, 303);
  }

  /** What the checks find in what is being written. */
  app.post('/documents/:id/findings', async (request, reply) => {
    const document = await documentOf(app, request);
    unwrap(mayEdit(document, staffOf(request, ...writers)));
    const { db, now } = app.services;
    const looked = await answered(db, document, typedIn(request), dayOf(now()));
    reply.header('cache-control', 'no-store');
    return looked.ok ? reply.send(looked.value) : reply.code(statusOf(looked)).send({ message: looked.message });
  });

  app.post('/documents/:id/autosave', async (request, reply) => {
    const id = idOf(request);
    const input = checkDraft(draftForm, { ...typedIn(request), relation_to: '' });
    const saved = input.ok ? await saveDraft(callerOf(request), { id, form: input.value }) : input;
    if (saved.ok) return reply.send({ saveCount: saved.value.saveCount, at: minuteOf(saved.value.at).slice(11) });
    reply.code(statusOf(saved));
    if (saved.code !== 'conflict') return reply.send({ message: saved.message, fields: saved.fields });
    const { revision } = await documentOf(app, request);
    return reply.send({
      message: saved.message,
      theirs: {
        saveCount: revision.saveCount,
        by: revision.savedBy,
        self: revision.savedById === callerOf(request).who.id,
        at: minuteOf(revision.savedAt),
        fields: Object.entries(typedOf(revision)).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
      },
    });
  });

  /** After signing in again in another tab: a token for this session. */
  app.get('/documents/:id/autosave', async (request, reply) => {
    const { revision } = await documentOf(app, request);
    return reply.header('cache-control', 'no-store').send({ token: reply.formToken(), saveCount: revision.saveCount });
  });

  app.post('/documents/:id/attachments', async (request, reply) => {
    const document = await documentOf(app, request);
    const upload = await readUpload(request, { kinds: attachable, count: 10 });
    const files = upload.ok ? upload.value.files.map(({ name, stored }) => ({ name, hash: stored.hash })) : [];
    const attached = upload.ok ? await attachFile(callerOf(request), { id: document.id, files }) : upload;
    if (request.headers.accept === 'application/json')
      return attached.ok
        ? reply.send({ count: files.length })
        : reply.code(statusOf(attached)).send({ message: attached.message });
    if (attached.ok)
      return reply.notice(`已添加 ${files.length} 个附件`).redirect(`${addressOf(document.id)}/edit#attachments`, 303);
    return showEditor(request, reply.code(statusOf(attached)), document, typedOf(document.revision), attached);
  });

  /** The address of a form that failed, opened again: the page it belongs to. */
  for (const form of ['attachments', 'word', 'detach'])
    app.get(`/documents/:id/${form}`, (request, reply) => {
      staffOf(request, ...writers);
      return reply.redirect(`${addressOf(idOf(request))}/edit#attachments`, 303);
    });

  app.post('/documents/:id/detach', async (request, reply) => {
    const id = idOf(request);
    const position = countIn(typedIn(request), 'position');
    const removed = await removeAttachment(callerOf(request), { id, position });
    return reply.notice(removed.ok ? '已移除附件' : removed.message).redirect(`${addressOf(id)}/edit#attachments`, 303);
  });

  app.post('/documents/:id/images', async (request, reply) => {
    const { id } = await documentOf(app, request);
    const upload = await readUpload(request, { kinds: pictures, count: 10 });
    const files = upload.ok ? upload.value.files.map(({ name, stored }) => ({ name, hash: stored.hash })) : [];
    const brought = upload.ok ? await addImage(callerOf(request), { id, files }) : upload;
    if (!brought.ok) return reply.code(statusOf(brought)).send({ message: brought.message });
    return reply.send({ images: files.map((file) => ({ src: fileAddress('/console', file), alt: '' })) });
  });

  /** A Word file as the body: for the editor that asks by script; without, the page with it, to be saved. */
  app.post('/documents/:id/word', async (request, reply) => {
    const document = await documentOf(app, request);
    const upload = await readUpload(request, { kinds: ['docx'], count: 1 });
    const hash = upload.ok ? upload.value.files[0]?.stored.hash : undefined;
    const opened = !upload.ok
      ? upload
      : hash
        ? await openWord({ caller: callerOf(request), services: app.services }, { id: document.id, hash })
        : invalid('请选择 Word 文件（.docx）');
    const bySelf = request.headers.accept === 'application/json';
    if (bySelf && opened.ok) return reply.send({ html: forConsole(opened.value.html), said: opened.value.said });
    if (bySelf && !opened.ok) return reply.code(statusOf(opened)).send({ message: wordFault(opened) });
    const typed = typedOf(document.revision);
    if (!opened.ok) {
      const failure = invalid(wordFault(opened), { word: wordFault(opened) });
      return showEditor(request, reply.code(statusOf(opened)), document, typed, failure);
    }
    const { html, said } = opened.value;
    return showEditor(request, reply.notice(`正文已换成 Word 文件的内容，核对后请保存。${said}`), document, {
      ...typed,
      body_html: forConsole(html),
    });
  });
}

async function showEditor(
  request: FastifyRequest,
  reply: FastifyReply,
  document: FullDocument,
  typed: Typed,
  failure?: Failure,
) {
  const { db, now } = request.server.services;
  const [columns, catalogue, events, titles, looked] = await Promise.all([
    columnsOf(db, document.authorityId).then((all) =>
      all.filter(({ id, hidden }) => !hidden || id === document.revision.columnId),
    ),
    catalogueOf(db, document.authorityId),
    documentEvents(db, document.id),
    relatedTitles(db, document.revision),
    failure ? undefined : foundInDraft(db, document, dayOf(now())),
  ]);
  const shown = await shownBody(String(typed.body_html ?? ''));
  const conflicting = failure?.code === 'conflict';
  const { saveCount } = document.revision;
  return reply.page(
    <Editor
      document={document}
      typed={conflicting ? { ...typed, save_count: String(saveCount) } : typed}
      body={shown.ok ? shown.value : { lines: undefined, html: '' }}
      failure={failure}
      theirs={conflicting ? document.revision : undefined}
      columns={columns}
      catalogue={catalogue}
      relatedTitles={titles}
      looked={looked}
      returned={document.state === 'returned' ? events.find((event) => event.kind === 'returned') : undefined}
    />,
    below(document, '编写', {
      scripts: ['publishing/editor.js'],
      styles: ['publishing/article.css', 'publishing/editor.css', 'publishing/findings.css'],
      wide: true,
    }),
  );
}

/** Old Word files look like many others: what to do is said. */
function wordFault(failure: Failure): string {
  return /不是能上传的类型/.test(failure.message)
    ? '只能打开 .docx 文件。.doc、.wps 等文件请先在 Word 或 WPS 中另存为 .docx，再打开'
    : failure.message;
}
