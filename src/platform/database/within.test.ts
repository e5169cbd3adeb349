import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { testRoom } from '../../../test/support/room.ts';
import { action, done } from '../action.ts';
import { within } from './within.ts';

const { db, house } = await testDatabase([testRoom({ words: { actions: { 'test.note': '备注' } } })]);
const who = { id: null, name: '程序', authorityId: null as never, officeId: null, roles: [] };
const note = action<{ subject: string }, void>('test.note', ['anyone'], async (_, { subject }) =>
  done(undefined, subject),
);
const subjects = async () => (await db.selectFrom('audit_log').select('subject').execute()).map((row) => row.subject);

test('actions inside are kept together or not at all', async () => {
  const act = async (end: () => void) =>
    db.transaction().execute(async (tx) => {
      await note({ db: within(tx), house, who, now: new Date(0) }, { subject: 'one' });
      await note({ db: within(tx), house, who, now: new Date(0) }, { subject: 'two' });
      end();
    });
  await expect(
    act(() => {
      throw new Error('killed');
    }),
  ).rejects.toThrow('killed');
  expect(await subjects()).toEqual([]);
  await act(() => undefined);
  expect(await subjects()).toEqual(['one', 'two']);
});
