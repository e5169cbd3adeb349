import { Editor, Extension, Mark } from '@tiptap/core';
import Image from '@tiptap/extension-image';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import TextAlign from '@tiptap/extension-text-align';
import { Slice } from '@tiptap/pm/model';
import StarterKit from '@tiptap/starter-kit';
import { type Bringing, pasting } from '../pasted/paste.ts';
import { FindingMarks } from './checking/marks.ts';

const blocks = ['paragraph', 'heading'];
/** Pixels that the bars of the page cover at most. */
const BARS = 110;

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

/** 10³, H₂O: one or the other. */
const raised = (name: 'sub' | 'sup') =>
  Mark.create({
    name,
    excludes: 'sub sup',
    parseHTML: () => [{ tag: name }],
    renderHTML: () => [name, 0],
  });

interface Options extends Bringing {
  place: HTMLElement;
  html: string;
  labelledBy: string;
  describedBy: string;
  onChange(): void;
  /** pictures that were pasted or dropped */
  onPictures(files: File[]): void;
}

/** The editor of a body: headings, lists, tables, pictures, links, alignment; cleans what Word puts on the clipboard. */
export function bodyEditor(options: Options): Editor {
  const { place, html, labelledBy, describedBy, onChange, onPictures } = options;
  const paste = pasting(options);
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
      raised('sub'),
      raised('sup'),
      FindingMarks,
    ],
    editorProps: {
      // below and above lie bars that stay where they are
      scrollThreshold: BARS,
      scrollMargin: BARS,
      attributes: {
        class: 'article-body',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': labelledBy,
        'aria-describedby': describedBy,
      },
      transformPastedHTML: paste.html,
      transformPasted: (slice, view) => whole(slice, view.state.selection.$from.parent.content.size === 0),
      handlePaste: (view, event) =>
        takePictures(event.clipboardData, onPictures) || paste.withPictures(view, event.clipboardData),
      handleDrop: (_view, event) => takePictures(event.dataTransfer, onPictures),
    },
    onUpdate: onChange,
  });
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
