import { beforeAll, expect, test } from 'vitest';
import { person, requestFor } from '../../../../test/support/applicants.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../../test/support/town.ts';
import type { Caller } from '../../../platform/action.ts';
import { unwrap } from '../../../platform/outcome.ts';
import type { Who } from '../../../platform/roles.ts';
import * as room from '../../index.ts';
import { registerApplication } from '../../receipt/receive.tsx';
import { applications } from '../../room.ts';
import { deferReply, recordReasons, requestReasons } from './reasons.tsx';

const { db, house, sealer } = await testDatabase([applications]);
let town: TestTown;
let officer: Who & { id: number };
let head: Who & { id: number };
const by = (who: Who, day: string): Caller => ({ db, house, who, now: new Date(`${day}T02:00:00Z`), sealer });

beforeAll(async () => {
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer');
  head = await town.person('office', 'disclosureHead');
});

const due = async (id: number) =>
  (await db.selectFrom('applications').select('due_on').where('id', '=', id).executeTakeFirstOrThrow()).due_on;

test('asked why, the applicant says it on the site; the head alone determines the later date, and papers tell of both', async () => {
  const arrived = '2023-09-25';
  const input = { applicant: person, request: requestFor('各户宅基地审批表'), files: [] };
  const { id } = unwrap(
    await registerApplication(by(officer, arrived), { ...input, channel: 'inPerson', arrived, confirmed: null }),
  );
  const what = '九月以来共申请 46 件，均为各户宅基地审批表';
  unwrap(await requestReasons(by(officer, '2023-09-26'), { id, on: '2023-09-26', by: '2023-10-10', what }));
  expect(await due(id)).toBe('2023-10-27');
  const citizen = by(room.applicantOf(town.authorityId), '2023-10-09');
  expect(await recordReasons(citizen, { id, on: '', reasons: ' ' })).toMatchObject({ code: 'invalid' });
  unwrap(await recordReasons(citizen, { id, on: '', reasons: `我是${person.name}，要写村志` }));
  const later = { id, by: '2023-12-29', reason: '四十六户的档案需要逐户检索' };
  expect(await deferReply(by(officer, '2023-10-10'), later)).toMatchObject({ code: 'forbidden' });
  expect(unwrap(await deferReply(by(head, '2023-10-10'), later))).toEqual({ due: '2023-12-29' });
  expect(await due(id)).toBe('2023-12-29');
  const papers = await db
    .selectFrom('application_papers')
    .select(['kind', 'state', 'dated_on'])
    .where('application_id', '=', id)
    .where('kind', 'in', ['reasons', 'deferral'])
    .orderBy('id')
    .execute();
  expect(papers).toEqual([
    { kind: 'reasons', state: 'issued', dated_on: '2023-09-26' },
    { kind: 'deferral', state: 'issued', dated_on: '2023-10-10' },
  ]);
});
