import type { ComponentChildren } from 'preact';
import type { ReviewGate } from '../law/index.ts';
import type { Act } from '../platform/action.ts';
import type { Db } from '../platform/database/index.ts';
import type { Failure } from '../platform/outcome.ts';
import type { Passage } from '../platform/public-text/index.ts';
import type { Role } from '../platform/roles.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import type { Round } from './rounds/rules.ts';
import type { ChainStep } from './tables.ts';
import type { SubjectWords } from './words.ts';

/** A file that stands beside what is reviewed. */
export interface FileShown {
  /** SHA-256, hex */
  hash: string;
  name: string;
  /** what it says, a line for each paragraph or row; undefined: that is not known */
  words: string | undefined;
  /** what of it was not read, in sentences */
  unread: string[];
}

/** Something that is reviewed, as it stands now. */
export interface Subject {
  /** within its kind, as its room names it: '12', '3:2023' */
  id: string;
  title: string;
  /** where it is looked at and reviewed */
  href: string;
  /** SHA-256, hex, of all that a verdict is about; another content has another */
  contentHash: string;
}

/** Something that an automatic check found in what is submitted, and that was let stand. */
export interface Acknowledged {
  /** its id: 'pii.mobile' */
  check: string;
  /** in words: '正文第 2 段' */
  where: string;
  text: string;
  /** '' where it was looked at alone */
  reason: string;
  /** who let it stand before; left out: who submits */
  said?: { byId: number; by: string; at: Date };
}

/** What is sent through a chain. */
export interface Submitted {
  id: string;
  contentHash: string;
  /** the content as plain text, a line for each thing that may change: kept with the round, so that who saw this one
   *  can compare the next */
  text: string;
  /** what names this content in the room's own books, where it keeps versions; '' where it does not */
  version?: string;
  /** whose head reviews it where a step is the office's; null: of the whole authority */
  officeId: number | null;
  /** everybody who wrote any of it; who submits it is added */
  authors: readonly number[];
  /** what the automatic checks found and who submits it has let stand, each with its reason where one was written */
  acknowledged?: readonly Acknowledged[];
  /** what it is filed under, one of the kind's `columns` */
  columnId?: number | null;
  /** left out: the chain that the authority has set up for its column and office */
  steps?: readonly ChainStep[];
}

/** What subjects are filed under. */
export interface FiledUnder {
  id: number;
  /** null: under nothing else */
  parentId: number | null;
  name: string;
}

/** What became of a round, told to the room whose subject it is. */
export interface RoundEvent {
  /** `next`: a step is passed and others follow; `passed`: the whole chain */
  kind: 'next' | 'passed' | 'returned' | 'recalled' | 'voided';
  /** as it was before */
  round: Round;
  /** the step's label and what was said; '' where no verdict was given */
  label: string;
  remark: string;
}

/** A kind of thing that goes through a chain of review: what its room tells the review room of it. The review room knows
 *  none by name; a room brings its kinds by its room.ts (`brings.reviewed`). */
export interface SubjectKind {
  /** as the books name it: 'document' */
  name: string;
  words: SubjectWords;
  /** the one that the authority sets up (adapted, as it may be), or steps of its own */
  chain: 'authority' | 'own';
  /** what is reviewed is about persons: what a round showed is kept sealed, and remarks are the room's to keep */
  personal?: true;
  /** who sees all that is under review, besides those who take a step of it */
  readers: readonly Role[];
  /** Subjects as they stand now, by id; those that cannot be taken up now are left out.
   *  @param ids all are under review */
  present(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Subject>>;
  /** What subjects are called, by id, whatever became of them; for lists of what was reviewed. Left out: what a round
   *  showed says it in its first line, or nothing may. */
  titles?(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** What its subjects are filed under: an authority may review some of it by a chain of its own. */
  columns?(db: Db, authorityId: number): Promise<readonly FiledUnder[]>;
  /** What follows in the room's own books, in the same transaction. A failure undoes the step. */
  follow?(act: Act, event: RoundEvent): Promise<Failure | undefined>;
  /** What a round showed that did not keep it, where the room keeps the version that it names. */
  textAgain?(db: Db, round: Pick<Round, 'subjectId' | 'version'>): Promise<string | undefined>;
  /** The text that the public sees now: what who never read it compares with. */
  publicText?(db: Db, id: string): Promise<string | undefined>;
  /** The files that stand beside the text of a version. @param version left out: of what the public sees now
   *  @returns undefined where there is no such version */
  files?(db: Db, of: { subjectId: string; version: string | undefined }): Promise<FileShown[] | undefined>;
  /** For kinds that are reviewed on the review room's page; others have a page of their own, where `Subject.href`
   *  leads, and actions of their own. */
  page?: SubjectPage;
}

/** A kind that is reviewed on this room's page. */
export type PagedKind = SubjectKind & { page: SubjectPage };

declare module '../platform/room.ts' {
  interface Brought {
    reviewed: SubjectKind;
  }
}

export interface SubjectPage {
  /** The subject, held until the transaction ends; undefined: gone, or of another authority. */
  hold(act: Act, id: string): Promise<Subject | undefined>;
  /** What the reviewer reads of the content that was submitted. @param among others on one page: nothing in it has a name
   *  that another could have too */
  shown(books: { db: Db; sealer: Sealer }, round: Round, among?: 'others'): Promise<Shown>;
  /** Which of these rounds may be given a verdict on several at a time: nothing of them needs a person's own word. Left
   *  out: each is reviewed by itself. @returns ids of rounds */
  simple?(db: Db, rounds: readonly Round[]): Promise<ReadonlySet<number>>;
  /** what is said when the last step is passed: '已签发，可以公开' */
  passed: string;
}

/** What the automatic checks say of a content. */
export interface LookedAt {
  found: readonly Passage[];
  /** what they have not looked at, by gate, in words; a person alone sees it */
  unlooked: Readonly<Partial<Record<ReviewGate | 'secrecy', readonly string[]>>>;
  /** id of the nth (from 0) where they are listed on the page; left out: they are listed under their gates alone */
  idOf?: (n: number) => string;
}

export interface Shown {
  title: string;
  /** the line below the title */
  meta: string;
  content: ComponentChildren;
  /** what the automatic checks say of it, for the gates; left out: they look at nothing of this kind */
  looked?: LookedAt;
  /** panels between the chain and the verdict */
  beside?: ComponentChildren;
  /** sheets that the content needs: 'publishing/article.css' */
  styles?: `${string}/${string}.css`[];
  /** islands that it needs */
  scripts?: `${string}/${string}.js`[];
}

/** Where a kind is reviewed that has no page of its own. */
export const reviewHref = (kind: string, id: string): string => `/console/reviews/${kind}/${id}`;
