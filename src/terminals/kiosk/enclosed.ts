import { load } from 'cheerio';
import { encode } from 'uqr';
import { baseIn, unspoken } from '../../platform/http/base.ts';

/** What a kiosk answers to, below its address. */
const WAYS =
  /^(?:\/?|\/(?:columns|documents|guides|policies|search|topics|windows|disclosure\/application|engagement|consultations)(?:[/?#].*)?)$/;
/** What is handed out as a file, or takes one: not here. */
const FILES = /\.(?:docx|pdf|xlsx|zip|xml|json)(?:[?#]|$)|\/(?:files|papers)\//;
const TAKE_OWN = '请在自己的手机或电脑上打开网站，凭编号和查询码下载';

interface Kiosk {
  /** of the kiosk, in the language that is read: '/kiosk/hall', '/en/kiosk/hall' */
  base: string;
  /** whole address of the site */
  site: string;
  /** whole addresses of the kiosk's first page, in its languages */
  homes: readonly string[];
  /** a sentence in the language that is read */
  say: (text: string) => string;
}

/** A page without any way out of the kiosk: a link to elsewhere is its text, with a code for a phone where the public may
 *  follow it; nothing is downloaded, uploaded, or opened beside it; browsers fill nothing in. */
export function enclosed(html: string, { base, site, homes, say }: Kiosk): string {
  const $ = load(html);
  for (const node of $('a[href]').toArray()) {
    const href = $(node).attr('href')!;
    $(node).removeAttr('target').removeAttr('download');
    if (homes.includes(href)) continue;
    const below = [base, unspoken(base)].map((one) => restBelow(one, href)).find((rest) => rest !== undefined);
    if (href.startsWith('#') || (below !== undefined && WAYS.test(below) && !FILES.test(below))) continue;
    const own = below !== undefined && /\/(?:mine|acknowledgement|sent)\b/.test(below);
    const address = own ? undefined : addressOf(below ?? href, site);
    const text = $(node).text().trim() || href;
    const outside = $('<span class="outside"></span>').text(text);
    if (own) outside.append($('<small></small>').text(say(`（${TAKE_OWN}）`)));
    const block = $(node).closest('p, li, td, dd');
    $(node).replaceWith(outside);
    // after the sentence in which it stands
    if (address) (block.length ? block : outside).append(codeOf(address, say(`二维码：用手机看“${text}”`)));
  }
  for (const node of $('input[type=file]').toArray()) {
    const field = $(node).closest('.field');
    (field.length ? field : $(node)).replaceWith(
      $('<p class="help"></p>').text(say('自助终端不能上传材料。需要提交材料的，请到窗口办理，或者用手机在网站申请。')),
    );
  }
  $('form').attr('autocomplete', 'off');
  $('[data-print], #saved').remove();
  $('#filing').removeAttr('id'); // nothing that is half filled in is kept in this browser
  return $.html();
}

/** What of an address stands below a base; undefined: it does not. */
function restBelow(base: string, href: string): string | undefined {
  const rest = href.startsWith(base) ? href.slice(base.length) : 'elsewhere';
  return /^(?:$|[/?#])/.test(rest) ? rest : undefined;
}

/** The same page for a phone; undefined: no address of the web. */
function addressOf(href: string, site: string): string | undefined {
  if (/^https?:\/\//i.test(href)) return href.length <= 300 ? href : undefined;
  if (!href.startsWith('/') || href.startsWith('//')) return undefined;
  const own = baseIn(href) ? new URL(href, site).href : site + href;
  return own.length <= 300 ? own : undefined;
}

function codeOf(address: string, label: string): string {
  const { data, size } = encode(address, { border: 2, ecc: 'M' });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const $ = load(
    `<span class="qr"><svg viewBox="0 0 ${size} ${size}" role="img" shape-rendering="crispEdges"><path d="${squares.join('')}"/></svg></span>`,
    {},
    false,
  );
  $('svg').attr('aria-label', label);
  return $.html();
}
