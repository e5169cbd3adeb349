import { type CheerioAPI, load } from 'cheerio';
import sanitize from 'sanitize-html';

/** Addresses of our own files in a body, the public one being what is stored. */
const FILE = /^(?:\/console)?\/files\/([0-9a-f]{64})\/([^/?#\s"'<>]{1,300})$/;
const aligned: Record<string, string> = { center: 'align-center', right: 'align-right', justify: 'align-justify' };
const classes = [...Object.values(aligned), 'indent', 'no-indent'];
const block = 'p,h2,h3,h4,ul,ol,table,blockquote,hr';
const PASSES = 6;
type Nodes = ReturnType<CheerioAPI>;

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
  let before = html;
  for (let pass = 0; pass < PASSES; pass++) {
    const after = sanitize(ordered(sanitize(before, options), image), options);
    if (after === before) return after;
    before = after;
  }
  // Markup that does not come to rest was not made by an editor: keep its words.
  return paragraphs(textOf(before));
}

/** Blocks at the top, nothing empty, no nested leftovers of foreign editors. */
function ordered(html: string, image: (hash: string) => boolean): string {
  const $ = load(html, null, false);
  $('img').each((_, node) => {
    const hash = FILE.exec($(node).attr('src') ?? '')?.[1];
    if (!hash || !image(hash)) $(node).remove();
  });
  // Innermost first: then every block that an outer one holds is known.
  for (const node of $('div').toArray().reverse()) {
    const div = $(node);
    if (div.find(block).length) wrapLoose($, div);
    else {
      const p = $('<p></p>');
      const kind = div.attr('class');
      if (kind) p.attr('class', kind);
      div.wrapInner(p);
    }
    unwrap(div);
  }
  for (const node of $('a:not([href])').toArray()) unwrap($(node));
  $('strong,em,u,s,sub,sup,a').each((_, node) => {
    if (!$(node).text().length && !$(node).find('img,br').length) $(node).remove();
  });
  wrapLoose($, $.root());
  $('p,h2,h3,h4,li,blockquote').each((_, node) => {
    if (
      !$(node)
        .text()
        .replace(/[\s\u00a0\u3000]/g, '') &&
      !$(node).find('img,table').length
    )
      $(node).remove();
  });
  $('ul,ol,table').each((_, node) => {
    if (!$(node).find('li,td,th').length) $(node).remove();
  });
  return $.html()
    .replace(/\u200b/g, '')
    .trim();
}

/** Text and inline marks that stand beside blocks are put into paragraphs. */
function wrapLoose($: CheerioAPI, within: Nodes): void {
  const rows: Nodes[] = [];
  let run: Nodes | undefined;
  for (const node of within.contents().toArray()) {
    if (node.type === 'tag' && $(node).is(block)) {
      rows.push($(node));
      run = undefined;
    } else if (run || node.type !== 'text' || node.data.trim()) {
      if (!run) {
        run = $('<p></p>');
        rows.push(run);
      }
      run.append(node);
    }
  }
  within.empty();
  for (const row of rows) within.append(row);
}

function unwrap(element: Nodes): void {
  element.before(element.contents());
  element.remove();
}

/** The words of a body, a line for each paragraph or row, cells apart by tabs: for search, comparison, checks. */
export function textOf(html: string): string {
  const $ = load(html, null, false);
  $('br').replaceWith('\n');
  $('td,th').each((_, cell) => {
    if ($(cell).next('td,th').length) $(cell).append('\t');
    $(cell)
      .find('p')
      .each((_, p) => {
        $(p).replaceWith($(p).contents());
      });
  });
  $('p,h2,h3,h4,li,tr,caption,blockquote').append('\n');
  return $.root()
    .text()
    .replace(/[^\S\n\t]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
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
  const isHtml = /<\/?(p|h[1-6]|ul|ol|li|table|div|br|strong|em|img|a|blockquote|span)\b[^>]*>/i.test(typed);
  return sanitise(isHtml ? typed : paragraphs(typed), image);
}

/** What is typed where no script makes an editor of the field: the paragraphs as lines, when that is all the body holds;
 *  undefined when there is more to it, which lines would lose. @param typed HTML, or lines already */
export function linesOf(typed: string): string | undefined {
  const body = bodyOf(typed);
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

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
