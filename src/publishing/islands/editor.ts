import type { Editor } from '@tiptap/core';
import { type Autosave, autosave } from '../drafting/browser/autosave.ts';
import { bodyEditor } from '../drafting/browser/body.ts';
import { checking } from '../drafting/browser/checking/index.ts';
import { settle } from '../drafting/browser/conflict.ts';
import { fill } from '../drafting/browser/filling.ts';
import { copyOf, dropCopy, type LocalCopy } from '../drafting/browser/local-copy.ts';
import { bringPictures, sendAttachments, sendPictures, sendWord } from '../drafting/browser/saving.ts';
import { linkDialog, wireToolbar } from '../drafting/browser/toolbar.ts';

const root = document.querySelector<HTMLElement>('#editor');
const form = document.querySelector<HTMLFormElement>('#draft');
if (root && form) start(root, form);

function start(root: HTMLElement, form: HTMLFormElement): void {
  const documentId = root.dataset.document!;
  const address = root.dataset.address!;
  const token = { value: root.dataset.token ?? '' };
  const field = form.querySelector<HTMLTextAreaElement>('#f-body_html')!;
  const status = document.querySelector<HTMLElement>('#save-state')!;
  const saves = form.querySelector<HTMLInputElement>('input[name="save_count"]')!;
  const before = fieldsOf();

  function fieldsOf(): [string, string][] {
    return [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  }

  function say(text: string, link?: { href: string; label: string }): void {
    status.textContent = text;
    if (!link) return;
    const anchor = Object.assign(document.createElement('a'), {
      href: link.href,
      target: '_blank',
      textContent: link.label,
    });
    status.append(anchor);
  }

  const pasted = document.querySelector<HTMLElement>('#pasted')!;
  const editor = enhance(field, root.dataset.written, {
    onPictures: (files) => void insertPictures(files),
    onChange: () => {
      field.value = editor.getHTML();
      saving.changed();
      written();
    },
    bring: (files) => bringPictures(address, token.value, files),
    onBrought: (words) => {
      pasted.textContent = words;
      pasted.hidden = !words;
    },
  });
  const picture = document.querySelector<HTMLInputElement>('#picture')!;
  picture.addEventListener('change', () => {
    void insertPictures([...(picture.files ?? [])]);
    picture.value = '';
  });
  wireToolbar(document.querySelector<HTMLElement>('#toolbar')!, editor, {
    link: linkDialog(document.querySelector<HTMLDialogElement>('#link-dialog')!),
    image: () => picture.click(),
  });

  async function insertPictures(files: File[]): Promise<void> {
    if (!files.length) return;
    say('正在上传图片…');
    const sent = await sendPictures(address, token.value, files);
    if (typeof sent === 'string') return say(sent);
    for (const src of sent) editor.chain().focus().setImage({ src, alt: '' }).run();
  }

  const word = document.querySelector<HTMLInputElement>('#f-word')!;
  word.addEventListener('change', () => void openWord());

  async function openWord(): Promise<void> {
    const [file] = word.files ?? [];
    const error = document.querySelector<HTMLElement>('#word-error')!;
    if (!file) return;
    say('正在打开 Word 文件…');
    const opened = await sendWord(address, token.value, file);
    word.value = '';
    say('');
    error.textContent = typeof opened === 'string' ? opened : '';
    error.hidden = typeof opened !== 'string';
    if (typeof opened === 'string') return;
    if (editor.isEmpty) editor.commands.setContent(opened.html, { emitUpdate: true });
    else editor.chain().focus().insertContent(opened.html).run();
    pasted.textContent = `已打开“${file.name}”。${opened.said}`;
    pasted.hidden = false;
  }

  /** as the page and the books last agreed */
  let base = fieldsOf();
  const saving: Autosave = autosave({
    documentId,
    address,
    token,
    fields: fieldsOf,
    setSaves: (count) => {
      saves.value = String(count);
    },
    say,
    onSaved: (fields) => {
      base = fields;
    },
    onConflict: (theirs) => {
      settle(theirs, { form, editor, base, fields: fieldsOf(), resume: () => saving.resume() });
      base = theirs.fields;
    },
  });
  const written = checking({ form, editor, address, token });
  form.addEventListener('input', () => {
    saving.changed();
    written();
  });
  form.addEventListener('focusout', (event) => {
    if (!form.contains(event.relatedTarget as Node | null)) void saving.flush();
  });
  saveBeforeLeaving(saving, () => bringChosen(address, token.value, say));
  offerCopy(documentId, before, (copy) => {
    fill(form, copy.fields, editor);
    saving.changed();
  });
}

function enhance(
  field: HTMLTextAreaElement,
  written: string | undefined,
  on: Pick<Parameters<typeof bodyEditor>[0], 'onPictures' | 'onChange' | 'bring' | 'onBrought'>,
): Editor {
  const place = document.createElement('div');
  place.className = 'editor-body';
  const label = document.querySelector<HTMLElement>('label[for="f-body_html"]')!;
  label.id = 'body-label';
  const html = written === 'lines' ? paragraphs(field.value) : field.value;
  const editor = bodyEditor({
    place,
    html: field.value.trim() ? html : '',
    labelledBy: label.id,
    describedBy: 'f-body_html-help',
    ...on,
  });
  field.before(
    document.querySelector<HTMLElement>('#pasted')!,
    document.querySelector<HTMLElement>('#toolbar')!,
    place,
  );
  field.hidden = true;
  label.addEventListener('click', () => editor.commands.focus());
  return editor;
}

/** The lines in which the server writes a body that has no formats. */
function paragraphs(lines: string): string {
  const escaped = lines.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<p>${escaped.replace(/\n+/g, '</p><p>')}</p>`;
}

/** Submitting waits for what is being saved; when the server cannot be reached the page stays, with all that is typed. */
function saveBeforeLeaving(saving: Autosave, bring: () => Promise<boolean>): void {
  let passing = false;
  document.addEventListener('submit', (event) => {
    const target = event.target as HTMLFormElement;
    if (passing || !['draft', 'attach', 'detach'].includes(target.id)) return;
    event.preventDefault();
    const { submitter } = event as SubmitEvent;
    void saving.flush().then(async (kind) => {
      if (kind !== 'saved' && kind !== 'invalid') return;
      if (target.id === 'draft' && !(await bring())) return;
      passing = true;
      setTimeout(() => target.requestSubmit(submitter)); // not while this submit is still being told
    });
  });
}

/** Files that were chosen and not uploaded yet go along with a save. @returns whether nothing was left behind */
async function bringChosen(address: string, token: string, say: (text: string) => void): Promise<boolean> {
  const chosen = document.querySelector<HTMLInputElement>('#f-files')!;
  if (!chosen.files?.length) return true;
  say('正在上传所选的附件…');
  const fault = await sendAttachments(address, token, [...chosen.files]);
  say(fault ? `附件没有上传，文稿已保存：${fault}` : '附件已上传');
  if (!fault) chosen.value = '';
  else chosen.scrollIntoView({ block: 'center' });
  return !fault;
}

/** Text that was typed here and never reached the server is offered, not forced. */
function offerCopy(documentId: string, before: [string, string][], restore: (copy: LocalCopy) => void): void {
  const copy = copyOf(documentId);
  if (!copy) return;
  const now = new Map(before);
  const same = ['title', 'body_html', 'summary', 'formed_on', 'document_number', 'correction_note'].every(
    (name) => plain(new Map(copy.fields).get(name)) === plain(now.get(name)),
  );
  if (same) {
    dropCopy(documentId);
    return;
  }
  const box = document.querySelector<HTMLElement>('#recovered')!;
  const at = new Date(copy.at).toLocaleString('zh-CN', { hour12: false });
  const newer = Number(now.get('save_count')) > Number(copy.saves) ? '此后这份文件又保存过，恢复后请注意核对。' : '';
  box.append(`本机有 ${at} 尚未保存的内容。${newer}`);
  box.append(
    button('恢复', 'btn', () => {
      restore(copy);
      box.hidden = true;
    }),
    button('不要了', 'btn quiet', () => {
      dropCopy(documentId);
      box.hidden = true;
    }),
  );
  box.hidden = false;
}

function plain(html: string | undefined): string {
  return (html ?? '').replace(/<[^<>]*>|\s+/g, '');
}

function button(label: string, kind: string, run: () => void): HTMLButtonElement {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: kind, textContent: label });
  made.addEventListener('click', run);
  return made;
}
