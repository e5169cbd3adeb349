import type { Reached, Step, Work } from '../connectors/connector.ts';
import { type Answer, type Fault, isAway } from './answer.ts';
import type { Article, wechatApi } from './api.ts';
import { BUSY, deleteByHand } from './codes.ts';
import { publishWords } from './publish-state.ts';
import { type Issue, lookFor, looksAgain } from './unheard.ts';

type Api = ReturnType<typeof wechatApi>;

/** What is laid out of one article, and the pictures that it still lacks. */
export interface Laid extends Omit<Article, 'cover' | 'content'> {
  content: (pictures: Readonly<Record<string, string>>) => string;
  pictures: readonly string[];
  /** what was cut or could not be kept */
  warnings: readonly string[];
}

/** What the steps need besides the account's interface. */
export interface Layouts {
  laid: readonly Laid[];
  /** by its name in `pictures`; undefined: it cannot be taken */
  picture: (name: string) => Promise<{ bytes: Uint8Array; name: string } | undefined>;
  cover: (n: number) => Promise<{ bytes: Uint8Array; name: string } | undefined>;
}

/** The next step of an issue: pictures, covers, the draft, a person's look at it, publication, and what became of it. Each
 *  step asks the platform at most for one thing that changes something there. */
export async function sendStep(api: Api, work: Work, lay: () => Layouts): Promise<Step> {
  const reached = work.reached as Issue;
  if (reached.publish) return reached.urls ? oldOneGoes(api, work, reached) : stateStep(api, work, reached);
  const layouts = lay();
  const lacking = layouts.laid.flatMap(({ pictures }) => pictures).find((one) => reached.pictures?.[one] === undefined);
  if (lacking !== undefined) return pictureStep(api, reached, lacking, layouts);
  const covers = reached.covers ?? [];
  if (covers.length < layouts.laid.length) return coverStep(api, reached, covers, layouts);
  if (!reached.draft) return draftStep(api, work, reached, layouts);
  if (!work.approved) return { next: 'person', reached, says: askedToLook(layouts) };
  if (!reached.committed)
    return { next: 'commit', reached: { ...reached, committed: true, since: work.now.toISOString() } };
  return publishStep(api, work, reached, layouts);
}

/** What a person is asked for before it goes out. */
export const LOOK = '草稿已经存入公众号的草稿箱，请在手机的“公众平台助手”里看一遍，没有问题就确认发布';

function askedToLook({ laid }: Layouts): string {
  const told = laid.flatMap(({ title, warnings }) => warnings.map((one) => `《${title}》${one}`));
  return told.length ? `${LOOK}。请注意：${told.join('；')}` : LOOK;
}

async function pictureStep(api: Api, reached: Issue, address: string, layouts: Layouts): Promise<Step> {
  const put = (url: string): Step => ({
    next: 'more',
    reached: { ...reached, pictures: { ...reached.pictures, [address]: url } },
  });
  const picture = await layouts.picture(address);
  if (!picture) return put('');
  const answer = await api.uploadPicture(picture.bytes, picture.name);
  if (answer.ok) return put(answer.value);
  return isOfPicture(answer) ? put('') : faultStep(answer, reached);
}

/** The picture itself is at fault: the article goes without it. */
const isOfPicture = ({ code }: Fault) =>
  [40004, 40005, 40006, 40009, 40113, 41005, 44001, 45001].includes(code as number);

async function coverStep(api: Api, reached: Issue, covers: readonly string[], layouts: Layouts): Promise<Step> {
  const cover = await layouts.cover(covers.length);
  if (!cover)
    return { next: 'failed', reached, failure: '本机不能画封面，请在正文里放一张图片，或者复制排好的文章发布' };
  const { bytes, name } = cover;
  const answer = await api.addCover(bytes, name);
  if (!answer.ok) return faultStep(answer, reached);
  return { next: 'more', reached: { ...reached, covers: [...covers, answer.value] } };
}

async function draftStep(api: Api, { resumed }: Work, reached: Issue, layouts: Layouts): Promise<Step> {
  if (!reached.drafting) return { next: 'more', reached: { ...reached, drafting: true } };
  if (resumed) {
    const there = await ourDraft(api, layouts);
    if (!there.ok) return faultStep(there, reached);
    if (there.value) return { next: 'more', reached: { ...reached, draft: there.value } };
  }
  const answer = await api.addDraft(articlesOf(reached, layouts));
  return answer.ok ? { next: 'more', reached: { ...reached, draft: answer.value } } : faultStep(answer, reached);
}

function articlesOf({ pictures = {}, covers = [] }: Issue, { laid }: Layouts): Article[] {
  return laid.map(({ title, author, digest, sourceUrl, content }, n) => ({
    ...{ title, author, digest, sourceUrl, content: content(pictures), cover: covers[n]! },
  }));
}

/** How many of the newest are looked through. */
const NEWEST = 20;

async function ourDraft(api: Api, layouts: Layouts): Promise<Answer<string | undefined>> {
  const drafts = await api.draftsNewest(NEWEST);
  if (!drafts.ok) return drafts;
  return { ok: true, value: drafts.value.find(({ articles }) => areOurs(articles, layouts))?.mediaId };
}

/** The same articles in the same order: an address of the original names the transmission. */
function areOurs(there: readonly { title: string; digest: string; sourceUrl: string }[], { laid }: Layouts): boolean {
  return (
    there.length === laid.length &&
    laid.every(
      ({ title, sourceUrl, digest }, n) =>
        there[n]!.title === title && there[n]!.sourceUrl === sourceUrl && there[n]!.digest === digest,
    )
  );
}

/** Asks for publication, once: what may have been heard is looked for from then on. Who is busy says so and asks to come
 *  again: it is asked again as soon as a look finds the draft where it was. */
async function publishStep(api: Api, work: Work, reached: Issue, layouts: Layouts): Promise<Step> {
  const { refused, ...asking } = reached;
  if (refused) return { next: 'more', reached: asking };
  if (work.resumed) {
    const isOurs = (articles: Parameters<typeof areOurs>[0]) => areOurs(articles, layouts);
    return lookFor(api, reached, isOurs, (fault) => faultStep(fault, reached));
  }
  const answer = await api.submit(reached.draft!);
  if (answer.ok) return { next: 'ask', reached: { ...reached, publish: answer.value }, after: 5 };
  if (answer.code === BUSY) return faultStep(answer, { ...reached, busy: true });
  return answer.unheard ? looksAgain(reached) : faultStep(answer, { ...reached, refused: true });
}

async function stateStep(api: Api, work: Work, reached: Issue): Promise<Step> {
  const answer = await api.stateOf(reached.publish!);
  if (!answer.ok) return faultStep(answer, reached);
  const { status, articleId, urls } = answer.value;
  if (status === 'underWay') {
    const asked = (reached.asked ?? 0) + 1;
    return { next: 'ask', reached: { ...reached, asked }, after: Math.min(600, 5 * 2 ** Math.min(asked, 7)) };
  }
  if (status !== 'done') return { next: 'failed', reached, failure: publishWords[status] };
  const out = { ...reached, articleId, urls };
  return work.what === 'replace' ? { next: 'more', reached: out } : { next: 'done', reached: out, urls };
}

/** After the new article is out the one that it replaces goes. */
async function oldOneGoes(api: Api, work: Work, reached: Issue): Promise<Step> {
  const urls = reached.urls ?? [];
  const done: Step = { next: 'done', reached, urls, ...(reached.on ? { on: reached.on } : {}) };
  if (work.what !== 'replace') return done;
  const step = await takeDownStep(api, work);
  return step.next === 'done' ? done : { ...step, reached };
}

/** What was put out is deleted for good; what is not there any more is gone already. */
export async function takeDownStep(api: Api, { before, reached }: Work): Promise<Step> {
  const { articleId } = before.reached as Issue;
  if (!articleId) return { next: 'failed', reached, failure: '平台没有记下这篇文章的编号，请登录公众平台删除后登记' };
  const answer = await api.deletePublished(articleId, before.count > 1 ? before.index : 0);
  if (answer.ok || answer.code === 53600) return { next: 'done', reached, urls: [] };
  if (answer.retry === 'byHand') return { next: 'failed', reached, failure: deleteByHand(answer.code) };
  return faultStep(answer, reached);
}

/** The draft goes; one that was asked for and not heard of is looked for. */
export async function cancelStep(api: Api, work: Work, lay: () => Layouts): Promise<Step> {
  const reached = work.reached as Issue;
  if (!reached.draft && reached.drafting) {
    const there = await ourDraft(api, lay());
    if (!there.ok) return faultStep(there, reached);
    if (there.value) return { next: 'more', reached: { ...reached, draft: there.value } };
  }
  if (!reached.draft) return { next: 'done', reached, urls: [] };
  const answer = await api.deleteDraft(reached.draft);
  return answer.ok || answer.code === 40007 ? { next: 'done', reached, urls: [] } : faultStep(answer, reached);
}

const DAY = 24 * 3_600;

function faultStep(fault: Fault, reached: Reached): Step {
  const { retry, message } = fault;
  if (isAway(fault)) return { next: 'away', reached, failure: message };
  if (retry === 'later') return { next: 'later', reached, failure: message };
  if (retry === 'tomorrow') return { next: 'later', reached, failure: message, after: DAY };
  return { next: 'failed', reached, failure: message };
}
