import { has, reaches } from '../platform/roles.ts';
import { type Asked, type Place, type PlaceGroup, placeGroups } from '../platform/room.ts';

export interface RailEntry {
  label: string;
  path: string;
  /** how many things wait there for this person */
  waiting: number;
  settings?: true;
  group?: PlaceGroup;
  /** what an administrator does there */
  duty?: string;
}

const desk: Place = { label: '工作台', path: '/console', roles: 'everybody' };

/** What this person can go to, of all rooms. What waits is asked of all rooms at once, and only of those that this person
 *  sees. @param counts whether what waits is counted */
export async function railFor(asked: Asked, counts: boolean): Promise<RailEntry[]> {
  const { house, who } = asked;
  const places = house.rooms.flatMap((room) => room.places);
  return Promise.all(
    [desk, ...places.filter(({ bell }) => bell), ...places.filter(({ bell }) => !bell)]
      .filter(({ roles, deputies }) => roles === 'everybody' || (deputies ? reaches : has)(who, ...roles))
      .map((place) => entryOf(place, asked, counts)),
  );
}

async function entryOf(
  { label, path, group, settings, waiting, duty }: Place,
  asked: Asked,
  counts: boolean,
): Promise<RailEntry> {
  return {
    label,
    path,
    ...(group && { group }),
    ...(settings && { settings }),
    waiting: counts && waiting ? await waiting(asked) : 0,
    ...(duty && { duty: duty(asked.who) }),
  };
}

/** The place that tells what presses, for pages without a rail; undefined: this house has none. */
export async function bellFor(asked: Asked): Promise<RailEntry | undefined> {
  const bell = asked.house.rooms.flatMap(({ places }) => places).find((place) => place.bell);
  return bell && entryOf(bell, asked, true);
}

/** Places that stand together under one line, which opens. */
export interface RailGroup {
  label: string;
  entries: RailEntry[];
  /** of all of them */
  waiting: number;
}

/** So many lines are seen at once; who has more finds them in groups. */
const MOST = 12;
const SETTINGS = '设置';

/** The lines of a rail: all of them for who has few; else what belongs together, and what is set up once, each in a group
 *  that stands where its first entry would. A group of one is that one. */
export function railLines(rail: readonly RailEntry[]): (RailEntry | RailGroup)[] {
  const named = ({ settings, group }: RailEntry) => (settings ? SETTINGS : group && placeGroups[group]);
  const daily = rail.filter(({ settings }) => !settings);
  const inOrder = [...daily, ...rail.filter(({ settings }) => settings)];
  if (inOrder.length <= MOST) return inOrder;
  return inOrder.flatMap((entry, at): (RailEntry | RailGroup)[] => {
    const label = named(entry);
    const entries = label === undefined ? [entry] : inOrder.filter((one) => named(one) === label);
    if (label === undefined || entries.length === 1) return [entry];
    if (inOrder.findIndex((one) => named(one) === label) !== at) return [];
    return [{ label, entries, waiting: entries.reduce((sum, { waiting }) => sum + waiting, 0) }];
  });
}
