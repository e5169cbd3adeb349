import { type Calendar, leftInWords } from '../law/index.ts';
import { calendarOf } from '../organizations/index.ts';
import type { OpenLimit } from '../platform/limits.ts';
import { oncePer } from '../platform/once-per.ts';
import { has } from '../platform/roles.ts';
import type { Asked, DeskLine, Room } from '../platform/room.ts';
import { readers, type Stage, type Urgency, urgencyOf } from './rules.ts';
import { holds, stageNow } from './snoozing/rules.ts';
import { type SnoozeRow, snoozesOf } from './snoozing/store.ts';

/** One thing that waits for a person, as the books have it now. */
export interface Notice {
  /** the same while it is the same thing: by it somebody leaves it alone */
  key: string;
  /** whose it is, as the rail names it */
  room: string;
  title: string;
  href: string;
  /** the step that is due, or which limit */
  tag: string;
  note: string;
  /** as its room says it, where no last day is known: '2024-03-01 09:30' */
  time: string;
  /** last day, 'YYYY-MM-DD' */
  dueOn: string | null;
  provisional: boolean;
  stage: Stage | '';
  urgency: Urgency;
  /** '还有 3 个工作日'; '': it has no last day */
  left: string;
  /** how many things it counts */
  size: number;
  /** told again on this day */
  until: string | undefined;
}

/** Everything that waits for a person in any room: limits and lines of the workbench, each once, the most pressing first.
 *  What is done is in none of the books any more, and so not here. */
export const noticesOf = oncePer(async (asked: Asked): Promise<Notice[]> => {
  const { db, house, who, today } = asked;
  const [limits, lines, calendar, snoozes] = await Promise.all([
    limitsOf(asked),
    Promise.all(
      house.rooms.map(async (room) => ((await room.desk.lines?.(asked)) ?? []).map((line) => ({ room, line }))),
    ),
    calendarOf(db),
    who.id === null ? new Map<string, SnoozeRow>() : snoozesOf(db, who.id, today),
  ]);
  const told = new Map(lines.flat().map((one) => [one.line.href, one]));
  const limited = new Set(limits.map(({ href }) => href));
  // a page that several limits lead to: the line about it is about all of them, and says which none is
  const shared = new Set(limits.map(({ href }) => href).filter((href, n, hrefs) => hrefs.indexOf(href) !== n));
  const all = [
    ...limits.map((limit) => ofLimit(limit, shared.has(limit.href) ? undefined : told.get(limit.href)?.line)),
    ...lines
      .flat()
      .filter(({ line }) => !limited.has(line.href))
      .map(({ room, line }) => ofLine(room, line)),
  ];
  const once = [...new Map(all.map((one) => [one.key, one])).values()];
  return once.map((one) => standing(one, snoozes.get(one.key), today, calendar)).sort(byUrgency);
});

/** Limits of what a person handles: an officer's own and nobody's, the head's all. */
async function limitsOf({ db, house, who, today }: Asked): Promise<OpenLimit[]> {
  if (!has(who, ...readers)) return [];
  const limits = await house.limits(db, who.authorityId, today);
  return limits.filter(({ officerId }) => has(who, 'disclosureHead') || officerId === null || officerId === who.id);
}

type Raw = Omit<Notice, 'stage' | 'urgency' | 'left' | 'until'> & { late?: boolean };

/** @param line of the workbench about the same matter, which says more of it */
const ofLimit = ({ key, room, title, href, limit, on, provisional }: OpenLimit, line: DeskLine | undefined): Raw => ({
  ...{ key: `limit:${key}`, room, title: line?.title ?? title, href },
  ...{ tag: limit, note: line?.note ?? '', time: '', dueOn: on, provisional, size: 1 },
});

const MOST_SIZE = 2_147_483_647;

function ofLine(room: Room, { title, href, tag = '', note, time = '', by, late }: DeskLine): Raw {
  return {
    ...{ key: `line:${href}#${tag}`.slice(0, 400), room: placeOf(room, href), title, href, tag, note },
    ...{ time: by ? '' : time, dueOn: by ?? null, provisional: false },
    // '3 条信息等待发布': one more is something new
    size: Math.min(Number(/\d+/.exec(title)?.[0] ?? 1), MOST_SIZE),
    ...(late && { late }),
  };
}

/** The place of the room under which an address lies, or its first. */
function placeOf({ places }: Room, href: string): string {
  const under = places.filter(({ path }) => href.startsWith(path)).sort((a, b) => b.path.length - a.path.length);
  return (under[0] ?? places[0])?.label ?? '其他';
}

function standing({ late, ...one }: Raw, snooze: SnoozeRow | undefined, today: string, calendar: Calendar): Notice {
  return {
    ...one,
    stage: stageNow(one.dueOn, today, calendar),
    urgency: late ? 'late' : urgencyOf(one.dueOn, today, calendar),
    left: one.dueOn ? leftInWords(one.dueOn, today, calendar) : '',
    until: snooze && holds(snooze, one, today, calendar) ? snooze.until : undefined,
  };
}

const order: readonly Urgency[] = ['late', 'today', 'soon', 'other'];
const byUrgency = (a: Notice, b: Notice): number =>
  order.indexOf(a.urgency) - order.indexOf(b.urgency) || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9');

/** Whether it presses: over, due today or within five working days, and not left alone. */
export const presses = ({ urgency, until }: Notice): boolean => urgency !== 'other' && until === undefined;
