import { load } from 'cheerio';
import { encode } from 'uqr';
import { baseIn } from '../../platform/http/base.ts';

/** What a kiosk answers to, below its address. */
const WAYS = /^(?:\/?|\/(?:columns|documents|guides|search|windows|disclosure\/application)(?:[/?#].*)?)$/;
/** What is handed out as a file, or takes one: not here. */
const FILES = /\.(?:docx|pdf|xlsx|zip)(?:[?#]|$)|\/(?:files|papers)\//;
const TAKE_OWN = '请在自己的手机或电脑上打开网站，凭编号和查询码下载';

/** A page without any way out of the kiosk: a link to elsewhere is its text, with a code for a phone where the public may
 *  follow it; nothing is downloaded, uploaded, or opened beside it; browsers fill nothing in.
 *  @param base of the kiosk, e.g. '/kiosk/hall' @param site whole address of the site */
export function enclosed(html: string, { base, site }: { base: string; site: string }): string {
  const $ = load(html);
  for (const node of $('a[href]').toArray()) {
    const href = $(node).attr('href')!;
    $(node).removeAttr('target').removeAttr('download');
    const rest = href.startsWith(base) ? href.slice(base.length) : 'elsewhere';
    const below = /^(?:$|[/?#])/.test(rest) ? rest : undefined;
    if (href.startsWith('#') || (below !== undefined && WAYS.test(below) && !FILES.test(below))) continue;
    const own = below !== undefined && /\/(?:mine|acknowledgement)\b/.test(below);
    const address = own ? undefined : addressOf(below ?? href, site);
    const text = $(node).text().trim() || href;
    const outside = $('<span class="outside"></span>').text(text);
    if (own) outside.append($('<small></small>').text(`（${TAKE_OWN}）`));
    const block = $(node).closest('p, li, td, dd');
    $(node).replaceWith(outside);
    // after the sentence in which it stands
    if (address) (block.length ? block : outside).append(codeOf(address, text));
  }
  for (const node of $('input[type=file]').toArray()) {
    const field = $(node).closest('.field');
    (field.length ? field : $(node)).replaceWith(
      $('<p class="help"></p>').text('自助终端不能上传材料。需要提交材料的，请到窗口办理，或者用手机在网站申请。'),
    );
  }
  $('form').attr('autocomplete', 'off');
  $('[data-print], #saved').remove();
  $('#filing').removeAttr('id'); // nothing that is half filled in is kept in this browser
  return $.html();
}

/** The same page for a phone; undefined: no address of the web. */
function addressOf(href: string, site: string): string | undefined {
  if (/^https?:\/\//i.test(href)) return href.length <= 300 ? href : undefined;
  if (!href.startsWith('/') || href.startsWith('//')) return undefined;
  const own = baseIn(href) ? new URL(href, site).href : site + href;
  return own.length <= 300 ? own : undefined;
}

function codeOf(address: string, text: string): string {
  const { data, size } = encode(address, { border: 2, ecc: 'M' });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const $ = load(
    `<span class="qr"><svg viewBox="0 0 ${size} ${size}" role="img" shape-rendering="crispEdges"><path d="${squares.join('')}"/></svg></span>`,
    {},
    false,
  );
  $('svg').attr('aria-label', `二维码：用手机看“${text}”`);
  return $.html();
}
