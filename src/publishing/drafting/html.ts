import sanitize from 'sanitize-html';
import { ordered, textOf } from './blocks.ts';
import { isTooDeep } from './depth.ts';

/** Addresses of our own files in a body, the public one being what is stored. */
const FILE = /^(?:\/console)?\/files\/([0-9a-f]{64})\/([^/?#\s"'<>]{1,300})$/;
/** A tag of an editor, closed or not: where a text has none, it is lines. */
const MARKUP = /<\/?(?:p|h[1-6]|ul|ol|li|table|div|br|strong|em|img|a|blockquote|span)(?=[\s/>])/i;
const aligned: Record<string, string> = { center: 'align-center', right: 'align-right', justify: 'align-justify' };
const classes = [...Object.values(aligned), 'indent', 'no-indent'];
const PASSES = 6;

/** Alignment and indents live in classes: the pages' content policy allows no style attributes. */
function styled(tagName: string) {
  return (_tag: string, given: sanitize.Attributes) => {
    const kept: sanitize.Attributes = {};
    const style = (given.style ?? '').toLowerCase();
    const align = (/text-align\s*:\s*(center|right|justify)/.exec(style)?.[1] ?? given.align ?? '').toLowerCase();
    const named = (given.class ?? '').split(/\s+/).filter((name) => classes.includes(name));
    const found = new Set(named);
    if (!named.some((name) => name.startsWith('align-')) && aligned[align]) found.add(aligned[align]!);
    if (/text-indent\s*:\s*(?!0|-)[\d.]+/.test(style)) found.add('indent');
    if (found.size) kept.class = [...found].sort().join(' ');
    for (const name of ['colspan', 'rowspan'])
      if (/^[1-9]\d?$/.test(given[name] ?? '') && given[name] !== '1') kept[name] = given[name]!;
    if (tagName === 'th' && /^(row|col)$/.test(given.scope ?? '')) kept.scope = given.scope!;
    return { tagName, attribs: kept };
  };
}

const options: sanitize.IOptions = {
  allowedTags: [
    'h2',
    'h3',
    'h4',
    'p',
    'br',
    'hr',
    'strong',
    'em',
    'u',
    's',
    'sub',
    'sup',
    'a',
    'ul',
    'ol',
    'li',
  ].concat(['blockquote', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'img', 'div']),
  allowedAttributes: {
    a: ['href'],
    img: ['src', 'alt'],
    ol: ['start'],
    th: ['colspan', 'rowspan', 'scope', 'class'],
    td: ['colspan', 'rowspan', 'class'],
    ...Object.fromEntries(['p', 'h2', 'h3', 'h4', 'div'].map((name) => [name, ['class']])),
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'xml', 'head', 'template', 'svg', 'math'],
  nestingLimit: 60,
  transformTags: {
    h1: styled('h2'),
    h2: styled('h2'),
    h3: styled('h3'),
    h4: styled('h4'),
    h5: styled('h4'),
    h6: styled('h4'),
    p: styled('p'),
    div: styled('div'),
    center: () => ({ tagName: 'div', attribs: { class: 'align-center' } }),
    th: styled('th'),
    td: styled('td'),
    b: 'strong',
    i: 'em',
    ins: 'u',
    del: 's',
    strike: 's',
    tfoot: 'tbody',
    ol: (tagName, { start }) => ({ tagName, attribs: only('start', /^\d{1,4}$/.test(start ?? '') && start) }),
    a: (tagName, { href }) => ({ tagName, attribs: only('href', href && safeLink(href) && href.trim()) }),
    img: (tagName, { src, alt }) => {
      const file = FILE.exec(src ?? '');
      return { tagName, attribs: file ? { src: `/files/${file[1]}/${file[2]}`, alt: alt ?? '' } : only('src', '') };
    },
  },
  exclusiveFilter: (frame) => (frame.tag === 'img' && !frame.attribs.src) || frame.tag === 'title',
};

function only(name: string, value: string | false | undefined): sanitize.Attributes {
  return value ? { [name]: value } : {};
}

function safeLink(href: string): boolean {
  return /^(https?:\/\/[^\s]+|mailto:[^\s]+|\/(?![/\\])[^\s]*|#[^\s]*)$/i.test(href.trim());
}

/** What may stand in a published body: headings, paragraphs, lists, tables, our own pictures, links; alignment as
 *  classes. Everything else goes, its text stays. Word's leavings (mso-, o:p, fonts, comments) go without a trace.
 *  Its own output comes out unchanged. @param image says whether a picture (hash of the file) may stand here */
export function sanitise(html: string, image: (hash: string) => boolean = () => true): string {
  const mine = (src: string) => image(FILE.exec(src)?.[1] ?? '');
  if (isTooDeep(html)) return paragraphs(html.replace(/<[^<>]*>/g, '\n'));
  let clean = sanitize(html, options);
  for (let pass = 0; pass < PASSES; pass++) {
    const next = sanitize(ordered(clean, mine), options);
    if (next === clean) return clean;
    clean = next;
  }
  // Markup that does not come to rest was not made by an editor: keep its words.
  return paragraphs(textOf(clean));
}

/** Plain text as paragraphs. */
export function paragraphs(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => `<p>${escaped(line.trim())}</p>`)
    .join('');
}

/** What stands in the editor's field: HTML of the editor, or, without scripts, plain text. */
export function bodyOf(typed: string, image?: (hash: string) => boolean): string {
  return sanitise(MARKUP.test(typed) ? typed : paragraphs(typed), image);
}

/** What is typed where no script makes an editor of the field: the paragraphs as lines, when that is all the body holds;
 *  undefined when there is more to it, which lines would lose. @param body as `bodyOf` leaves it */
export function linesOf(body: string): string | undefined {
  const lines = textOf(body);
  return bodyOf(lines) === body ? lines : undefined;
}

/** Hashes of the pictures in a body. */
export function imagesIn(html: string): string[] {
  return [...new Set([...html.matchAll(/\/files\/([0-9a-f]{64})\//g)].map((match) => match[1]!))];
}

/** The body for staff, who also see files that are not public yet. */
export function forConsole(html: string): string {
  return html.replaceAll('src="/files/', 'src="/console/files/');
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
