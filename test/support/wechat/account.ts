import { randomBytes } from 'node:crypto';

/** An article as the account holds it, in the platform's names. */
export interface WireArticle {
  title: string;
  author: string;
  digest: string;
  content: string;
  content_source_url: string;
  thumb_media_id: string;
  url: string;
  is_deleted?: boolean;
}

export interface Publication {
  publishId: string;
  mediaId: string;
  articles: WireArticle[];
  /** as the platform numbers it; 1: under way */
  status: number;
  articleId: string;
  failed: number[];
  at: Date;
}

/** Where the platform tells of what has happened. */
interface CallbackPlace {
  url: string;
  token: string;
  /** '': in the open */
  aesKey: string;
}

export interface AccountGiven {
  appid: string;
  secret: string;
  /** without it no call of drafts, material or publication is allowed (48001) */
  certified?: boolean;
  frozen?: boolean;
  /** addresses from which it may be called; undefined: any */
  allowed?: string[];
  /** calls a day of one path */
  daily?: number;
  callback?: CallbackPlace;
}

const LIFE = 7200;
const OVERLAP = 300;

/** An account and all that it holds. */
export class Account {
  readonly drafts = new Map<string, { articles: WireArticle[]; at: Date }>();
  readonly publications = new Map<string, Publication>();
  /** pictures of texts by their path on this server, and permanent material by its media_id */
  readonly pictures = new Map<string, Buffer>();
  readonly material = new Map<string, Buffer>();
  readonly tokens: { token: string; from: number; until: number }[] = [];
  readonly calls = new Map<string, number>();
  private readonly forced: number[] = [];
  /** how the next publications end, and how often each is first told to be under way */
  readonly ends: number[] = [];
  asksUnderWay = 1;
  /** a check that submission does not pass: 53503, 53504 or 53505 */
  submissionFault: number | undefined;
  readonly given: AccountGiven;

  constructor(given: AccountGiven) {
    this.given = given;
  }

  /** What is published today, newest last. */
  get published(): Publication[] {
    return [...this.publications.values()].filter(({ articleId }) => articleId);
  }

  /** stable_token: the same within its life; a new one in its last five minutes, while both hold.
   *  @param now in seconds @returns or a number of a fault */
  token(now: number, force: boolean): { access_token: string; expires_in: number } | number {
    if (force) {
      const today = this.forced.filter((at) => now - at < 86_400);
      if (today.length >= 20) return 45009;
      if (today.some((at) => now - at < 30)) return 45011;
      this.forced.push(now);
      this.tokens.length = 0;
    }
    const last = this.tokens.at(-1);
    if (last && now < last.until - OVERLAP) return { access_token: last.token, expires_in: last.until - now };
    const token = randomBytes(96).toString('base64url');
    this.tokens.push({ token, from: now, until: now + LIFE });
    return { access_token: token, expires_in: LIFE };
  }

  /** Calls the token that holds off, as the platform does when another system forces a new one. */
  endTokens(): void {
    this.tokens.length = 0;
  }

  /** @returns whether it went out of the box */
  finish(one: Publication, status: number, origin: string): boolean {
    one.status = status;
    if (status !== 0) {
      one.failed = one.articles.map((_, n) => n + 1);
      return false;
    }
    one.articleId = randomBytes(16).toString('base64url');
    for (const [n, article] of one.articles.entries()) article.url = `${origin}/s/${one.articleId}/${n + 1}`;
    return this.drafts.delete(one.mediaId);
  }
}
