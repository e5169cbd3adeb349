import type { EditorView } from '@tiptap/pm/view';
import { type Brought, broughtWords } from './brought.ts';
import { type Tidied, tidied } from './tidy.ts';

export interface Bringing {
  /** uploads pictures for the body. @returns for each its address, or undefined where it was not taken */
  bring(files: File[]): Promise<(string | undefined)[]>;
  /** one line about what was pasted; empty: nothing to say */
  onBrought(words: string): void;
}

/** What becomes of HTML from the clipboard: tidied, and its pictures brought along where the clipboard holds them. */
export function pasting({ bring, onBrought }: Bringing) {
  let ready = false;
  const tell = (brought: Brought) => onBrought(broughtWords(brought));

  /** Without waiting for pictures: what is dropped, and what has none. */
  function html(given: string): string {
    if (ready || isOwn(given)) return given;
    const all = tidied(given, { rtf: '', files: [] });
    for (const { place } of all.pictures) place.remove();
    tell({ ...all.brought, missing: all.pictures.length });
    return all.body.innerHTML;
  }

  /** A paste whose pictures are on the clipboard waits for them. @returns whether it was taken */
  function withPictures(view: EditorView, data: DataTransfer | null): boolean {
    const given = data?.getData('text/html');
    if (!data || !given || isOwn(given)) return false;
    const all = tidied(given, { rtf: data.getData('text/rtf'), files: [...data.files] });
    if (!all.pictures.some(({ file }) => file)) return false;
    void bringAll(all).then(() => {
      ready = true;
      view.pasteHTML(all.body.innerHTML);
      ready = false;
      tell(all.brought);
    });
    return true;
  }

  async function bringAll({ pictures, brought }: Tidied): Promise<void> {
    const files = pictures.flatMap(({ file }) => file ?? []);
    onBrought(`正在上传 ${files.length} 张图片…`);
    const taken = await bring(files);
    let next = 0;
    for (const { place, file } of pictures) {
      const address = file && taken[next++];
      if (address) place.setAttribute('src', address);
      else place.remove();
      brought[address ? 'pictures' : 'missing'] += 1;
    }
  }

  return { html, withPictures };
}

/** Cut or copied in this editor, or in another of ours. */
function isOwn(html: string): boolean {
  return html.includes('data-pm-slice');
}
