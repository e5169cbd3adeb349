import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { compileReport } from '../annual-report/index.ts';
import { verifyAuditLog } from '../platform/audit-log/index.ts';
import { dayOf } from '../platform/dates.ts';
import { rooms } from '../rooms.ts';
import { isWorkingDay } from './calendar.ts';
import { loadDemo } from './index.ts';

/** Days that lie ahead by their nature: limits, and what is set for a time. */
const AHEAD = [
  ...['self_by', 'appeal_by'].map((column) => `assessment_subjects.${column}`),
  'applications.due_on',
  'messages.due_on',
  'applications.first_due_on',
  'applications.waits_until',
  ...['closes_on', 'opens_on', 'results_due', 'until_on'].map((column) => `consultations.${column}`),
  'documents.publish_at',
  ...['dues.base_on', 'dues.due_on', 'due_changes.is_on'],
  'self_inspection_findings.due_on',
  'postings.ends_on',
  ...['snoozes.due_on', 'snoozes.until'],
  'reassessments.next_on',
  'survey_extensions.closed_before',
  'survey_extensions.closes_on',
  'surveys.closes_on',
  'surveys.opens_on',
  ...['starts_at', 'ends_at', 'quiz_until'].map((column) => `trainings.${column}`),
  'supervision_orders.due_on',
  'supervision_steps.due_on',
  'training_changes.starts_before',
  'transmissions.next_at',
  'subscribers.next_on',
];
/** What people do at home, on any day. */
const BY_CITIZENS = /^subscriptions\.(?:confirm|end)$/;
/** Written by the clock of the database, which these books are not made by. */
const BY_THE_CLOCK = ['schema_migrations.applied_at', 'authorities.created_at', 'authorities.opened_at'];

describe.each([
  ['2024-02-29T07:30:00Z', 'a leap day, in the second month', { 2023: 'accepted' }],
  ['2025-01-01T04:00:00Z', 'New Year, a day off: of 2024 nothing is made yet', { 2023: 'accepted' }],
  ['2027-01-20T01:00:00Z', 'the reports of 2026 were sent up, and wait', { 2025: 'accepted', 2026: 'submitted' }],
])('loaded at %s (%s)', async (moment, _why, sent) => {
  const now = new Date(moment);
  const today = dayOf(now);
  const { db, files, house, sealer } = await testDatabase(rooms);
  const loaded = await loadDemo({ db, files, house, sealer, now });

  test('the books of every year reconcile, and each takes over what the year before left', async () => {
    expect(loaded).toMatchObject({ ok: true });
    const towns = await db
      .selectFrom('authorities')
      .select(['id', 'code', 'name', 'is_demo as isDemo'])
      .where('parent_id', 'is not', null)
      .execute();
    expect(towns).toHaveLength(2);
    for (const town of towns) {
      let left: unknown;
      for (let year = 2022; year <= Number(today.slice(0, 4)); year++) {
        const { report } = await compileReport(db, town, year);
        expect(report.findings, `${town.code} ${year}`).toEqual([]);
        if (left) expect(report.tables.three.carriedIn, `${town.code} ${year}`).toEqual(left);
        left = report.tables.three.carriedOut;
      }
    }
  });

  test('nothing lies in the future but limits and what is set for a time', async () => {
    const { rows } = await sql<{ name: string; column: string }>`
      select c.table_name as name, c.column_name as column from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
        and c.data_type in ('date', 'timestamp with time zone')`.execute(db);
    const late: string[] = [];
    for (const { name, column } of rows) {
      if ([...AHEAD, ...BY_THE_CLOCK].includes(`${name}.${column}`)) continue;
      const found = await sql`select from ${sql.table(name)} where ${sql.ref(column)} > ${now} limit 1`.execute(db);
      if (found.rows.length) late.push(`${name}.${column}`);
    }
    // the reports of the seed have their day, whenever they are loaded
    const seed = today < '2024-01-25' ? late.filter((one) => !/^(report|annual)/.test(one)) : late;
    expect(seed).toEqual([]);
  });

  test('the audit log is whole, tells in the order of its days, and of work in the hours of the office', async () => {
    expect(await verifyAuditLog(db)).toMatchObject({ whole: true });
    const entries = await db.selectFrom('audit_log').select(['at', 'action']).orderBy('seq').execute();
    const times = entries.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(
      entries.filter(
        ({ at, action }) => !BY_CITIZENS.test(action) && action !== 'demo.load' && !isWorkingDay(dayOf(at)),
      ),
    ).toEqual([]);
  });

  test('there is something of every state: texts, deliveries, applications', async () => {
    const count = async (table: string, column: string) =>
      (
        await sql<{ name: string }>`select distinct ${sql.ref(column)}::text as name from ${sql.table(table)}`.execute(
          db,
        )
      ).rows.map(({ name }) => name);
    for (const state of ['draft', 'inReview', 'returned', 'approved', 'scheduled', 'published'])
      expect(await count('documents', 'state')).toContain(state);
    for (const state of ['planned', 'sending', 'sent', 'confirmed', 'failed', 'removed'])
      expect(await count('deliveries', 'state')).toContain(state);
    for (const followUp of ['replace', 'takeDown']) expect(await count('deliveries', 'follow_up')).toContain(followUp);
    for (const state of ['due', 'person', 'done', 'dead', 'cancelled'])
      expect(await count('transmissions', 'state')).toContain(state);
    for (const phase of ['unconfirmed', 'open', 'awaitingClarification', 'awaitingFee', 'archived'])
      expect(await count('applications', 'phase')).toContain(phase);
  });

  test('what the machine says of the account is what the books say, and it sends nothing', async () => {
    const { rows } = await sql<{ what: string; transmission: string; delivery: string; followUp: string | null }>`
      select t.what, t.state as transmission, d.state as delivery, d.follow_up as "followUp" from transmissions t
      join transmission_articles a on a.transmission_id = t.id join deliveries d on d.id = a.delivery_id
      where t.connector = 'wechat'`.execute(db);
    expect(rows.map((row) => [row.what, row.transmission, row.delivery, row.followUp].join(' ').trim()).sort()).toEqual(
      [
        'send cancelled removed',
        'send dead failed',
        'send dead failed',
        'send done confirmed',
        'send done confirmed',
        'send done confirmed replace',
        'send done confirmed takeDown',
        'send due sending',
        'send due sent',
        'send person sending',
        'takeDown dead confirmed takeDown',
        'takeDown done confirmed',
      ],
    );
    const set = await db
      .selectFrom('channel_connectors')
      .select(['connector', 'enabled', 'sealed_secrets'])
      .orderBy('connector')
      .execute();
    // packages are handed over by people
    expect(set).toEqual([
      { connector: 'cityWebsite', enabled: false, sealed_secrets: null },
      { connector: 'websitePackages', enabled: true, sealed_secrets: null },
      { connector: 'wechat', enabled: false, sealed_secrets: null },
    ]);
  });

  test('what the invented town signed off stands at the city, goes there, waits, was declined, or does not open', async () => {
    const { rows } = await sql<{ transmission: string | null; delivery: string; url: string; status: number | null }>`
      select t.what || ' ' || t.state as transmission, d.state as delivery, d.url, v.status from deliveries d
      join authorities a on a.id = d.authority_id and a.code = 'sfz'
      left join transmission_articles ta on ta.delivery_id = d.id left join transmissions t on t.id = ta.transmission_id
      left join delivery_visits v on v.delivery_id = d.id
      where d.channel = 'website' and d.url not like '/documents/%'`.execute(db);
    const told = rows.map(({ transmission, delivery, url, status }) =>
      [transmission ?? 'by hand', delivery, url.split('/')[2] ?? '', status ?? ''].join(' ').trim(),
    );
    expect(told.sort()).toEqual([
      ...['by hand confirmed shixian.example 200', 'by hand planned', 'by hand planned', 'send cancelled failed'],
      ...['send dead failed', 'send done confirmed shixian.example', 'send done confirmed shixian.example 200'],
      ...['send done confirmed shixian.example 200', 'send done confirmed shixian.example 404', 'send due sent'],
      ...['send due sent', 'takeDown done confirmed shixian.example'],
    ]);
  });

  test('some of what was published holds no more, or was taken down', async () => {
    const gone = await db
      .selectFrom('publications')
      .select(['document_id as id', 'validity', 'withdrawn_reason as why'])
      .where('supplier', '=', '')
      .where((one) => one.or([one('validity', '!=', 'valid'), one('withdrawn_at', 'is not', null)]))
      .execute();
    const years = Number(today.slice(0, 4)) - 2024;
    const passed = (day: string) => years + (today.slice(5) > day ? 1 : 0);
    const [fromTheAccount, fromTheCity] = [3, 1];
    expect(gone.filter(({ why }) => why).length).toBe(Math.max(0, passed('08-22')) + fromTheAccount + fromTheCity);
    const replaced = await db
      .selectFrom('document_relations')
      .select('to_document_id as id')
      .where('kind', '=', 'replaces')
      .execute();
    const repealed = gone.filter(
      ({ id, validity }) => validity === 'repealed' && !replaced.some((one) => one.id === id),
    );
    expect(repealed.length).toBe(Math.max(0, passed('04-12') - 1));
    expect(gone.filter(({ validity }) => validity === 'expired').length).toBe(Math.max(0, passed('09-07') - 1));
  });

  test('the city is supplied, with something in every state', async () => {
    const suppliers = await db
      .selectFrom('suppliers')
      .select(['waits', 'columns'])
      .select((one) => one('stopped_at', 'is not', null).as('stopped'))
      .orderBy('id')
      .execute();
    expect(suppliers.map(({ waits, stopped }) => [waits, stopped])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
    const { rows } = await sql<{ key: string; state: string }>`
      select s.key, coalesce(s.ended, case when p.withdrawn_at is null and p.document_id is not null then p.validity else 'waiting' end) as state
      from supplied_documents s left join publications p on p.document_id = s.document_id order by s.key`.execute(db);
    expect(rows.map(({ key, state }) => `${key} ${state}`)).toEqual([
      ...['f-1 valid', 'f-2 valid', 'f-3 repealed', 'f-4 withdrawn', 'f-5 takenDown'],
      ...['s-1 waiting', 's-2 declined', 's-3 waiting'],
    ]);
  });

  test('nobody passed what they wrote', async () => {
    const { rows } = await sql`select r.id from review_rounds r join reviews v on v.round_id = r.id
      where v.reviewer_id = any(r.authors) or v.reviewer_id = r.submitted_by`.execute(db);
    expect(rows).toEqual([]);
  });

  test('in the first town an application is due today or on the next working day, and one is a day over', async () => {
    const due = await db
      .selectFrom('applications as a')
      .innerJoin('authorities as o', 'o.id', 'a.authority_id')
      .select(['a.due_on', 'a.paused', 'a.extended'])
      .where('o.is_primary', '=', true)
      .where('a.phase', '=', 'open')
      .where('a.due_on', 'is not', null)
      .orderBy('a.due_on')
      .execute();
    const days = due.map(({ due_on }) => due_on!);
    expect(days.filter((day) => day < today).length, days.join(' ')).toBe(1);
    const next = days.filter((day) => day >= today);
    expect(next.length).toBeGreaterThan(3);
    if (isWorkingDay(today)) expect(next[0]).toBe(today);
    expect(due.some(({ extended }) => extended)).toBe(true);
    expect(due.some(({ paused }) => paused)).toBe(true);
  });

  test('the reports went up as far as the days have come', async () => {
    const rounds = await db
      .selectFrom('report_submissions')
      .select(['year', 'state', 'authority_id', 'round'])
      .execute();
    const rows = rounds.filter(
      (one) =>
        !rounds.some(
          (later) => later.authority_id === one.authority_id && later.year === one.year && later.round > one.round,
        ),
    );
    for (const year of rounds.filter(({ state }) => state === 'returned').map(({ year }) => year))
      expect(rows.filter((row) => row.year === year).map(({ state }) => state)).not.toContain('returned');
    if (rows.some(({ year, state }) => year >= 2024 && state === 'accepted'))
      expect(rounds.map(({ state }) => state)).toContain('returned');
    for (const [year, state] of Object.entries(sent))
      expect(
        rows.filter((row) => row.year === Number(year)).map((row) => row.state),
        year,
      ).toEqual([state, state]);
    expect(Math.max(...rows.map(({ year }) => year))).toBe(Math.max(...Object.keys(sent).map(Number)));
  });
});
