import type { MessageStep } from '../law/index.ts';
import type { OfficeClosed } from '../organizations/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';

/** Messages of an office go to the one that it was closed into, also those that were answered, since who asked may ask
 *  again; what the office did of them stands in their steps. */
export async function handOverMessages(tx: Tx, { from, into }: OfficeClosed): Promise<void> {
  const office = await tx.selectFrom('offices').select('closed_at').where('id', '=', from).executeTakeFirstOrThrow();
  const at = office.closed_at!;
  const rows = await tx
    .selectFrom('messages as m')
    .innerJoin('message_steps as s', 's.message_id', 'm.id')
    .select((eb) => ['m.id', eb.fn.max('s.seq').as('seq')])
    .where('m.office_id', '=', from)
    .groupBy('m.id')
    .execute();
  const step: MessageStep = { kind: 'succeeded', on: dayOf(at), office: into };
  for (const { id, seq } of rows)
    await tx
      .insertInto('message_steps')
      .values({
        ...{ message_id: id, seq: seq + 1, step: JSON.stringify(step), sealed_said: null },
        ...{ recorder: '系统', recorded_at: at },
      })
      .execute();
  await tx.updateTable('messages').set({ office_id: into }).where('office_id', '=', from).execute();
  await tx.updateTable('public_answers').set({ office_id: into }).where('office_id', '=', from).execute();
}
