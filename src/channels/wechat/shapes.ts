import { z } from 'zod';
import { PUBLISH_STATES, type PublishState, urlsInOrder } from './publish-state.ts';

/** An id: sometimes a text, sometimes a number. */
const id = z.union([z.string().min(1).max(1000), z.number().int().transform(String)]);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const position = z.coerce.number().int();

export const uploadedPicture = z.object({ url: z.string().min(1).max(2000) }).transform(({ url }) => url);
export const addedMaterial = z.object({ media_id: id }).transform(({ media_id }) => media_id);
export const submitted = z.object({ publish_id: id }).transform(({ publish_id }) => publish_id);
export const nothing = z.unknown().transform(() => undefined);

/** An article as the platform holds it. */
const heldArticle = z
  .object({
    title: text,
    author: text,
    digest: text,
    content: text,
    content_source_url: text,
    thumb_media_id: text,
    url: text,
    is_deleted: z.boolean().nullish(),
  })
  .transform((of) => ({
    ...{ title: of.title, author: of.author, digest: of.digest, content: of.content },
    sourceUrl: of.content_source_url,
    cover: of.thumb_media_id,
    /** of a draft: where it can be looked at for a while; of what is published: its address for good */
    url: of.url,
    deleted: of.is_deleted === true,
  }));

export const heldDraft = z.object({ news_item: z.array(heldArticle) }).transform(({ news_item }) => news_item);

const stock = { content: z.object({ news_item: z.array(heldArticle) }), update_time: z.coerce.number() };
const item = <T extends z.ZodType>(items: T) =>
  z.object({ item: z.array(items).nullish() }).transform(({ item }) => item ?? []);

export const heldDrafts = item(
  z.object({ media_id: id, ...stock }).transform((one) => ({
    mediaId: one.media_id,
    articles: one.content.news_item,
    updatedAt: new Date(one.update_time * 1000),
  })),
);
export const heldPublished = item(
  z.object({ article_id: id, ...stock }).transform((one) => ({
    articleId: one.article_id,
    articles: one.content.news_item,
    updatedAt: new Date(one.update_time * 1000),
  })),
);

export const publishState = z
  .object({
    publish_status: z.coerce
      .number()
      .int()
      .min(0)
      .max(PUBLISH_STATES.length - 1),
    article_id: text,
    article_detail: z.object({ item: z.array(z.object({ idx: position, article_url: text })).nullish() }).nullish(),
    fail_idx: z.array(position).nullish(),
  })
  .transform(
    (of): PublishState => ({
      status: PUBLISH_STATES[of.publish_status]!,
      articleId: of.article_id,
      urls: urlsInOrder(
        (of.article_detail?.item ?? []).map(({ idx, article_url }) => ({ index: idx, url: article_url })),
      ),
      failed: of.fail_idx ?? [],
    }),
  );
