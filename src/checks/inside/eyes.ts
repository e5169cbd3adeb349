import type { Grey, PageWords } from '../../platform/scans/index.ts';

/** What was recognised in a picture. Plain data: it is kept with the file that the picture stands in. */
export interface Seen {
  /** one; of a picture longer than a page its pieces */
  pages: PageWords[];
  /** why a person must look at it all the same; undefined: it was read surely */
  unsure?: string;
}

/** A picture as it is to be read. */
export interface Sight {
  pieces: Grey[];
  /** something of it could not be opened */
  cut?: boolean;
  /** it fills a page: where nothing is read, something was missed */
  page?: boolean;
}

/** What reads pictures in files. */
export interface Eyes {
  /** What is written in a picture. @param place of it in the file, different for each
   *  @returns undefined: it is not known, and is told as unread */
  see(place: string, sight: () => Promise<Sight>): Promise<Seen | undefined>;
  /** Whether only pictures are read, and that which stands here is known: what stands around is passed over. */
  passes?(place: string): boolean;
}
