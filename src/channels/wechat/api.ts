import type { z } from 'zod';
import { type Answer, isAway, noAnswer } from './answer.ts';
import { ask } from './line.ts';
import {
  addedMaterial,
  heldDraft,
  heldDrafts,
  heldPublished,
  nothing,
  publishState,
  submitted,
  uploadedPicture,
} from './shapes.ts';
import { type Account, withToken } from './token.ts';

/** An article as it goes out. Bounds are the platform's: it says so when one is passed. */
export interface Article {
  /** at most 32 characters */
  title: string;
  /** at most 16 characters */
  author: string;
  /** at most 128 characters; '': the platform takes the first 54 of the text */
  digest: string;
  /** HTML, under 20,000 characters and 1 MB; its pictures were uploaded */
  content: string;
  /** whole address of the original, '': none */
  sourceUrl: string;
  /** of addCover */
  cover: string;
}

/** What one call tells of what is published, and how many calls are made. */
const [PAGE, PAGES] = [20, 10];

/** Articles that may go out as one. */
export const MOST_ARTICLES = 8;

type Given = Omit<Account, 'fetch'> & { fetch?: typeof fetch; heard?: () => void };

/** The account's interface (developers.weixin.qq.com, 公众号 服务端 API): every call is one request, and one or two more
 *  where the token was refused. No call throws. What is asked twice is done twice: whoever asks again after an `unheard`
 *  fault looks first (draftsNewest, publishedSince, stateOf).
 *  @param given.base of Config.wechatApi @param given.now for the end of the token
 *  @param given.heard is told that the platform answered and knows the account */
export function wechatApi(given: Given) {
  const account: Account = { fetch, ...given };

  async function call<T>(path: string, body: () => FormData | object, shape: z.ZodType<T>): Promise<Answer<T>> {
    const answer = await withToken(account, async (token) => {
      const query = `${path.includes('?') ? '&' : '?'}access_token=${encodeURIComponent(token)}`;
      const answer = await ask(account, `/cgi-bin/${path}${query}`, body(), [account.secret, token]);
      if (!answer.ok) return answer;
      const read = shape.safeParse(answer.value);
      return read.success ? { ok: true as const, value: read.data } : noAnswer('broken', true);
    });
    if (answer.ok || !isAway(answer)) given.heard?.();
    return answer;
  }

  return {
    /** A picture of the text (jpg, png, under 1 MB). @returns the address that stands in the content */
    uploadPicture: (bytes: Uint8Array, name: string) =>
      call('media/uploadimg', () => form(bytes, name), uploadedPicture),
    /** A permanent picture for a cover. @returns its media_id */
    addCover: (bytes: Uint8Array, name: string) =>
      call('material/add_material?type=image', () => form(bytes, name), addedMaterial),
    /** Up to eight articles as one draft. @returns its media_id */
    addDraft: (articles: readonly Article[]) =>
      call('draft/add', () => ({ articles: articles.map(onTheWire) }), addedMaterial),
    /** The articles of a draft with their text; 40007: there is none of that id, or it was published */
    draft: (mediaId: string) => call('draft/get', () => ({ media_id: mediaId }), heldDraft),
    /** The newest drafts without their text. @param count at most 20 */
    draftsNewest: (count: number) => call('draft/batchget', () => ({ offset: 0, count, no_content: 1 }), heldDrafts),
    deleteDraft: (mediaId: string) => call('draft/delete', () => ({ media_id: mediaId }), nothing),
    /** Asks for publication; that it is accepted says nothing of how it ends. @returns publish_id */
    submit: (mediaId: string) => call('freepublish/submit', () => ({ media_id: mediaId }), submitted),
    stateOf: (publishId: string) => call('freepublish/get', () => ({ publish_id: publishId }), publishState),
    /** Cannot be undone. @param index of the article, from 1; left out: all of them */
    deletePublished: (articleId: string, index = 0) =>
      call('freepublish/delete', () => ({ article_id: articleId, index }), nothing),
    publishedSince,
  };

  /** What was published since then, without text, the newest first; of very many the newest. */
  async function publishedSince(since: Date): Promise<Answer<z.output<typeof heldPublished>>> {
    const all: z.output<typeof heldPublished> = [];
    for (let page = 0; page < PAGES; page += 1) {
      const answer = await call(
        'freepublish/batchget',
        () => ({ offset: page * PAGE, count: PAGE, no_content: 1 }),
        heldPublished,
      );
      if (!answer.ok) return answer;
      const young = answer.value.filter(({ updatedAt }) => updatedAt >= since);
      all.push(...young);
      if (young.length < PAGE) break;
    }
    return { ok: true, value: all };
  }
}

function form(bytes: Uint8Array, name: string): FormData {
  const type = bytes[0] === 0xff ? 'image/jpeg' : 'image/png';
  const data = new FormData();
  data.append('media', new Blob([new Uint8Array(bytes)], { type }), name);
  return data;
}

/** Comments stay shut: an office answers in its own channels. */
function onTheWire({ title, author, digest, content, sourceUrl, cover }: Article) {
  return {
    ...{ article_type: 'news', title, author, digest, content, thumb_media_id: cover },
    ...{ content_source_url: sourceUrl, need_open_comment: 0, only_fans_can_comment: 0 },
  };
}
