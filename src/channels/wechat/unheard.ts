import { dayOf } from '../../platform/dates.ts';
import type { Connector, Reached, Step } from '../connectors/connector.ts';
import type { Answer } from './answer.ts';
import type { wechatApi } from './api.ts';
import { publishWords } from './publish-state.ts';

/** How far an issue of articles has come. */
export interface Issue extends Reached {
  /** the platform's address of a picture by its own; '': it could not be taken, and is left out */
  pictures?: Readonly<Record<string, string>>;
  /** cover of each article */
  covers?: readonly string[];
  /** a draft was asked for */
  drafting?: boolean;
  draft?: string;
  /** a person said that it may go out; from then on publication may have been asked for */
  committed?: boolean;
  /** ISO 8601, of that */
  since?: string;
  /** the platform answered that it did not take it: it may be asked for again */
  refused?: boolean;
  /** the platform answered that it was busy: it is asked again where the draft is still there */
  busy?: boolean;
  publish?: string;
  /** how often it was looked for after publication was asked for and no answer was heard */
  looked?: number;
  /** times that the platform was asked what became of it */
  asked?: number;
  articleId?: string;
  urls?: readonly string[];
  /** 'YYYY-MM-DD' on which it came out, where that is known */
  on?: string;
}

/** A publication that was asked for and not heard of is never asked for a second time by the machine: a review may take
 *  hours, and two articles would stand there. */
export const unheard: NonNullable<Connector['unheard']> = {
  is: ({ committed, refused, busy, publish }: Issue) => Boolean(committed && !refused && !busy && !publish),
  found: (reached, urls, on) => ({ ...reached, publish: 'seen', urls, on }),
  anew: (reached) => ({ ...reached, refused: true, looked: 0 }),
};

/** Seconds between two looks. */
const PAUSES = [60, 300, 900, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600, 24 * 3_600];
/** What was published before is another's; clocks differ by less, ms. */
const MARGIN = 10 * 60_000;
const SAYS = '已请求发布，没有听到微信的答复，可能正在审核：平台隔一段时间核对一次，不会重复请求发布';

type Api = Pick<ReturnType<typeof wechatApi>, 'publishedSince' | 'draft'>;
interface Published {
  articles: readonly { title: string; digest: string; sourceUrl: string; url: string; deleted: boolean }[];
}

/** Looks whether what was asked for is out by now.
 *  @param isOurs by its articles @param fault what follows when the platform does not answer */
export async function lookFor(
  api: Api,
  reached: Issue,
  isOurs: (articles: Published['articles']) => boolean,
  fault: (answer: Extract<Answer<unknown>, { ok: false }>) => Step,
): Promise<Step> {
  const out = await api.publishedSince(new Date(reached.since ? Date.parse(reached.since) - MARGIN : 0));
  if (!out.ok) return fault(out);
  const ours = out.value.find(({ articles }) => isOurs(articles));
  if (ours?.articles.every(({ deleted }) => deleted))
    return { next: 'failed', reached: { ...reached, publish: 'seen' }, failure: publishWords.deleted };
  if (ours) {
    const urls = ours.articles.map(({ url }) => url);
    const found = { publish: 'seen', articleId: ours.articleId, urls, on: dayOf(ours.updatedAt) };
    return { next: 'more', reached: { ...reached, ...found } };
  }
  const draft = await api.draft(reached.draft!);
  if (!draft.ok && draft.code !== 40007) return fault(draft);
  const { busy, ...asking } = reached;
  if (busy && draft.ok) return { next: 'more', reached: { ...asking, refused: true } };
  return looksAgain(asking, draft.ok ? '；草稿现在还在草稿箱里' : '；草稿已经不在草稿箱里');
}

/** It is looked for again after a pause. @param more what else is known */
export function looksAgain(reached: Issue, more = ''): Step {
  const looked = reached.looked ?? 0;
  const after = PAUSES[Math.min(looked, PAUSES.length - 1)]!;
  return { next: 'ask', reached: { ...reached, looked: looked + 1 }, after, says: SAYS + more };
}
