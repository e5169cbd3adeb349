import type { PastApplication } from '../../applications/index.ts';
import {
  type ApplicantKind,
  type Calendar,
  parseDate,
  type ReceiptChannel,
  type ReplyKindId,
} from '../../law/index.ts';
import type { Random } from '../random.ts';
import { applicant } from './applicants.ts';
import { type Flow, type Hands, stepsFor, type Turn } from './flows.ts';
import { subjects } from './subjects.ts';
import { villages } from './town.ts';

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

const kinds: readonly ApplicantKind[] = [
  ...Array<ApplicantKind>(14).fill('person'),
  'business',
  'business',
  'business',
  'legalService',
  'research',
  'charity',
  'otherOrganisation',
];
const channels: readonly ReceiptChannel[] = [
  'online',
  'online',
  'online',
  'inPerson',
  'registeredPost',
  'ordinaryPost',
  'fax',
];

/** What else happens on the way, by how it ends. */
function turnsFor(random: Random, end: ReplyKindId): Turn[] {
  if (end === 'thirdPartyRights') return random.next() < 0.3 ? ['thirdParty', 'extension'] : ['thirdParty'];
  if (end === 'stillUnclear') return ['clarification'];
  if (['clarificationOverdue', 'feeOverdue', 'withdrawn', 'petition', 'publication'].includes(end)) return [];
  const chance = random.next();
  if (end === 'granted' && chance < 0.08) return ['thirdParty'];
  if (end === 'granted' && chance < 0.14) return ['fee'];
  if (chance < 0.3) return ['clarification'];
  if (chance < 0.42) return ['extension'];
  return chance < 0.5 ? ['coAuthority'] : [];
}

interface Maker {
  random: Random;
  hands: readonly Hands[];
  calendar: Calendar;
  /** nothing is known of later days */
  today: string;
}

function makeApplication({ random, hands, calendar, today }: Maker, n: number, flow: Flow): PastApplication {
  const [first, before] = [random.pick(villages), `${Number(flow.arrived.slice(0, 4)) - random.whole(1, 2)}`];
  const subject = random.pick(subjects[flow.end]).replace('{v}', first).replace('{y}', before);
  const by = hands[n % hands.length]!;
  const kind = flow.end === 'petition' || flow.end === 'excessive' ? 'person' : random.pick(kinds);
  const steps = stepsFor(random, flow, by, calendar).filter(({ step }) => step.on <= today);
  return {
    applicant: applicant(random, kind, flow.end === 'repeated' ? 7 : n),
    request: {
      subject,
      description: `申请公开：${subject}。`,
      purpose: '',
      provision: random.pick(['copy', 'electronic'] as const),
      deliveryWay: random.pick(['post', 'email', 'online'] as const),
      wantsPublic: random.next() < 0.1,
    },
    officer: { id: by.officer.id!, officeId: by.officer.officeId },
    steps,
  };
}

/** A working day of a year, in its months. */
function dayIn(random: Random, calendar: Calendar, of: number, months: [number, number]): string {
  for (;;) {
    const month = random.whole(...months);
    const day = parseDate(`${of}-${String(month).padStart(2, '0')}-01`).add({ days: random.whole(0, 27) });
    if (calendar.isWorking(day)) return day.toString();
  }
}

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
    flow(workingDaysBefore(calendar, today, ago), end, {
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

function workingDaysBefore(calendar: Calendar, today: string, count: number): string {
  let date = parseDate(today);
  while (!calendar.isWorking(date)) date = date.subtract({ days: 1 });
  for (let left = count; left > 0; ) {
    date = date.subtract({ days: 1 });
    if (calendar.isWorking(date)) left -= 1;
  }
  return date.toString();
}
