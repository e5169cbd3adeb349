import { randomBytes } from 'node:crypto';
import { load } from 'cheerio';
import type { Account, Publication, WireArticle } from './account.ts';

/** What a call is told of, and where pictures and articles of this server lie. */
export interface Call {
  account: Account;
  origin: string;
  query: URLSearchParams;
  json: Record<string, unknown>;
  file: Buffer | undefined;
  now: Date;
  ended: (one: Publication) => void;
  /** a publication ends when it is asked after often enough, not by itself */
  endsWhenAsked: boolean;
}

/** A number is a fault. */
export type Reply = Record<string, unknown> | number;

const MB = 1024 * 1024;
const newId = () => randomBytes(32).toString('base64url');
const jpg = (file: Buffer) => file[0] === 0xff && file[1] === 0xd8;
const png = (file: Buffer) => file.subarray(0, 4).toString('latin1') === '\u0089PNG';

/** The calls of the published interface that an account's articles need. */
export const calls: Record<string, (call: Call) => Reply> = {
  'media/uploadimg': ({ account, origin, file }) => {
    if (!file?.length) return 41005;
    if (!jpg(file) && !png(file)) return 40005;
    if (file.length >= MB) return 40009;
    const path = `/mmbiz_${jpg(file) ? 'jpg' : 'png'}/${newId()}/0`;
    account.pictures.set(path, file);
    return { url: `${origin}${path}` };
  },
  'material/add_material': ({ account, origin, query, file }) => {
    const type = query.get('type');
    if (type !== 'image' && type !== 'thumb') return 40004;
    if (!file?.length) return 41005;
    if (type === 'thumb' ? !jpg(file) : !jpg(file) && !png(file)) return 40005;
    if (file.length > (type === 'thumb' ? 64 * 1024 : 10 * MB)) return 40009;
    const media_id = newId();
    account.material.set(media_id, file);
    return { media_id, url: `${origin}/material/${media_id}` };
  },
  'draft/add': ({ account, origin, json, now }) => {
    const given = Array.isArray(json.articles) ? json.articles : [];
    if (!given.length) return 40035;
    if (given.length > 8) return 45008;
    const articles = given.map((one) => articleOf(account, origin, one));
    const fault = articles.find((one) => typeof one === 'number');
    if (fault !== undefined) return fault as number;
    const media_id = newId();
    account.drafts.set(media_id, { articles: articles as WireArticle[], at: now });
    return { media_id };
  },
  'draft/update': ({ account, origin, json, now }) => {
    const draft = account.drafts.get(String(json.media_id));
    if (!draft) return 40007;
    const index = Number(json.index);
    if (!draft.articles[index]) return 40114;
    const article = articleOf(account, origin, json.articles);
    if (typeof article === 'number') return article;
    draft.articles[index] = article;
    draft.at = now;
    return {};
  },
  'draft/get': ({ account, json }) => {
    const draft = account.drafts.get(String(json.media_id));
    return draft ? { news_item: draft.articles } : 40007;
  },
  'draft/delete': ({ account, json }) => (account.drafts.delete(String(json.media_id)) ? {} : 40007),
  'draft/count': ({ account }) => ({ total_count: account.drafts.size }),
  'draft/batchget': ({ account, json }) =>
    page(
      json,
      [...account.drafts].map(([media_id, { articles, at }]) => ({ media_id, articles, at })),
    ),
  'freepublish/submit': ({ account, json, now }) => {
    const mediaId = String(json.media_id);
    const draft = account.drafts.get(mediaId);
    if (!draft) return 40007;
    if (account.submissionFault) return account.submissionFault;
    const publishId = String(2_247_483_650 + account.publications.size);
    const articles = draft.articles.map((article) => ({ ...article }));
    account.publications.set(publishId, {
      ...{ publishId, mediaId, articles, status: 1, articleId: '', failed: [], at: now },
    });
    return { publish_id: Number(publishId), msg_data_id: 9_000_000_000_000_001 };
  },
  'freepublish/get': ({ account, origin, json, ended, endsWhenAsked }) => {
    const one = account.publications.get(String(json.publish_id));
    if (!one) return 40007;
    if (one.status === 1 && account.asksUnderWay > 0) account.asksUnderWay -= 1;
    else if (one.status === 1 && endsWhenAsked) {
      account.finish(one, account.ends.shift() ?? 0, origin);
      ended(one);
    }
    return stateOf(one);
  },
  'freepublish/delete': ({ account, json }) => {
    const one = [...account.publications.values()].find(({ articleId }) => articleId === json.article_id);
    if (!one?.articleId) return 53600;
    const index = Number(json.index ?? 0);
    if (index < 0 || index > one.articles.length) return 40114;
    for (const [n, article] of one.articles.entries()) if (index === 0 || index === n + 1) article.is_deleted = true;
    if (one.articles.every(({ is_deleted }) => is_deleted)) one.status = 5;
    return {};
  },
  'freepublish/getarticle': ({ account, json }) => {
    const one = account.published.find(({ articleId }) => articleId === json.article_id);
    return one ? { news_item: one.articles } : 53600;
  },
  'freepublish/batchget': ({ account, json }) =>
    page(
      json,
      account.published.map(({ articleId, articles, at }) => ({ article_id: articleId, articles, at })),
    ),
};

function stateOf(one: Publication) {
  const item = one.articles.map(({ url }, n) => ({ idx: n + 1, article_url: url }));
  const done = one.status === 0 ? { article_id: one.articleId, article_detail: { count: item.length, item } } : {};
  return { publish_id: Number(one.publishId), publish_status: one.status, ...done, fail_idx: one.failed };
}

interface Held {
  articles: WireArticle[];
  at: Date;
}

/** Newest first. */
function page<T extends Held>(json: Record<string, unknown>, all: T[]): Reply {
  const [offset, count] = [Number(json.offset), Number(json.count)];
  if (!(offset >= 0) || !(count >= 1) || count > 20) return 40097;
  const shown = all.reverse().slice(offset, offset + count);
  const item = shown.map(({ articles, at, ...id }) => ({
    ...id,
    content: { news_item: articles.map((one) => (json.no_content ? { ...one, content: undefined } : one)) },
    update_time: Math.floor(at.getTime() / 1000),
  }));
  return { total_count: all.length, item_count: item.length, item };
}

/** An article within its bounds and as the platform keeps it, or the number of what is wrong with it. */
function articleOf(account: Account, origin: string, given: unknown): WireArticle | number {
  const of = (given ?? {}) as Record<string, unknown>;
  const text = (name: string) => (typeof of[name] === 'string' ? (of[name] as string) : '');
  if (text('article_type') !== 'news' && of.article_type !== undefined) return 40035;
  if (!text('title')) return 40035;
  if (text('title').length > 32) return 45003;
  if (text('author').length > 16) return 45110;
  if (text('digest').length > 128) return 45004;
  if (!text('content')) return 44003;
  if (text('content').length >= 20_000 || Buffer.byteLength(text('content')) >= MB) return 45002;
  if (Buffer.byteLength(text('content_source_url')) > 1024) return 45005;
  if (!account.material.has(text('thumb_media_id'))) return 40007;
  const content = keptOf(account, origin, text('content'));
  return {
    ...{ title: text('title'), author: text('author'), content, content_source_url: text('content_source_url') },
    digest: text('digest') || load(content).text().trim().slice(0, 54),
    thumb_media_id: text('thumb_media_id'),
    url: `${origin}/preview/${newId()}`,
  };
}

/** What the platform keeps of a text, without a word: no scripts, styles, forms, classes, ids, and no pictures from
 *  elsewhere. */
function keptOf(account: Account, origin: string, html: string): string {
  const $ = load(html, null, false);
  $('script, style, iframe, form, input, link, object').remove();
  $('*').removeAttr('class').removeAttr('id');
  $('img').each((_, img) => {
    const src = $(img).attr('src') ?? '';
    if (!src.startsWith(origin) || !account.pictures.has(src.slice(origin.length))) $(img).remove();
  });
  $('a').each((_, a) => void $(a).replaceWith($(a).contents()));
  return $.html();
}
