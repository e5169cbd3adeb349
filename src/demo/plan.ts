import { type Channel, channels } from '../law/index.ts';
import { anyDay, workingDay, workingDaysBefore } from './calendar.ts';
import type { Composer, Piece } from './compose.ts';
import { Random } from './random.ts';

/** How many of each channel a year has, and how many WeChat articles are also on the website. */
export interface YearPlan {
  year: number;
  channels: Pick<Record<Channel, number>, 'website' | 'wechat'> & Partial<Record<Channel, number>>;
  shared: number;
  late: number;
}

export const years: readonly YearPlan[] = [
  {
    year: 2022,
    channels: {
      website: 871,
      wechat: 1346,
      board: 136,
      serviceBoard: 66,
      screen: 84,
      kiosk: 20,
      groups: 70,
      other: 11,
    },
    shared: 590,
    late: 21,
  },
  {
    year: 2023,
    channels: {
      website: 936,
      wechat: 1557,
      board: 148,
      serviceBoard: 72,
      screen: 96,
      kiosk: 24,
      groups: 76,
      other: 12,
    },
    shared: 640,
    late: 9,
  },
];

export interface Planned extends Piece {
  day: string;
  formedOn: string;
  channels: Channel[];
  /** of these, those on which it is not out yet */
  waiting?: Channel[];
}

const extra = channels.filter((channel) => channel !== 'website' && channel !== 'wechat');

/** Everything a year published, in the order of its days; the same seed gives the same year. */
export function planYear(
  { year, channels: counts, shared, late }: YearPlan,
  composer: Composer,
  { random = new Random(year), taken = new Set<string>() }: { random?: Random; taken?: Set<string> } = {},
): Planned[] {
  const site = composer
    .site(random, year, counts.website, taken)
    .map((piece): Planned => plan(random, piece, ['website'], false));
  for (const planned of random.some(site, shared)) planned.channels.push('wechat');
  for (const channel of extra)
    for (const planned of random.some(site, counts[channel] ?? 0)) planned.channels.push(channel);
  for (const planned of random.some(site, late))
    planned.formedOn = workingDaysBefore(planned.day, random.whole(22, 30));
  const wechat = composer
    .wechat(random, year, counts.wechat - shared, taken)
    .map((piece) => plan(random, piece, ['wechat'], true));
  return [...site, ...wechat].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function plan(random: Random, piece: Piece, channels: Channel[], weekends: boolean): Planned {
  const day = weekends ? anyDay(random, piece.month) : workingDay(random, piece.month);
  return { ...piece, day, formedOn: workingDaysBefore(day, random.whole(1, 12)), channels };
}
