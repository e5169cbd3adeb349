import type { FastifyRequest } from 'fastify';

/** A figure that everybody can read on the site already. */
interface PublicFigure {
  /** what is counted: '已公开' */
  label: string;
  unit: string;
  of(request: FastifyRequest): Promise<number>;
}

/** What follows from an article of the Regulation in a room. The room brings it (`brings.articles`); the law index puts them
 *  together, so that a new room stands in it by itself. Sentences are our own, not the Regulation's. */
export interface ArticleUse {
  /** numbers of articles, 1–56 */
  articles: readonly number[];
  /** what everybody can do by it, and the page of the site where */
  forPublic?: { says: string; label: string; path: string; figure?: PublicFigure };
  /** what is done by it here, and the place of the console where: the place says who goes there */
  forStaff?: {
    does: string;
    /** path of a place */
    place: string;
    /** ids of measures that tell how it goes in a year */
    measures?: readonly string[];
    /** whose limits come from it: OpenLimit.room */
    limits?: string;
  };
}

declare module './room.ts' {
  interface Brought {
    articles: ArticleUse;
  }
}
