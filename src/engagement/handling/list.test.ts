import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { asked, at, DESK, messageTown } from '../../../test/support/messages.ts';

// Whose a message is now, and what words find.
const { staff, town, clock, books, sent, assigned, answered } = await messageTown('2024-03-04T02:00:00Z');
const numbers = async (client: typeof staff.head, query: string) => {
  const $ = load((await client.get(`${DESK}${query}`)).body);
  return $('tbody th small')
    .toArray()
    .map((one) => $(one).text().trim().split('　')[0]!);
};
const send = async (subject: string) => {
  clock.pass(60_000);
  await books.db.deleteFrom('public_tries').execute();
  return sent({ ...asked, subject, text: `${subject}，请处理` });
};

describe('what waits for whom', () => {
  test('follows a message from who takes it in to the office, the head, and nobody', async () => {
    const one = await send('河道垃圾');
    const mine = async () => {
      const keys = ['officer', 'editor', 'other', 'head'] as const;
      const lists = await Promise.all(keys.map((key) => numbers(staff[key], '?mine=yes')));
      return keys.filter((_, n) => lists[n]!.includes(one.number));
    };
    expect(await mine()).toEqual(['officer', 'head']);
    await assigned(one.id);
    expect(await mine()).toEqual(['editor']);
    const to = { to: String(town.offices.village), reason: '归村里' };
    expect((await staff.editor.post(at(one.id, 'transfer'), to, at(one.id))).statusCode).toBe(303);
    expect(await mine()).toEqual(['other']);
    const back = { to: String(town.offices.finance), reason: '不归我' };
    expect((await staff.other.post(at(one.id, 'transfer'), back, at(one.id))).statusCode).toBe(303);
    expect(await mine()).toEqual(['head']);
    const two = await send('一件小事');
    await answered(two.id);
    expect(await numbers(staff.editor, '?mine=yes')).toEqual([]);
    expect(await numbers(staff.editor, '?phase=answered')).toEqual([two.number]);
  });

  test('is counted in the rail as it is listed, beyond one page', async () => {
    const before = (await numbers(staff.officer, '?mine=yes')).length;
    const { id } = await send('很多件');
    await books.db.transaction().execute(async (db) => {
      const row = await db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
      const { id: _, sending: __, ...rest } = row;
      const made = Array.from({ length: 60 }, (_each, n) => ({ ...rest, sending: null, number: `另〔2024〕${n}号` }));
      await db.insertInto('messages').values(made).execute();
    });
    const $ = load((await staff.officer.get(`${DESK}?mine=yes`)).body);
    expect($('.head .meta').text()).toContain(`共 ${before + 61} 件`);
    expect($(`nav a[href="${DESK}"]`).text()).toContain(String(before + 61));
    expect(await numbers(staff.officer, '?mine=yes&page=2')).toHaveLength(before + 11);
    expect(await numbers(staff.officer, '?mine=yes&page=99999')).toHaveLength(before + 11);
    await books.db.deleteFrom('messages').where('number', 'like', '另%').execute();
  });
});

describe('words', () => {
  test.each(['路', '路灯', '路灯 不亮', 'ab', 'AB 路灯', '〔2024〕', '灯-'])('%s finds it', async (words) => {
    const one =
      (await numbers(staff.officer, `?q=${encodeURIComponent('AB路灯-不亮')}`))[0] ??
      (await send('AB路灯-不亮')).number;
    expect(await numbers(staff.officer, `?q=${encodeURIComponent(words)}`)).toContain(one);
  });

  test.each(['灯路', '不路', '%', '_', '\\', '亮灯 路灯'])('%s does not', async (words) => {
    expect(await numbers(staff.officer, `?q=${encodeURIComponent(words)}`)).toEqual([]);
  });
});
