import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { emptyRevision } from '../../../test/support/revision.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { checks } from '../../checks/room.ts';
import { saveTerm } from '../../checks/terms/actions.ts';
import type { ListId } from '../../checks/terms/lists.ts';
import { unwrap } from '../../platform/outcome.ts';
import { publishing } from '../room.ts';
import { lookedInto } from './looked-into.ts';

const { db, house } = await testDatabase([publishing, checks]);
const now = new Date('2024-01-10T02:00:00Z');
/** wrong by the list of the house, right by the authority's own */
const OWN = ['布', '署'].join('');
let town: TestTown;

beforeAll(async () => {
  town = await testTown(db);
  const who = await town.person('office', 'disclosureHead');
  const save = async (list: ListId, term: string, instead = '') => {
    const entry = { term, instead, advice: '', variants: [], exceptions: [], source: '' };
    unwrap(await saveTerm({ db, house, who, now }, { list, entry }));
  };
  await save('internal', '青松计划');
  await save('confusable', OWN, OWN);
});

test.each([
  ['short', ''],
  ['long, looked into beside the server', '正文。'.repeat(5_000)],
])('the lists of the authority hold for its documents: %s', async (_, more) => {
  const revision = { ...emptyRevision, title: '青松计划', bodyText: `会议${OWN}了青 松计划\n${more}` };
  const found = unwrap(await lookedInto(db, { authorityId: town.authorityId, revision }, '2024-01-10'));
  expect(found.map(({ check, where, text }) => `${check} ${where} ${text}`)).toEqual([
    'secrecy.internal 标题 青松计划',
    'secrecy.internal 正文第 1 段 青 松计划',
  ]);
  const elsewhere = unwrap(await lookedInto(db, { authorityId: 0, revision }, '2024-01-10'));
  expect(elsewhere.map(({ check, text }) => `${check} ${text}`)).toEqual([`lang.confusable ${OWN}`]);
});
