import type { Editor } from '@tiptap/core';

type Run = (editor: Editor) => void;

function indented(editor: Editor): boolean {
  return editor.isActive('paragraph') && !editor.isActive('paragraph', { indent: 'no-indent' });
}

/** Of an editor that has the focus. */
const runs: Record<string, Run> = {
  undo: (e) => e.commands.undo(),
  redo: (e) => e.commands.redo(),
  bold: (e) => e.commands.toggleBold(),
  italic: (e) => e.commands.toggleItalic(),
  underline: (e) => e.commands.toggleUnderline(),
  sup: (e) => e.commands.toggleMark('sup'),
  sub: (e) => e.commands.toggleMark('sub'),
  clear: (e) => e.chain().unsetAllMarks().clearNodes().run(),
  left: (e) => e.commands.unsetTextAlign(),
  center: (e) => e.commands.setTextAlign('center'),
  right: (e) => e.commands.setTextAlign('right'),
  indent: (e) => e.commands.updateAttributes('paragraph', { indent: indented(e) ? 'no-indent' : null }),
  bullets: (e) => e.commands.toggleBulletList(),
  numbers: (e) => e.commands.toggleOrderedList(),
  table: (e) => e.commands.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  rowAfter: (e) => e.commands.addRowAfter(),
  rowDelete: (e) => e.commands.deleteRow(),
  columnAfter: (e) => e.commands.addColumnAfter(),
  columnDelete: (e) => e.commands.deleteColumn(),
  merge: (e) => e.commands.mergeOrSplit(),
  header: (e) => e.commands.toggleHeaderRow(),
  tableDelete: (e) => e.commands.deleteTable(),
};

const pressed: Record<string, (editor: Editor) => boolean> = {
  bold: (e) => e.isActive('bold'),
  italic: (e) => e.isActive('italic'),
  underline: (e) => e.isActive('underline'),
  sup: (e) => e.isActive('sup'),
  sub: (e) => e.isActive('sub'),
  center: (e) => e.isActive({ textAlign: 'center' }),
  right: (e) => e.isActive({ textAlign: 'right' }),
  indent: indented,
  bullets: (e) => e.isActive('bulletList'),
  numbers: (e) => e.isActive('orderedList'),
  link: (e) => e.isActive('link'),
};

/** Brings the drawn toolbar to life: buttons, their state, the arrow keys (one stop for Tab). */
export function wireToolbar(bar: HTMLElement, editor: Editor, more: Record<string, Run>): void {
  const select = bar.querySelector<HTMLSelectElement>('select[data-command="style"]')!;
  const tableTools = bar.querySelector<HTMLElement>('#table-tools')!;
  const tools = () =>
    [...bar.querySelectorAll<HTMLElement>('[data-command]')].filter((tool) => !tool.closest('[hidden]:not(#toolbar)'));

  bar.addEventListener('click', (event) => {
    const command = (event.target as HTMLElement).closest<HTMLElement>('button[data-command]')?.dataset.command;
    if (!command) return;
    editor.view.focus(); // at once: `focus` of a chain waits for the next picture, and what is typed until then is lost
    (more[command] ?? runs[command])?.(editor);
  });
  select.addEventListener('change', () => {
    const style = select.value; // the focus shows that of the caret in it again
    editor.view.focus();
    if (style === 'p') editor.commands.setParagraph();
    else editor.commands.setHeading({ level: Number(style) as 2 | 3 | 4 });
  });
  bar.addEventListener('keydown', (event) => {
    if (event.target === select && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const all = tools();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = all[(at + step + all.length) % all.length]!;
    for (const tool of all) tool.tabIndex = tool === next ? 0 : -1;
    next.focus();
    event.preventDefault();
  });
  editor.view.dom.addEventListener('keydown', (event) => {
    if (event.altKey && event.key === 'F10') {
      select.focus();
      event.preventDefault();
    }
    if ((event.ctrlKey || event.metaKey) && event.key === 'k') {
      more.link?.(editor);
      event.preventDefault();
    }
  });

  const show = () => {
    for (const [command, active] of Object.entries(pressed))
      bar.querySelector(`[data-command="${command}"]`)?.setAttribute('aria-pressed', String(active(editor)));
    const level = editor.isActive('heading') ? String(editor.getAttributes('heading').level) : 'p';
    if (select.value !== level) select.value = level;
    tableTools.hidden = !editor.isActive('table');
    for (const command of ['undo', 'redo'] as const)
      bar.querySelector<HTMLButtonElement>(`[data-command="${command}"]`)!.disabled = !editor.can()[command]();
  };
  editor.on('transaction', show);
  show();
  select.tabIndex = 0;
  bar.hidden = false;
}

/** Ctrl+K and the link button: asks for the address in a dialog. */
export function linkDialog(dialog: HTMLDialogElement): Run {
  const input = dialog.querySelector<HTMLInputElement>('#link-address')!;
  const error = dialog.querySelector<HTMLElement>('#link-error')!;
  let editor: Editor;
  const accept = () => {
    const given = input.value.trim();
    const address = /^[\w-]+(\.[\w-]+)+(\/|$)/.test(given) ? `https://${given}` : given;
    error.hidden = !address || /^(https?:\/\/\S+|mailto:\S+|\/(?![/\\])\S*|#\S*)$/i.test(address);
    if (!error.hidden) return;
    dialog.close();
    const chain = editor.chain().focus().extendMarkRange('link');
    if (!address) chain.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive('link'))
      chain.insertContent({ type: 'text', text: address, marks: [{ type: 'link', attrs: { href: address } }] }).run();
    else chain.setLink({ href: address }).run();
  };
  dialog.querySelector('#link-ok')!.addEventListener('click', accept);
  dialog.querySelector('#link-cancel')!.addEventListener('click', () => dialog.close());
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    accept();
  });
  return (current) => {
    editor = current;
    input.value = (current.getAttributes('link').href as string | undefined) ?? '';
    error.hidden = true;
    dialog.showModal();
    input.select();
  };
}
