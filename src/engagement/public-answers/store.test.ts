import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { testTown } from '../../../test/support/town.ts';
import type { Db } from '../../platform/database/index.ts';
import { publicAnswers } from './store.ts';

const COUNT = 2_100;
const wish = { words: '', theme: '', office: null, page: 1 };
let db: Db;
let authorityId: number;

/** The n-th was answered n days after the first; a word stands in all of them, another in each seven-hundredth. */
beforeAll(async () => {
  ({ db } = await testDatabase());
  const town = await testTown(db);
  authorityId = town.authorityId;
  await sql`
    with made as (
      insert into messages (authority_id, number, sort, channel, received_on, arrived_at, subject, sender_shown, text_key,
        phase, office_id, wants_public)
      select ${authorityId}, '测试〔2018〕' || n || '号', 'consultation', 'site', date '2018-01-01' + n, date '2018-01-01' + n,
        '第 ' || n || ' 件事', '张＊＊', decode(md5(n::text), 'hex'), 'answered', ${town.offices.office}, true
      from generate_series(1, ${COUNT}::int) n returning id, subject, received_on)
    insert into public_answers (message_id, authority_id, office_id, theme, title, question, answer, answered_on,
      published_at, published_by)
    select id, ${authorityId}, ${town.offices.office}, 'roads', subject, '问题', case when (received_on - date '2018-01-01') % 700 = 0
      then '工作人员已修好路灯' else '工作人员看过' end, received_on, received_on, '测试' from made`.execute(db);
});

const titles = async (asked: Partial<typeof wish>) => {
  const { answers, ...rest } = await publicAnswers(db, authorityId, { ...wish, ...asked });
  return { ...rest, titles: answers.map(({ title }) => title) };
};

test('a word that stands in every answer shows the newest, page by page, up to a most', async () => {
  const newest = (from: number) => Array.from({ length: 20 }, (_, n) => `第 ${from - n} 件事`);
  expect(await titles({ words: '工作人员' })).toEqual({ total: 200, more: true, pages: 10, titles: newest(COUNT) });
  expect(await titles({ words: '工作人员', page: 3 })).toMatchObject({ titles: newest(COUNT - 40) });
  expect(await titles({ words: '工作人员', theme: 'land' })).toMatchObject({ total: 0, more: false, titles: [] });
});

test('a word of few is found wherever it stands, the newest first', async () => {
  const three = ['第 2100 件事', '第 1400 件事', '第 700 件事'];
  expect(await titles({ words: '路灯' })).toEqual({ total: 3, more: false, pages: 1, titles: three });
  expect(await titles({ words: '路灯 工作人员' })).toMatchObject({ total: 3, titles: three });
  expect(await titles({ words: '路灯%' })).toMatchObject({ total: 0 });
});
