import type { PastApplication } from '../../applications/index.ts';
import type { ReplyKindId } from '../../law/index.ts';
import { lastWorkingDay, workingDayFrom, workingDaysBefore } from '../calendar.ts';
import { FIRST, yearsTo } from '../onward/years.ts';
import type { Flow, Turn } from './flows.ts';
import { channels, dayIn, type Maker, makeApplication, turnsFor } from './make.ts';

/** How a town's applications end, in turn. */
const usual: readonly ReplyKindId[] = [
  'granted',
  'alreadyPublic',
  'notFound',
  'granted',
  'partial',
  'petition',
  'granted',
  'process',
  'notResponsible',
  'granted',
  'thirdPartyRights',
  'withdrawn',
  'granted',
  'alreadyPublic',
  'clarificationOverdue',
];
/** Applicants from this number on: others than those of the years before. */
const NUMBERED_FROM = 400;
/** Working days before today since which `running` tells what comes in. */
const RECENT = 45;

/** What came in since the years of the seed and is answered by now. @param count in a year */
export function answeredSince(maker: Maker, count: number): PastApplication[] {
  const { random, calendar, today } = maker;
  const until = workingDaysBefore(today, RECENT);
  return yearsTo(today)
    .flatMap((year) =>
      Array.from({ length: count }, (_, n): Flow => {
        const end = usual[(n + year) % usual.length]!;
        const arrived = dayIn(random, calendar, year, [1, 12]);
        return {
          arrived,
          end,
          channel: random.pick(channels),
          turns: turnsFor(random, end),
          waits: random.whole(0, 4),
        };
      }),
    )
    .map((flow, n) => [flow, n] as const)
    .filter(([{ arrived }]) => arrived < until)
    .map(([flow, n]) => makeApplication(maker, NUMBERED_FROM + n, flow));
}

/** What is under way, by what there is to see. */
export type Running =
  | 'dueToday'
  | 'dueSoon'
  | 'overdue'
  | 'clarification'
  | 'thirdParty'
  | 'coAuthority'
  | 'extended'
  | 'fee'
  | 'unconfirmed'
  | 'new'
  | 'toDraft'
  | 'answered'
  | 'refused'
  | 'disclosed';

/** Working days since it came, how it will end, on what way, how many days it lies. */
const running: Record<Running, readonly [ago: number, end: ReplyKindId, turns: Turn[], waits: number]> = {
  refused: [34, 'notFound', [], 4],
  disclosed: [30, 'alreadyPublic', [], 5],
  answered: [26, 'granted', [], 8],
  overdue: [21, 'administrativeInquiry', [], 30],
  dueToday: [20, 'granted', [], 30],
  dueSoon: [18, 'partial', [], 30],
  extended: [17, 'process', ['extension'], 40],
  toDraft: [12, 'granted', [], 30],
  fee: [9, 'feeOverdue', [], 0],
  coAuthority: [6, 'granted', ['coAuthority'], 30],
  thirdParty: [6, 'thirdPartyRights', ['thirdParty'], 30],
  clarification: [5, 'clarificationOverdue', [], 0],
  new: [1, 'granted', [], 15],
  unconfirmed: [0, 'granted', [], 0],
};

/** What is under way today, each kind once; nothing that came before the years after the seed. */
export function runningNow(maker: Maker): { kind: Running; past: PastApplication }[] {
  const { today } = maker;
  return (Object.entries(running) as [Running, (typeof running)[Running]][])
    .map(([kind, [ago, end, turns, waits]], n) => {
      // what is due is due on a working day: today, or the next; what is new came on one
      const base = ago > 15 ? workingDayFrom(today) : lastWorkingDay(today);
      const channel = kind === 'unconfirmed' ? ('online' as const) : ('registeredPost' as const);
      const flow: Flow = { arrived: workingDaysBefore(base, ago), end, turns, waits, channel };
      return { kind, flow, n };
    })
    .filter(({ flow }) => flow.arrived >= `${FIRST}-01-01`)
    .map(({ kind, flow, n }) => ({ kind, past: makeApplication(maker, n, flow) }));
}
