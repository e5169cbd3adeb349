import type { Selectable } from 'kysely';
import {
  type Calendar,
  daysTaken,
  foldMessage,
  type MessageState,
  type MessageStep,
  messageDue,
  roundDue,
} from '../law/index.ts';
import { calendarOf } from '../organizations/index.ts';
import type { Act } from '../platform/action.ts';
import type { Db, Tables } from '../platform/database/index.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { openedIn, type Said, sealIn } from './privacy.ts';

export type MessageRow = Selectable<Tables['messages']>;

export function messageById(db: Db, authorityId: number, id: number): Promise<MessageRow | undefined> {
  return db
    .selectFrom('messages')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Steps of a message, with what was said in each where it may be opened. */
export interface TakenStep {
  seq: number;
  step: MessageStep;
  said: Said;
  recorder: string;
  at: Date;
}

export async function stepsOf(db: Db, sealer: Sealer, id: number): Promise<TakenStep[]> {
  const rows = await db.selectFrom('message_steps').selectAll().where('message_id', '=', id).orderBy('seq').execute();
  return rows.map(({ seq, step, sealed_said, recorder, recorded_at }) => ({
    ...{ seq, step, recorder, at: recorded_at },
    said: openedIn<Said>(sealer, id, 'step', sealed_said) ?? '',
  }));
}

/** What the books say in clear of a message in a state. */
export function columnsOf(state: MessageState, calendar: Calendar) {
  const due = messageDue(state, calendar);
  const [first] = state.answers;
  const last = state.answers.at(-1);
  return {
    phase: state.phase,
    office_id: state.office,
    due_on: due ? due.date.toString() : null,
    due_provisional: due?.provisional ?? false,
    answered_on: first?.on ?? null,
    in_time: first ? first.on <= roundDue(first, calendar).date.toString() : null,
    days_taken: first ? daysTaken(first, calendar) : null,
    last_answered_on: last?.on ?? null,
    rating: state.rating,
    extended: state.extended,
    transfers: state.transfers,
    merged_into: state.into,
    led_to: state.where,
  };
}

/** A message held until the transaction ends, with what became of it. */
export interface HeldMessage {
  row: MessageRow;
  steps: MessageStep[];
  state: MessageState;
  calendar: Calendar;
}

export async function holdMessage(act: Act, id: number): Promise<HeldMessage | undefined> {
  const { db, who } = act;
  await db.selectFrom('messages').select('id').where('id', '=', id).forUpdate().execute();
  const row = await messageById(db, who.authorityId, id);
  if (!row) return undefined;
  const taken = await db
    .selectFrom('message_steps')
    .select('step')
    .where('message_id', '=', id)
    .orderBy('seq')
    .execute();
  const steps = taken.map(({ step }) => step);
  return { row, steps, state: foldMessage(steps), calendar: await calendarOf(db) };
}

/** Adds a step, and what follows from it for the row. */
export async function addStep(act: Act, held: HeldMessage, step: MessageStep, said = ''): Promise<MessageState> {
  const { db, who, now, sealer } = act;
  const { row, calendar } = held;
  held.steps.push(step);
  const state = foldMessage(held.steps);
  await db
    .insertInto('message_steps')
    .values({
      ...{ message_id: row.id, seq: held.steps.length, step: JSON.stringify(step) },
      ...{ sealed_said: said ? sealIn(sealer, row.id, 'step', said) : null, recorder: who.name, recorded_at: now },
    })
    .execute();
  await db
    .updateTable('messages')
    .set((eb) => ({ ...columnsOf(state, calendar), version: eb('version', '+', 1) }))
    .where('id', '=', row.id)
    .execute();
  held.state = state;
  return state;
}
