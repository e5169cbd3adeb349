import type { PastApplication } from '../../applications/index.ts';
import type { ReplyKindId } from '../../law/index.ts';
import type { Flow, Turn } from '../applications/flows.ts';
import { channels, dayIn, type Maker, makeApplication, turnsFor } from '../applications/make.ts';
import { lastWorkingDay, workingDaysBefore } from '../calendar.ts';

/** How many of each reply a lively year has: 120. A kind that is not named has none. */
const year: Partial<Record<ReplyKindId, number>> = {
  granted: 38,
  alreadyPublic: 12,
  partial: 9,
  stateSecret: 1,
  forbiddenByLaw: 2,
  safetyAndStability: 1,
  thirdPartyRights: 6,
  internalAffairs: 3,
  process: 4,
  enforcementFile: 2,
  administrativeInquiry: 3,
  notFound: 8,
  notResponsible: 6,
  toBeCreated: 3,
  stillUnclear: 2,
  petition: 5,
  repeated: 3,
  publication: 1,
  excessive: 1,
  reissue: 1,
  clarificationOverdue: 3,
  feeOverdue: 1,
  withdrawn: 4,
  otherwise: 1,
};

/** A lively year, some of the December before, and some that are open now. */
export function applicationsFor(maker: Maker, lively: number): PastApplication[] {
  const { random, calendar, today } = maker;
  const flow = (arrived: string, end: ReplyKindId, more: Partial<Flow> = {}): Flow => ({
    arrived,
    end,
    channel: random.pick(channels),
    turns: turnsFor(random, end),
    waits: 0,
    ...more,
  });
  const before = (['granted', 'partial', 'notFound', 'granted', 'process'] as const).map((end) =>
    flow(`${lively - 1}-12-${random.pick(['20', '22', '27', '28'])}`, end, { turns: ['extension'] }),
  );
  const usual = ['granted', 'granted', 'partial', 'notFound', 'petition', 'alreadyPublic', 'process'] as const;
  const early = Array.from({ length: 40 }, () => flow(dayIn(random, calendar, lively - 1, [2, 9]), random.pick(usual)));
  const during = (Object.entries(year) as [ReplyKindId, number][]).flatMap(([end, count]) =>
    Array.from({ length: count }, () => flow(dayIn(random, calendar, lively, [1, 12]), end)),
  );
  const now = recent.map(([ago, end, turns, waits]) =>
    flow(workingDaysBefore(lastWorkingDay(today), ago), end, {
      turns,
      waits,
      channel: ago === 0 ? 'online' : 'registeredPost',
    }),
  );
  return [...early, ...before, ...during, ...now].map((one, n) => makeApplication(maker, n, one));
}

/** Working days ago, how it will end, on what way, how long it lies. */
const recent: readonly [ago: number, end: ReplyKindId, turns: Turn[], waits: number][] = [
  [0, 'granted', [], 0],
  [1, 'granted', [], 15],
  [3, 'clarificationOverdue', [], 0],
  [6, 'thirdPartyRights', ['thirdParty'], 10],
  [9, 'partial', [], 30],
  [12, 'granted', ['coAuthority'], 20],
  [15, 'notFound', [], 30],
  [17, 'granted', [], 30],
  [19, 'granted', [], 30],
  [18, 'process', ['extension'], 30],
  [22, 'granted', ['fee'], 30],
  [23, 'alreadyPublic', [], 40],
];
