import type { Act } from '../../../platform/action.ts';
import type { Db } from '../../../platform/database/index.ts';
import { roles, type Who } from '../../../platform/roles.ts';
import type { House } from '../../../platform/room.ts';

/** One thing that is to be done, and by whom. */
export interface HeldItem {
  /** within its kind */
  id: string;
  /** what an administrator may read too: nothing of what an applicant asked for */
  title: string;
  href: string;
  /** whose it is; null: of whoever may do it */
  holderId: number | null;
  /** where it waits, when it is nobody's: '科室负责人初审' */
  at?: string;
  /** who may do it, in words of their role */
  needs?: string;
  /** whether it is, or may be, this person's to do as things stand */
  isFor(who: Who): boolean;
  /** who does it besides, having it before them among everybody's */
  alsoFor?(who: Who): boolean;
  /** whether it can be given to this person */
  mayHold(who: Who): boolean;
}

export interface Asking {
  db: Db;
  house: House;
  authorityId: number;
  /** 'YYYY-MM-DD' in China */
  today: string;
}

/** A kind of work that people have: each room tells of its own (`brings.held`), so that who leaves leaves nothing behind. */
export interface HeldWork {
  /** 'drafts' */
  name: string;
  /** '草稿和退回的文稿' */
  label: string;
  /** as what they are counted: '份文稿' */
  counted: string;
  /** All of it that is to be done in an authority. */
  of(asking: Asking): Promise<HeldItem[]>;
  /** Makes it somebody else's. Left out: it is a role's; whoever is given the role has it. */
  give?(act: Act, ids: readonly string[], heir: Who): Promise<void>;
}

declare module '../../../platform/room.ts' {
  interface Brought {
    held: HeldWork;
  }
}

/** What of a kind is a person's, or stands still. */
export interface Held {
  work: HeldWork;
  items: HeldItem[];
}

/** All that is to be done in an authority, by kind. */
export async function allHeld(asking: Asking): Promise<Held[]> {
  const kinds = asking.house.brought('held');
  return Promise.all(kinds.map(async (work) => ({ work, items: await work.of(asking) })));
}

/** What waits for a person: their own, and what nobody else would do. @param people with an account in use */
export function heldBy(all: readonly Held[], person: Who, people: readonly Who[]): Held[] {
  const others = people.filter(({ id }) => id !== person.id);
  return some(all, ({ holderId, isFor }) =>
    holderId === null ? isFor(person) && !others.some(isFor) : holderId === person.id,
  );
}

/** What stands still: its holder cannot sign in or may not do it any more, or it is nobody's and nobody may. */
export function standing(all: readonly Held[], people: readonly Who[]): Held[] {
  return some(all, ({ holderId, isFor, alsoFor }) =>
    holderId === null
      ? !people.some((who) => isFor(who) || alsoFor?.(who))
      : !people.some((who) => who.id === holderId && isFor(who)),
  );
}

/** What of it nobody is named for. */
export const nobodys = (held: readonly Held[]): Held[] => some(held, ({ holderId }) => holderId === null);

/** What of it is waited for from this person. */
export const theirs = (held: readonly Held[], id: number): Held[] => some(held, ({ holderId }) => holderId === id);

const some = (all: readonly Held[], wanted: (item: HeldItem) => boolean): Held[] =>
  all.map(({ work, items }) => ({ work, items: items.filter(wanted) })).filter(({ items }) => items.length > 0);

/** Who of these can be given at least one of the things. */
export function heirsOf({ work, items }: Held, people: readonly Who[], from: number | null): Who[] {
  return work.give ? people.filter((who) => who.id !== from && items.some((item) => item.mayHold(who))) : [];
}

/** How many things, and of which kinds: '草稿和退回的文稿 3 份、依申请公开 2 件'. The kind says already what they are, so
 *  that of '份文稿' only the measure is left. */
export function inWords(held: readonly Held[]): string {
  return held.map(({ work, items }) => `${work.label} ${items.length} ${work.counted[0]}`).join('、');
}

export const countOf = (held: readonly Held[]): number => held.reduce((sum, { items }) => sum + items.length, 0);

/** '信息编辑、科室负责人' */
export const rolesInWords = (who: Who): string => who.roles.map((role) => roles[role]).join('、');
