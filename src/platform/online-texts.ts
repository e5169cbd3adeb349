import type { Db } from './database/index.ts';
import type { Role } from './roles.ts';

/** A text that the public reads on a site and that is no document: '公开指南', one year's report. */
export interface OnlineText {
  /** names it for ever among those of its sort: '2023' */
  id: string;
  /** what people call it */
  title: string;
  /** what stands there and where: a line or paragraphs */
  parts: readonly { where: string; text: string }[];
}

/** A sort of such texts. The room whose they are brings it (`brings.online`); who looks through all that is online asks. */
export interface OnlineTexts {
  /** names the sort for ever: 'profile' */
  name: string;
  /** All that the site shows of it now. */
  of(db: Db, authorityId: number): Promise<OnlineText[]>;
  /** Where one is mended, in the console, and by whom. */
  mend(id: string): { href: string; label: string; roles: readonly Role[] };
}

declare module './room.ts' {
  interface Brought {
    online: OnlineTexts;
  }
}
