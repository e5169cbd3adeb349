import { Editor, Extension } from '@tiptap/core';
import Image from '@tiptap/extension-image';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import TextAlign from '@tiptap/extension-text-align';
import { Slice } from '@tiptap/pm/model';
import StarterKit from '@tiptap/starter-kit';

const blocks = ['paragraph', 'heading'];

/** Alignment as classes: the page's content policy allows no style attributes. */
const AlignByClass = TextAlign.extend({
  addGlobalAttributes() {
    return [
      {
        types: blocks,
        attributes: {
          textAlign: {
            default: null,
            parseHTML: (element) =>
              /\balign-(center|right|justify)\b/.exec(element.className)?.[1] ??
              /^(center|right|justify)$/.exec((element.getAttribute('align') ?? '').toLowerCase())?.[1] ??
              null,
            renderHTML: ({ textAlign }) =>
              textAlign && textAlign !== 'left' ? { class: `align-${String(textAlign)}` } : {},
          },
        },
      },
    ];
  },
});

/** 首行缩进: paragraphs are indented unless they say no. */
const Indent = Extension.create({
  name: 'indent',
  addGlobalAttributes() {
    return [
      {
        types: ['paragraph'],
        attributes: {
          indent: {
            default: null,
            parseHTML: (element) => {
              if (element.classList.contains('no-indent')) return 'no-indent';
              return element.classList.contains('indent') || element.hasAttribute('data-indent') ? 'indent' : null;
            },
            renderHTML: ({ indent }) => (indent ? { class: String(indent) } : {}),
          },
        },
      },
    ];
  },
});

/** Without the column widths that Tiptap writes as style attributes. */
const PlainTable = Table.extend({
  renderHTML({ HTMLAttributes }) {
    return ['table', HTMLAttributes, ['tbody', 0]];
  },
});

const OwnImage = Image.extend({
  parseHTML() {
    return [{ tag: 'img[src^="/console/files/"]' }, { tag: 'img[src^="/files/"]' }];
  },
});

interface Options {
  place: HTMLElement;
  html: string;
  labelledBy: string;
  describedBy: string;
  onChange(): void;
  /** pictures that were pasted or dropped */
  onPictures(files: File[]): void;
}

/** The editor of a body: headings, lists, tables, pictures, links, alignment; cleans what Word puts on the clipboard. */
export function bodyEditor({ place, html, labelledBy, describedBy, onChange, onPictures }: Options): Editor {
  return new Editor({
    element: place,
    content: html,
    injectCSS: false,
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3, 4] },
        code: false,
        codeBlock: false,
        link: {
          openOnClick: false,
          defaultProtocol: 'https',
          HTMLAttributes: { target: null, rel: null, class: null },
        },
      }),
      AlignByClass.configure({ types: blocks, defaultAlignment: null }),
      Indent,
      PlainTable.configure({ resizable: false, View: null }),
      TableRow,
      TableHeader,
      TableCell,
      OwnImage,
    ],
    editorProps: {
      attributes: {
        class: 'article-body',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': labelledBy,
        'aria-describedby': describedBy,
      },
      transformPastedHTML: withoutWord,
      transformPasted: (slice, view) => whole(slice, view.state.selection.$from.parent.content.size === 0),
      handlePaste: (_view, event) => takePictures(event.clipboardData, onPictures),
      handleDrop: (_view, event) => takePictures(event.dataTransfer, onPictures),
    },
    onUpdate: onChange,
  });
}

/** Comments, styles and Office's own elements go; what remains the schema sorts out, and the server once more. */
function withoutWord(html: string): string {
  const { body } = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  const comments = document.createNodeIterator(body, NodeFilter.SHOW_COMMENT);
  for (let comment = comments.nextNode(); comment; comment = comments.nextNode())
    comment.parentNode!.removeChild(comment);
  for (const element of body.querySelectorAll<HTMLElement>('*')) {
    if (['template', 'xml', 'script'].includes(element.localName)) element.remove();
    else if (element.localName.includes(':')) unwrap(element);
    else if (element.dataset.said) shape(element);
  }
  for (const p of body.querySelectorAll('p'))
    if (!p.textContent?.trim() && !p.querySelector(':not(span, b, i, u, font)')) p.remove();
  return body.innerHTML;
}

/** The page's content policy complains of every style that is parsed: what they say stands where it applies to nothing. */
function withoutStyles(html: string): string {
  return html.replace(/<[^<>]*>/g, (tag) =>
    tag.replace(/\sstyle\s*=/gi, ' data-said=').replace(/^<(\/?)style(?=[\s>])/i, '<$1template'),
  );
}

function unwrap(element: Element): void {
  while (element.firstChild) element.before(element.firstChild);
  element.remove();
}

/** What is kept of a style, in attributes: the page's content policy allows no style of elements. */
function shape(element: HTMLElement): void {
  const style = element.dataset.said ?? '';
  const align = /text-align\s*:\s*(center|right|justify)/i.exec(style)?.[1];
  const indent = /text-indent\s*:\s*(?!0|-)[\d.]+/i.test(style);
  delete element.dataset.said;
  if (align) element.setAttribute('align', align);
  if (indent) element.dataset.indent = '2';
}

/** Several paragraphs pasted into an empty one come whole: the first would else lose its alignment. */
function whole(slice: Slice, intoEmpty: boolean): Slice {
  return intoEmpty && slice.content.childCount > 1 && slice.content.firstChild?.isTextblock
    ? new Slice(slice.content, 0, 0)
    : slice;
}

/** Files of pictures alone; a paste from Word brings a picture of the text besides the text itself: that is not one. */
function takePictures(data: DataTransfer | null, onPictures: (files: File[]) => void): boolean {
  if (!data || data.types.includes('text/html')) return false;
  const pictures = [...data.files].filter((file) => file.type.startsWith('image/'));
  if (!pictures.length) return false;
  onPictures(pictures);
  return true;
}
