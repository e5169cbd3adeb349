import { type DocumentStanding, PART } from '../../exchange/index.ts';
import type { Outgoing, Reached, Step, Work } from '../connectors/connector.ts';
import { type cityApi, type Fault, isAway } from './api.ts';

type Api = ReturnType<typeof cityApi>;

/** A file that goes along, and how much of it is there. */
interface Coming {
  hash: string;
  name: string;
  size: number;
  came: number;
  kept: boolean;
}

/** How far a document has come. */
interface Pushed extends Reached {
  committed?: boolean;
  files?: readonly Coming[];
  /** it is there, and what the city makes of it was asked so often */
  asked?: number;
  /** what is no correction has to go with its text all the same */
  whole?: boolean;
}

/** What the steps need besides the city's interface. */
export interface Given {
  files: readonly { hash: string; name: string; size: number }[];
  /** bytes of a file from an offset on */
  part: (hash: string, at: number) => Promise<Buffer>;
}

/** The city's name for a document. */
const keyOf = (documentId: number): string => `document-${documentId}`;
export const documentOf = (key: string): number | undefined => {
  const [, id] = /^document-([1-9]\d{0,9})$/.exec(key) ?? [];
  return id === undefined ? undefined : Number(id);
};

/** The next step of a document to the city: which files it lacks, these part by part, the document, and what became of it.
 *  Whatever is sent twice is there once. */
export async function sendStep(api: Api, work: Work, given: Given): Promise<Step> {
  const reached = work.reached as Pushed;
  if (!reached.committed) return { next: 'commit', reached: { ...reached, committed: true } };
  if (reached.asked !== undefined) return askStep(api, work, reached);
  if (work.what === 'replace' && work.before.same && !reached.whole) return declareStep(api, work, reached);
  if (!reached.files) return lackingStep(api, reached, given);
  const coming = reached.files.find(({ kept }) => !kept);
  if (coming) return partStep(api, reached, reached.files, coming, given);
  const article = work.articles[0]!;
  const answer = await api.put(keyOf(article.documentId), documentIn(article, work));
  if (answer.ok) return follows(reached, answer.value);
  // what was there is gone: a backup was put back
  return answer.code === 'lacking' ? again(reached, answer) : faultStep(reached, answer);
}

function documentIn(article: Outgoing, { serial, settings }: Work) {
  const { title, bodyHtml: html, summary, address, attachments, filed } = article;
  return {
    ...{ version: serial, title, html, summary, address, site: settings.site ?? '' },
    ...{ ...filed, attachments },
  };
}

/** The text stands there as it is, and only its validity changed. What does not stand there goes whole. */
async function declareStep(api: Api, { articles, serial: version }: Work, reached: Pushed): Promise<Step> {
  const { documentId, filed } = articles[0]!;
  const { validity, validityOn: on, validityReason: reason } = filed;
  const answer = await api.declare(keyOf(documentId), { version, validity, on, reason });
  const isGone = answer.ok ? answer.value.state === 'withdrawn' : answer.code === 'unseen' || answer.code === 'absent';
  if (isGone) return { next: 'more', reached: { ...reached, whole: true } };
  return answer.ok ? follows(reached, answer.value) : faultStep(reached, answer);
}

async function lackingStep(api: Api, reached: Pushed, { files }: Given): Promise<Step> {
  if (!files.length) return { next: 'more', reached: { ...reached, files: [] } };
  const answer = await api.lacking(files);
  if (!answer.ok) return faultStep(reached, answer);
  const lacking = new Map(answer.value.lacking.map(({ hash, came }) => [hash, came]));
  const coming = files.map((one) => ({
    ...one,
    came: lacking.get(one.hash) ?? one.size,
    kept: !lacking.has(one.hash),
  }));
  return { next: 'more', reached: { ...reached, files: coming } };
}

async function partStep(
  api: Api,
  reached: Pushed,
  files: readonly Coming[],
  { hash, came }: Coming,
  { part }: Given,
): Promise<Step> {
  const bytes = await part(hash, came);
  const answer = await api.sendPart(hash, came, bytes);
  const now = (change: Partial<Coming>): Step => ({
    next: 'more',
    reached: { ...reached, files: files.map((one) => (one.hash === hash ? { ...one, ...change } : one)) },
  });
  if (answer.ok) return now(answer.value);
  if (answer.code === 'offset' && answer.came !== undefined && answer.came !== came) return now({ came: answer.came });
  return answer.code === 'absent' ? again(reached, answer) : faultStep(reached, answer);
}

/** From the files on anew, after a pause. */
const again = ({ files: _, ...reached }: Pushed, { message }: Fault): Step => ({
  ...{ next: 'later', reached, failure: message },
});

async function askStep(api: Api, { articles }: Work, reached: Pushed): Promise<Step> {
  const answer = await api.standing(keyOf(articles[0]!.documentId));
  return answer.ok ? follows(reached, answer.value) : faultStep(reached, answer);
}

const MINUTE = 60;

function follows(reached: Pushed, { state, address, reason }: DocumentStanding): Step {
  if (state === 'public') return { next: 'done', reached, urls: [address] };
  const asked = (reached.asked ?? -1) + 1;
  // the city's changes are asked for besides, so that nobody waits for the next time
  if (state === 'waiting')
    return {
      next: 'ask',
      reached: { ...reached, asked },
      after: Math.min(30 * MINUTE, MINUTE * 2 ** Math.min(asked, 5)),
    };
  return { next: 'failed', reached, failure: endedWords(state, reason) };
}

/** What is said of a document that the city does not show. */
export function endedWords(state: DocumentStanding['state'], reason: string): string {
  const why = reason ? `：${reason}` : '';
  if (state === 'takenDown') return `市政府网站已撤下${why}`;
  return state === 'declined' ? `市政府网站不采用${why}` : '市政府网站上已经撤下';
}

/** The city's site shows it no more. */
export async function takeDownStep(api: Api, { articles, serial, reached }: Work): Promise<Step> {
  const article = articles[0]!;
  const key = keyOf(article.documentId);
  const answer = await api.withdraw(key, { version: serial, reason: article.withdrawnReason });
  if (answer.ok || answer.code === 'absent') return { next: 'done', reached, urls: [] };
  return faultStep(reached, answer);
}

/** What mends itself, or is mended on the other side, is tried again. */
const LATER: ReadonlySet<string> = new Set(['replay', 'often', 'offset', 'lacking']);

function faultStep(reached: Reached, fault: Fault): Step {
  const { code, message: failure } = fault;
  return { next: isAway(fault) ? 'away' : LATER.has(code) ? 'later' : 'failed', reached, failure };
}

export { PART };
