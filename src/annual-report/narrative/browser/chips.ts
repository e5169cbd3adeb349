import {
  Editor,
  type ExtendedRegExpMatchArray,
  InputRule,
  type JSONContent,
  Node,
  nodePasteRule,
  type Range,
} from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';

const braces = /\{\{([^{}]*)\}\}/g;

/** A figure in the text: one thing, which the cursor steps over and a key takes out whole. */
function figureNode(values: Map<string, string>) {
  // only names that mean something become a figure: others stay as typed, to be mended
  const names = [...values.keys()].map((name) => name.replaceAll('.', '\\.')).join('|');
  const getAttributes = (match: { [n: number]: string | undefined }) => ({ name: match[1]?.trim() });
  return Node.create({
    name: 'figure',
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    addAttributes: () => ({ name: { default: '' } }),
    parseHTML: () => [
      { tag: 'span[data-figure]', getAttrs: (span) => ({ name: (span as HTMLElement).dataset.figure ?? '' }) },
    ],
    renderHTML: ({ node }) => [
      'span',
      { class: 'chip', 'data-figure': node.attrs.name, title: `{{${node.attrs.name}}}` },
      values.get(node.attrs.name as string) ?? `{{${node.attrs.name}}}`,
    ],
    renderText: ({ node }) => `{{${node.attrs.name}}}`,
    addInputRules() {
      const handler = ({
        state,
        range,
        match,
      }: {
        state: EditorState;
        range: Range;
        match: ExtendedRegExpMatchArray;
      }) => {
        state.tr.replaceWith(range.from, range.to, this.type.create(getAttributes(match)));
      };
      return [new InputRule({ find: new RegExp(`\\{\\{\\s*(${names})\\s*\\}\\}$`), handler })];
    },
    addPasteRules() {
      return [
        nodePasteRule({ find: new RegExp(`\\{\\{\\s*(${names})\\s*\\}\\}`, 'g'), type: this.type, getAttributes }),
      ];
    },
  });
}

/** Puts the editor in the place of the text area, which keeps the text with its braces and is sent by the form.
 *  @param changed gets that text after each change */
export function chipEditor(
  area: HTMLTextAreaElement,
  values: Map<string, string>,
  changed: (text: string) => void,
): Editor {
  const place = document.createElement('div');
  place.className = 'chip-editor';
  area.before(place);
  area.hidden = true;
  const label = document.querySelector<HTMLLabelElement>(`label[for="${area.id}"]`);
  if (label) label.id = `${area.id}-label`;
  const editor = new Editor({
    element: place,
    injectCSS: false, // the page's policy allows no style of its own
    extensions: [
      StarterKit.configure({
        blockquote: false,
        bold: false,
        bulletList: false,
        code: false,
        codeBlock: false,
        hardBreak: false,
        heading: false,
        horizontalRule: false,
        italic: false,
        link: false,
        listItem: false,
        listKeymap: false,
        orderedList: false,
        strike: false,
        underline: false,
        trailingNode: false,
      }),
      figureNode(values),
    ],
    content: contentOf(area.value, values),
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': label?.id ?? '',
        'aria-describedby': `${area.getAttribute('aria-describedby') ?? ''} figure-keys`.trim(),
      },
    },
    onUpdate: ({ editor: now }) => changed(textIn(now)),
  });
  label?.addEventListener('click', () => editor.commands.focus());
  return editor;
}

/** What stands in the editor, figures in their braces, a line for each paragraph. */
export function textIn(editor: Editor): string {
  return editor.getText({ blockSeparator: '\n' });
}

function contentOf(text: string, values: Map<string, string>): JSONContent {
  return {
    type: 'doc',
    content: text.split('\n').map((line) => ({ type: 'paragraph', content: piecesOf(line, values) })),
  };
}

/** A name that means nothing stays as it was written, to be mended. */
function piecesOf(line: string, values: Map<string, string>): JSONContent[] {
  const pieces: JSONContent[] = [];
  let end = 0;
  const words = (to: number) => {
    if (to > end) pieces.push({ type: 'text', text: line.slice(end, to) });
  };
  for (const match of line.matchAll(braces)) {
    const name = match[1]!.trim();
    if (!values.has(name)) continue;
    words(match.index);
    pieces.push({ type: 'figure', attrs: { name } });
    end = match.index + match[0].length;
  }
  words(line.length);
  return pieces;
}
