import { sql } from 'kysely';
import { listMessages, waitingMessages, wishOf } from '../src/engagement/handling/list.ts';
import { countMessages } from '../src/engagement/index.ts';
import { quarterOf } from '../src/engagement/public-answers/figures.ts';
import { type AnswerWish, publicAnswers } from '../src/engagement/public-answers/store.ts';
import type { Db } from '../src/platform/database/index.ts';
import type { Who } from '../src/platform/roles.ts';
import { onEmptyBooks } from './support/books.ts';
import { judge, print, timed } from './support/timing.ts';

/** Lists, filters and searches of 100,000 messages (or as many as BENCH_MESSAGES says), on the desk and among the public
 *  answers, of which there is one for each fifth message: each class against `select 1`. */
const COUNT = Number(process.env.BENCH_MESSAGES ?? 100_000);
const EACH = 60;
const OFFICES = 10;
const TODAY = '2023-09-25';
const QUARTER = quarterOf(TODAY);

/** Ten years of them: two in a hundred open, three of ten rated, no text twice. */
async function writeMessages(db: Db, authorityId: number): Promise<void> {
  await sql`insert into offices (authority_id, code, name, kind, duties, position)
    select ${authorityId}, 'o' || n, '第 ' || n || ' 科室', 'office', '测量', n from generate_series(1, ${OFFICES}::int) n`.execute(
    db,
  );
  await sql`
    insert into messages (authority_id, number, sort, channel, received_on, arrived_at, subject, sender_shown, text_key,
      phase, office_id, due_on, answered_on, last_answered_on, in_time, days_taken, rating, wants_public)
    select ${authorityId}, '测量镇留言〔' || extract(year from d) || '〕' || n || '号',
      (array['consultation', 'suggestion', 'complaint', 'report', 'help', 'correction'])[1 + n % 6], 'site', d, d,
      '关于' || (array['路灯', '医保', '低保', '垃圾', '宅基地', '上学', '道路', '停水', '补贴', '户口'])[1 + n % 10]
        || '的第 ' || n || ' 件事', '张＊＊', decode(md5(n::text), 'hex'),
      phase, case when phase <> 'received' then (select min(id) from offices where authority_id = ${authorityId}) + n % ${OFFICES} end,
      case when phase in ('received', 'assigned', 'disputed') then d + 7 end,
      case when phase = 'answered' then d + 4 end, case when phase = 'answered' then d + 4 end,
      case when phase = 'answered' then n % 20 > 0 end, case when phase = 'answered' then n % 6 end,
      case when phase = 'answered' and n % 10 < 3 then (array['satisfied', 'fair', 'unsatisfied'])[1 + n % 3] end, n % 5 = 0
    from (select n, d, case when n % 50 = 1 then (array['received', 'assigned', 'disputed'])[1 + n / 50 % 3]
        when n % 40 = 3 then 'elsewhere' when n % 100 = 7 then 'voided' else 'answered' end as phase
      from (select n, date '2013-09-25' + (n::bigint * 3650 / ${COUNT}::int)::int as d from generate_series(1, ${COUNT}::int) n) dated) made`.execute(
    db,
  );
  await sql`
    insert into public_answers (message_id, authority_id, office_id, theme, title, question, answer, answered_on,
      published_at, published_by)
    select id, authority_id, office_id,
      (array['social', 'family', 'health', 'schooling', 'land', 'farming', 'roads', 'environment', 'business', 'other'])[1 + id % 10],
      subject, subject || repeat('，在村口，晚上看不见，希望能早日解决', 4) || md5(id::text),
      '您好：' || repeat('您反映的问题已经转到有关科室，工作人员到现场看过，', 8) || md5((-id)::text) || '，请您监督。',
      answered_on, answered_on, '测量'
    from messages where wants_public and phase = 'answered'`.execute(db);
}

await onEmptyBooks(async ({ db }) => {
  const { id } = await db
    .insertInto('authorities')
    .values({ code: 'bench', name: '测量镇', short_name: '测量', paper_prefix: '测量镇', contact: '{}', guide: '{}' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const began = performance.now();
  const words = await sql<{ name: string; made: string }>`select indexname as name, indexdef as made from pg_indexes
    where indexdef like '%text_pairs(%'`.execute(db);
  // written at once, at the end: in less time than row by row
  for (const { name } of words.rows) await sql`drop index ${sql.ref(name)}`.execute(db);
  await writeMessages(db, id);
  for (const { made } of words.rows) await sql.raw(made).execute(db);
  await sql`vacuum analyze messages, public_answers, offices`.execute(db);
  const { rows } = await sql<{ office: number; shown: number }>`
    select min(o.id)::int as office, (select count(*)::int from public_answers) as shown from offices o`.execute(db);
  const { office, shown } = rows[0]!;
  print('books written', { messages: COUNT, shown, seconds: ((performance.now() - began) / 1000).toFixed(1) });

  const person = (role: Who['roles'][number]): Who => ({
    ...{ id: 1, name: '测量', authorityId: id, officeId: office + 1, roles: [role] },
  });
  const all = person('caseOfficer');
  const one = person('editor');
  const trivial = await timed(Array.from({ length: EACH }), () => sql`select 1`.execute(db));
  print('select 1', { p50: trivial.p50.toFixed(2), p99: trivial.p99.toFixed(2) });
  const say = async (name: string, call: (n: number) => Promise<unknown>) => {
    const { p50, p99 } = await timed(
      Array.from({ length: EACH }, (_, n) => n),
      call,
    );
    print(name, { p50: p50.toFixed(1), p99: p99.toFixed(1), ratio: (p50 / trivial.p50).toFixed(0) });
    return p99;
  };
  const slowestOf = async (what: string, calls: Record<string, (n: number) => Promise<unknown>>) => {
    const slowest = { name: '', p99: 0 };
    for (const [name, call] of Object.entries(calls)) {
      const p99 = await say(`${what}: ${name}`, call);
      if (p99 > slowest.p99) Object.assign(slowest, { name, p99 });
    }
    judge(`${what}, p99 of the slowest (${slowest.name})`, slowest.p99, 'ms', { atMost: 50 });
  };

  const listed = (asked: Record<string, string>, who = all) => {
    return (n: number) => listMessages(db, who, wishOf({ ...asked, page: asked.page ?? String(1 + (n % 3)) }), TODAY);
  };
  await slowestOf('desk', {
    all: listed({}),
    'last page': listed({ page: String(Math.ceil(COUNT / 50)) }),
    open: listed({ phase: 'open' }),
    answered: listed({ phase: 'answered' }),
    'of a theme': listed({ theme: 'roads' }),
    'a kind': listed({ sort: 'complaint' }),
    'open of a kind': listed({ phase: 'open', sort: 'help' }),
    'of an office': listed({ office: String(office + 3) }),
    'over their limit': listed({ due: 'late' }),
    'due soon': listed({ due: 'soon' }),
    'counted by a figure': listed({ figure: 'content', from: QUARTER.from, to: QUARTER.to }),
    'a common word': listed({ q: '路灯' }),
    'a rare word': listed({ q: `第 ${COUNT - 7} 件` }),
    'no such word': listed({ q: 'qqxzv' }),
    'two words of a kind': listed({ q: '医保 件事', sort: 'suggestion' }),
    'a number': listed({ q: `${COUNT - 3}号` }),
    'of who answers': listed({}, one),
    'words of who answers': listed({ q: '宅基地' }, one),
    'what waits for who takes them in': () => waitingMessages(db, all, TODAY),
    'what waits for who answers': () => waitingMessages(db, one, TODAY),
    'figures of the quarter': () => countMessages(db, id, QUARTER),
  });
  const found = (asked: Partial<AnswerWish>) => (n: number) =>
    publicAnswers(db, id, { words: '', theme: '', office: null, page: 1 + (n % 3), ...asked });
  await slowestOf('public answers', {
    all: found({}),
    'last page': found({ page: Math.ceil(shown / 20) }),
    'a theme': found({ theme: 'roads' }),
    'of an office': found({ office: office + 3 }),
    'a common word': found({ words: '路灯' }),
    'a word of all': found({ words: '工作人员' }),
    'a rare word': found({ words: `第 ${COUNT - 5} 件` }),
    'no such word': found({ words: 'qqxzv' }),
    'two words of a theme': found({ words: '医保 现场', theme: 'schooling' }),
    'eight words': found({ words: '医保 现场 您好 村口 监督 科室 晚上 解决' }),
  });
});
