import { sql } from 'kysely';
import { TOWN_OWES } from '../src/law/index.ts';
import { keepAllDues } from '../src/obligations/dues/turn.ts';
import type { Db } from '../src/platform/database/index.ts';
import { house } from '../src/rooms.ts';
import { onEmptyBooks } from './support/books.ts';
import { judge, print } from './support/timing.ts';

/** The nights of 1,000 authorities (or as many as BENCH_AUTHORITIES says) that owe since three years: the first, which makes
 *  all of them, one in which nothing changed, and that of a new month. */
const COUNT = Number(process.env.BENCH_AUTHORITIES ?? 1_000);
const VILLAGES = 8;
const night = (day: string) => new Date(`${day}T17:00:00Z`);

async function writeAuthorities(db: Db): Promise<void> {
  await sql`insert into authorities (code, name, short_name, paper_prefix, contact, guide)
    select 'bench' || n, '测量镇' || n, '测量', '测量镇', '{}', '{}' from generate_series(1, ${COUNT}::int) n`.execute(
    db,
  );
  await sql`insert into offices (authority_id, code, name, kind, position)
    select a.id, 'v' || n, '第 ' || n || ' 村', 'village', n from authorities a, generate_series(1, ${VILLAGES}::int) n`.execute(
    db,
  );
  const contents = TOWN_OWES.map(({ level1, level2, elements, basis, frequency, term, item, words, subject }) =>
    JSON.stringify({
      ...{
        level1,
        level2,
        elements,
        basis,
        time: '',
        frequency,
        term,
        channels: '政府网站',
        audience: 'all',
        group: '',
      },
      ...{ manner: 'active', tiers: ['township'], columnId: null, item, words },
      subject: typeof subject === 'string' ? { of: subject } : { of: 'authority' },
    }),
  );
  await sql`insert into obligations (authority_id, position, number)
    select a.id, n, 1 from authorities a, generate_series(1, ${contents.length}::int) n`.execute(db);
  await sql`insert into obligation_versions (obligation_id, authority_id, number, content, holds_from, set_by, set_at)
    select b.id, b.authority_id, 1, (${contents}::text[])[b.position]::jsonb, date '2023-12-01', '测量', now() from obligations b`.execute(
    db,
  );
  await sql`vacuum analyze authorities, offices, obligations, obligation_versions`.execute(db);
}

await onEmptyBooks(async ({ db }) => {
  await writeAuthorities(db);
  const turn = async (name: string, day: string) => {
    const began = performance.now();
    const reckoned = await keepAllDues({ db, house, now: night(day) });
    const seconds = (performance.now() - began) / 1_000;
    const { rows } = await sql<{ dues: number }>`select count(*)::int as dues from dues`.execute(db);
    print(name, { authorities: reckoned, dues: rows[0]!.dues, seconds: seconds.toFixed(1) });
    return seconds;
  };
  await turn('three years at once', '2026-11-29');
  await sql`vacuum analyze dues, due_changes, due_reckonings`.execute(db);
  judge('a night in which nothing changed', await turn('a night without change', '2026-11-29'), 's', { atMost: 60 });
  judge('the night of a new month', await turn('a new month', '2026-12-01'), 's', { atMost: 60 });
});
