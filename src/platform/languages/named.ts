import type { Db } from '../database/index.ts';
import type { Foreign } from './language.ts';

/** Names that an authority gave and that its public side shows: of columns, offices, windows. */
export interface NamesGiven {
  /** '栏目' */
  kind: string;
  of(db: Db, authorityId: number): Promise<string[]>;
}

/** How a translation stands beside its Chinese. */
export type TranslationStanding = 'current' | 'stale' | 'missing';

/** Texts of people that are translated where they are written. */
export interface Translatable {
  /** '办事指南' */
  kind: string;
  of(
    db: Db,
    authorityId: number,
  ): Promise<{ title: string; href: string; standings: Record<Foreign, TranslationStanding> }[]>;
}

declare module '../room.ts' {
  interface Brought {
    named: NamesGiven;
    translatable: Translatable;
  }
}
