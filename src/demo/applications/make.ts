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
export const channels: readonly ReceiptChannel[] = [
  'online',
  'online',
  'online',
  'inPerson',
  'registeredPost',
  'ordinaryPost',
  'fax',
];

/** What else happens on the way, by how it ends. */
export function turnsFor(random: Random, end: ReplyKindId): Turn[] {
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

export interface Maker {
  random: Random;
  hands: readonly Hands[];
  calendar: Calendar;
  /** villages and communities that are asked about */
  places: readonly string[];
  /** nothing is known of later days */
  today: string;
}

export function makeApplication(
  { random, hands, calendar, places, today }: Maker,
  n: number,
  flow: Flow,
): PastApplication {
  const [first, before] = [random.pick(places), `${Number(flow.arrived.slice(0, 4)) - random.whole(1, 2)}`];
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
export function dayIn(random: Random, calendar: Calendar, of: number, months: [number, number]): string {
  for (;;) {
    const month = random.whole(...months);
    const day = parseDate(`${of}-${String(month).padStart(2, '0')}-01`).add({ days: random.whole(0, 27) });
    if (calendar.isWorking(day)) return day.toString();
  }
}
