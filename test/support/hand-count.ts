import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Step } from '../../src/law/index.ts';

/**
 * A second, simple-minded reading of the Regulation, to hold the engine against: it turns the pages of a calendar one by
 * one, over milliseconds and the raw arrangements. No code of the engine is used.
 */
const folder = join(dirname(fileURLToPath(import.meta.resolve('chinese-days'))), 'years');
const raw = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name): [string, { holidays: object; workdays: object }] => [
      name.slice(0, 4),
      JSON.parse(readFileSync(join(folder, name), 'utf8')),
    ]),
);

export const nextDay = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

function isWorkday(day: string): boolean {
  const { holidays, workdays } = raw.get(day.slice(0, 4))!;
  const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  return day in workdays || (!weekend && !(day in holidays));
}

/** The n-th working day after a day. */
export function nthWorkday(from: string, n: number): string {
  let day = from;
  for (let left = n; left > 0; ) {
    day = nextDay(day);
    if (isWorkday(day)) left -= 1;
  }
  return day;
}

/** The last day to reply, as the steps leave it on `today`; null before receipt and while the applicant is awaited. */
export function lastDayByHand(steps: readonly Step[], today: string): string | null {
  let zero: string | null = null;
  let allowed = 20;
  let awaited = false;
  const pauses: { id: string; from: string; to: string }[] = [];
  let ordered: string | null = null;
  let term: string | null = null;
  for (const step of steps) {
    if (step.kind === 'reopened') {
      zero = step.on;
      ordered = step.by;
      term = ordered;
      allowed = 20;
      pauses.length = 0;
      awaited = false;
    }
    if (step.kind === 'registered') {
      const needsNone = step.channel === 'inPerson' || step.channel === 'registeredPost';
      zero = needsNone || (step.channel === 'online' && step.receiptConfirms) ? step.on : step.confirmed;
    }
    if (step.kind === 'confirmed') zero = step.on;
    if (step.kind === 'clarificationRequested' || step.kind === 'feeNotified') awaited = true;
    if (step.kind === 'clarified' || step.kind === 'feePaid') {
      zero = step.on;
      allowed = 20;
      awaited = false;
      term = ordered;
    }
    if (step.kind === 'deferred') term = step.by;
    if (step.kind === 'extended') allowed = 20 + step.days;
    if (step.kind.endsWith('Asked') && 'id' in step) pauses.push({ id: step.id, from: step.on, to: today });
    if (step.kind.endsWith('Answered') && 'id' in step)
      for (const one of pauses) if (one.id === step.id) one.to = step.on;
  }
  if (!zero || awaited) return null;
  if (term) return term;
  let day = zero;
  for (let counted = 0; counted < allowed; ) {
    day = nextDay(day);
    const page = day;
    if (isWorkday(page) && !pauses.some(({ from, to }) => from < page && page <= to)) counted += 1;
  }
  return day;
}
