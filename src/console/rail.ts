import { has, reaches } from '../platform/roles.ts';
import { type Asked, type Place, type PlaceGroup, placeGroups } from '../platform/room.ts';
import { waitingAt } from '../platform/waiting.ts';

export interface RailEntry {
  label: string;
  path: string;
  /** how many things wait there for this person; undefined: the room could not say it */
  waiting: number | undefined;
  settings?: true;
  group?: PlaceGroup;
  /** what an administrator does there */
  duty?: string;
}

const desk: Place = { label: '工作台', path: '/console', roles: 'everybody' };

/** From where a rail is looked at. */
export interface RailView {
  /** of the page, without what is asked of it */
  path: string;
  /** whether what waits is counted */
  counts: boolean;
  /** told of what a room throws: its place stands there without a number */
  failed: (error: unknown) => void;
}

/** What this person can go to, of all rooms. What waits is asked of all rooms at once, and only of those that this person
 *  sees: at the workbench anew, elsewhere of the place one is at, so that its number is that of its list. */
export async function railFor(asked: Asked, view: RailView): Promise<RailEntry[]> {
  const { house, who } = asked;
  const places = house.rooms.flatMap((room) => room.places);
  return Promise.all(
    [desk, ...places.filter(({ bell }) => bell), ...places.filter(({ bell }) => !bell)]
      .filter(({ roles, deputies }) => roles === 'everybody' || (deputies ? reaches : has)(who, ...roles))
      .map((place) => entryOf(place, asked, view)),
  );
}

/** The bell's own page says its number itself. */
const isLookedAt = ({ bell, path }: Place, at: string) =>
  !bell && (at === desk.path || at === path || at.startsWith(`${path}/`));

async function entryOf(place: Place, asked: Asked, { path: at, counts, failed }: RailView): Promise<RailEntry> {
  const { label, path, group, settings, duty } = place;
  const count = () =>
    waitingAt(place, asked, isLookedAt(place, at)).catch((error) => {
      failed(error);
      return undefined;
    });
  return {
    label,
    path,
    ...(group && { group }),
    ...(settings && { settings }),
    waiting: counts ? await count() : 0,
    ...(duty && { duty: duty(asked.who) }),
  };
}

/** The place that tells what presses, for pages without a rail; undefined: this house has none. */
export async function bellFor(asked: Asked, view: RailView): Promise<RailEntry | undefined> {
  const bell = asked.house.rooms.flatMap(({ places }) => places).find((place) => place.bell);
  return bell && entryOf(bell, asked, view);
}

/** Places that stand together under one line, which opens. */
export interface RailGroup {
  label: string;
  entries: RailEntry[];
  /** of all of them that could be asked; undefined: not one of them */
  waiting: number | undefined;
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
    const known = entries.flatMap(({ waiting }) => waiting ?? []);
    return [{ label, entries, waiting: known.length ? known.reduce((sum, one) => sum + one, 0) : undefined }];
  });
}
