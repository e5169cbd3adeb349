import { type Calendar, parseDate } from '../../../law/index.ts';
import type { Line } from './list.ts';

/** An open application with the working days that are left; negative: overdue by so many. Null: nothing runs. */
export interface WallLine extends Line {
  left: number | null;
}

export interface Wall {
  groups: { id: string; title: string; lines: WallLine[] }[];
  /** by officer, over all that is open */
  load: { officerId: number | null; name: string; open: number; soon: number; late: number }[];
  total: number;
}

const SOON = 5; // working days

/** What is open, by working days left, and who has how much of it. @param mine only those of this officer */
export function wallOf(open: readonly Line[], today: string, calendar: Calendar, mine: number | null): Wall {
  const all = open.map((line) => ({ ...line, left: daysLeft(line, today, calendar) }));
  const shown = mine === null ? all : all.filter((line) => line.officer_id === mine);
  const between = (from: number, to: number) =>
    shown.filter(({ left, phase }) => phase === 'open' && left !== null && left >= from && left <= to);
  const groups = [
    { id: 'late', title: '已逾期', lines: between(-Infinity, -1) },
    { id: 'today', title: '今天到期', lines: between(0, 0) },
    { id: 'soon', title: `${SOON} 个工作日以内`, lines: between(1, SOON) },
    { id: 'later', title: '10 个工作日以内', lines: between(SOON + 1, 10) },
    { id: 'calm', title: '10 个工作日以上', lines: between(11, Infinity) },
    { id: 'unconfirmed', title: '待与申请人确认收到', lines: shown.filter(({ phase }) => phase === 'unconfirmed') },
    {
      id: 'applicant',
      title: '等申请人补正或者缴费',
      lines: shown.filter(({ phase }) => phase === 'awaitingClarification' || phase === 'awaitingFee'),
    },
  ];
  return { groups: groups.filter(({ lines }) => lines.length > 0), load: loadOf(all), total: shown.length };
}

function daysLeft({ phase, due_on, waits_until }: Line, today: string, calendar: Calendar): number | null {
  const last = phase === 'open' ? due_on : waits_until;
  if (!last) return null;
  const [from, to] = [parseDate(today), parseDate(last)];
  if (last >= today) return calendar.countBetween(from, to).days;
  return -Math.max(1, calendar.countBetween(to, from).days);
}

function loadOf(all: readonly WallLine[]): Wall['load'] {
  const load = new Map<number | null, Wall['load'][number]>();
  for (const { officer_id, officer, phase, left } of all) {
    const one = load.get(officer_id) ?? { officerId: officer_id, name: officer ?? '未分派', open: 0, soon: 0, late: 0 };
    one.open += 1;
    if (phase === 'open' && left !== null && left < 0) one.late += 1;
    else if (phase === 'open' && left !== null && left <= SOON) one.soon += 1;
    load.set(officer_id, one);
  }
  return [...load.values()].sort((a, b) => b.late - a.late || b.soon - a.soon || b.open - a.open);
}
