import type { CheerioAPI } from 'cheerio';
import { load } from 'cheerio/slim';

/** Letters of markup that are read: a tree takes many times as much. */
const MOST = 1_500_000;
/** Links of a page that are looked at. */
const MOST_LINKS = 400;
const DAY = /\b(20\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b/g;

interface Link {
  href: string;
  text: string;
}

/** What a page shows and says of itself, read from its code. */
export interface PageFacts {
  title: string;
  lang: string;
  viewport: string;
  metas: ReadonlyMap<string, string>;
  links: readonly Link[];
  /** days shown in times of its main part, 'YYYY-MM-DD' */
  dates: readonly string[];
  /** what a reader who cannot see it meets, each in Chinese */
  barriers: readonly string[];
  /** headings and terms that something stands under: '申请条件', '咨询电话', and its first heading as '事项名称' */
  elements: readonly string[];
  /** related documents with how they are related: '解读', '被解读' */
  related: readonly (Link & { how: string })[];
  /** files to download */
  files: readonly Link[];
}

/** Reads a page; undefined: it is none that can be read. Nothing in it can do more than fail. */
export function factsOf(body: Buffer): PageFacts | undefined {
  const html = body.toString('utf8').slice(0, MOST);
  if (isBeyondReading(html)) return undefined;
  try {
    return read(load(html));
  } catch {
    return undefined; // nested too deep for anybody
  }
}

/** Tags of a page, and how deep they may stand in each other as they come: trees that nobody draws take hours. */
const MOST_TAGS = 60_000;
const DEEPEST = 1_000;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

function isBeyondReading(html: string): boolean {
  let tags = 0;
  let depth = 0;
  for (const [, closing, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    tags += 1;
    if (closing) depth = Math.max(0, depth - 1);
    else if (!VOID.test(name!)) depth += 1;
    if (tags > MOST_TAGS || depth > DEEPEST) return true;
  }
  return false;
}

function read($: CheerioAPI): PageFacts {
  const metas = new Map<string, string>();
  $('meta[name]').each((_, element) => {
    const { name, content = '' } = element.attribs;
    if (name) metas.set(name, content.trim());
  });
  const links = linksIn($, 'body a[href]');
  const times = $('main time')
    .toArray()
    .map((element) => $(element).text())
    .join(' ');
  return {
    title: $('title').first().text().trim(),
    lang: $('html').attr('lang') ?? '',
    viewport: metas.get('viewport') ?? '',
    metas,
    links,
    dates: [...new Set([...times.matchAll(DAY)].map(([day]) => day))],
    barriers: barriersIn($),
    elements: elementsIn($),
    related: $('.related li')
      .toArray()
      .map((element) => {
        const at = $(element);
        const link = at.find('a[href]').first();
        return { how: at.find('.tag').first().text().trim(), href: link.attr('href') ?? '', text: link.text().trim() };
      })
      .filter(({ href }) => href),
    files: linksIn($, 'main a[href*="/files/"], main a[download]'),
  };
}

function linksIn($: CheerioAPI, among: string): Link[] {
  return $(among)
    .toArray()
    .slice(0, MOST_LINKS)
    .map((element) => ({ href: $(element).attr('href') ?? '', text: $(element).text().replace(/\s+/g, ' ').trim() }));
}

const NAMED = 'aria-label,aria-labelledby,title'.split(',');

/** 无障碍, as far as it can be read from the code; colours and what scripts do cannot. */
function barriersIn($: CheerioAPI): string[] {
  const without = (among: string, isNamed: (of: ReturnType<CheerioAPI>) => boolean): number =>
    $(among)
      .toArray()
      .filter((element) => !isNamed($(element))).length;
  const labelled = (of: ReturnType<CheerioAPI>) => NAMED.some((name) => of.attr(name)?.trim());
  const images = without('img', (of) => of.attr('alt') !== undefined);
  const fields = without('input:not([type=hidden]):not([type=submit]):not([type=button]), select, textarea', (of) => {
    const id = of.attr('id');
    const label = id ? $('label').filter((_, one) => one.attribs.for === id) : $();
    return labelled(of) || label.length > 0 || of.closest('label').length > 0;
  });
  const doors = without('a[href], button', (of) =>
    Boolean(labelled(of) || of.text().trim() || of.find('img[alt]:not([alt=""]), svg[aria-label], svg title').length),
  );
  const frames = without('iframe', labelled);
  return [
    ...($('html').attr('lang')?.trim() ? [] : ['网页没有标明语言']),
    ...($('title').first().text().trim() ? [] : ['网页没有标题']),
    ...($('h1').length ? [] : ['没有一级标题']),
    ...($('main').length === 1 ? [] : ['没有标出主要内容的区域']),
    ...(images ? [`${images} 张图片没有替代文字`] : []),
    ...(fields ? [`${fields} 个输入框没有名称`] : []),
    ...(doors ? [`${doors} 个链接或者按钮没有名称`] : []),
    ...(frames ? [`${frames} 个框架没有名称`] : []),
  ];
}

function elementsIn($: CheerioAPI): string[] {
  const found = new Set<string>();
  if ($('main h1').first().text().trim()) found.add('事项名称');
  $('main dt').each((_, element) => {
    if ($(element).next('dd').text().trim()) found.add($(element).text().trim());
  });
  $('main h2').each((_, element) => {
    const name = $(element).text().trim();
    if ($(element).parent().text().trim().length > name.length) found.add(name);
  });
  return [...found];
}
