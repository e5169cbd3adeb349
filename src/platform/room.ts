import type { FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import type { Config } from './config.ts';
import type { Db, Tx } from './database/index.ts';
import type { FileStore } from './files/files.ts';
import type { Say } from './languages/dictionary.ts';
import type { Foreign } from './languages/language.ts';
import type { Phrases } from './languages/phrases.ts';
import type { OpenLimit } from './limits.ts';
import type { Role, Who } from './roles.ts';
import type { Sealer } from './sealing/sealing.ts';

/** What happens in one room and is answered by others in the same transaction. The room where it happens adds its event
 *  by `declare module`: `document: { told: Change; answer: void }`. What only reads, outside of any transaction, says so:
 *  `reads: true`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the rooms' declarations
export interface Events {}

type Told<K extends keyof Events> = Events[K] extends { told: infer T } ? T : never;
type Answer<K extends keyof Events> = Events[K] extends { answer: infer A } ? A : never;
type Within<K extends keyof Events> = Events[K] extends { reads: true } ? Db : Tx;
type Listeners = { readonly [K in keyof Events]?: (tx: Within<K>, told: Told<K>) => Promise<Answer<K>> };

/** What rooms bring for the work of another. That room says by `declare module` what it takes: `reviewed: SubjectKind`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the rooms' declarations
export interface Brought {}

/** A member of staff looks at their desk. */
export interface Asked {
  db: Db;
  house: House;
  who: Who;
  now: Date;
  /** 'YYYY-MM-DD' in China, of `now` */
  today: string;
}

/** What places of the rail are grouped by: the parts of the work as offices name them. */
export const placeGroups = {
  management: '信息管理',
  channels: '公开平台',
  reports: '年报工作',
  supervision: '监督保障',
} as const;
export type PlaceGroup = keyof typeof placeGroups;

/** An entry of the console's rail. */
export interface Place {
  label: string;
  /** which places stand together in the rail of who has many */
  group?: PlaceGroup;
  path: string;
  /** who goes there; 'everybody' who is signed in */
  roles: readonly Role[] | 'everybody';
  /** so does who acts today for somebody who goes there */
  deputies?: true;
  /** how many things wait there for this person */
  waiting?: (asked: Asked) => Promise<number>;
  /** set up once and seldom changed: below the daily work */
  settings?: true;
  /** tells what presses: stands next to the workbench, and in the frame of pages without a rail */
  bell?: true;
  /** what is done there, for the workbench of administrators, whose work is in such places */
  duty?: (who: Who) => string;
}

/** One thing that waits, as a line of the workbench. */
export interface DeskLine {
  title: string;
  href: string;
  /** the step that is due */
  tag?: string;
  note: string;
  /** '2024-03-01 前答复', '2024-03-01 09:30' */
  time?: string;
  /** last day to do it, 'YYYY-MM-DD' */
  by?: string;
  /** of several things that are over */
  late?: true;
}

/** What a room shows on the workbench. */
interface Desk {
  /** where somebody like this begins their day instead; undefined: at the workbench */
  begins?: (who: Who) => string | undefined;
  lines?: (asked: Asked) => Promise<DeskLine[]>;
  /** a panel above what waits, or beside it; undefined: nothing to show */
  above?: (asked: Asked) => Promise<VNode | undefined>;
  beside?: (asked: Asked) => Promise<VNode | undefined>;
}

/** What the auditor reads in place of the books' own words. */
export interface AuditWords {
  /** action → Chinese; a test finds an action without one. Words of actions that are no more stay, for old entries. */
  actions: Record<string, string>;
  /** what an entry is about, the word before the number: 'document' → '文件' */
  subjects?: Record<string, string>;
  /** keys of an entry's detail that only this room has */
  details?: Record<string, string>;
  values?: Record<string, string>;
}

/** What work that nobody asks for has at hand. */
export interface JobContext {
  db: Db;
  files: FileStore;
  sealer: Sealer;
  house: House;
  config: Config;
  now: Date;
}

/** Work that the program does by itself, again and again, never twice at once in one process. */
export interface Job {
  name: string;
  /** pause between two turns, ms */
  everyMs: number;
  run: (context: JobContext) => Promise<unknown>;
}

/** A page that is no document and answers to a search. */
export interface PageLink {
  href: string;
  label: string;
}

/** A page that the first page of a section leads to. */
export interface Door extends PageLink {
  /** address of the section, an entry of the navigation: '/engagement' */
  under: string;
  /** what one finds there, in a sentence */
  about: string;
  /** whether an authority's site has it; undefined: every one */
  shown?: (db: Db, authorityId: number) => Promise<boolean>;
}

/** What the public meets of a room besides its own pages. */
interface PublicSide {
  /** its fixed texts in the other languages of the public side; a test finds one without */
  phrases?: Phrases;
  /** entries of the site's main navigation */
  navigation?: readonly PageLink[];
  /** what stands below an entry of another room */
  doors?: readonly Door[];
  /** names of what its public pages can be asked by (`?page=2`): any other is taken out of an address before a page
   *  could read it */
  parameters?: readonly string[];
  /** paths for the site map beside the documents */
  pages?: (db: Db, authorityId: number) => Promise<string[]>;
  /** pages that somebody who searches for these words may mean */
  answers?: (db: Db, authorityId: number, words: string) => Promise<PageLink[]>;
}

/** Files that the build makes for browsers and threads, named as in the room's folder. */
export interface Assets {
  /** style sheets of public pages, asked for by a page's head: 'search.css' */
  styles: readonly string[];
  /** the part of the console's one sheet that this room brings */
  consoleStyles: readonly string[];
  /** islands/NAME.ts: scripts of pages, asked for by a page's head as 'room/NAME.js' */
  islands: readonly string[];
  /** workers/NAME.ts: what runs beside the server's thread */
  workers: readonly string[];
}

/** All that a room brings to the program. Every part is said, so that a missing one is seen: `none` and [] are answers
 *  too. The parts are put together by the house (house.ts), in the order of the one list, src/rooms.ts. */
export interface Room {
  /** its folder in src/ */
  name: string;
  publicRoutes: (app: FastifyInstance) => void;
  /** below /console */
  staffRoutes: (app: FastifyInstance) => void;
  publicSide: PublicSide;
  places: readonly Place[];
  desk: Desk;
  words: AuditWords;
  /** open limits of an authority, for the alerts */
  limits: (db: Db, authorityId: number, today: string) => Promise<OpenLimit[]>;
  jobs: readonly Job[];
  /** events that happen in this room; others answer by `on` */
  tells: readonly (keyof Events)[];
  on: Listeners;
  /** what another room does its work with */
  brings: { readonly [K in keyof Brought]?: readonly Brought[K][] };
  assets: Assets;
}

/** The rooms of a program, put together. An action is called with the house it runs in: what happens is answered by
 *  exactly its rooms. */
export interface House {
  readonly rooms: readonly Room[];
  /** Tells of an event in its transaction; every room that listens answers, in the order of the list, before it returns.
   *  @throws Error when no room of this house has such an event: it was put together without the room it happens in */
  tell<K extends keyof Events>(event: K, tx: Within<K>, told: Told<K>): Promise<Answer<K>[]>;
  /** What all rooms bring of a sort, in the order of the list. */
  brought<K extends keyof Brought>(sort: K): readonly Brought[K][];
  /** Every open limit of an authority, the nearest first. */
  limits(db: Db, authorityId: number, today: string): Promise<OpenLimit[]>;
  /** The phrases of all rooms in a language. */
  say(language: Foreign): Say;
  /** What the auditor reads, of all rooms. */
  readonly words: Required<AuditWords>;
}

/** No pages of this kind. */
export const noRoutes = (): void => {};
/** No limits. */
export const noLimits = async (): Promise<OpenLimit[]> => [];
export const noAssets: Assets = { styles: [], consoleStyles: [], islands: [], workers: [] };
