import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { publicDocument } from '../../test/support/publications.ts';
import { testTown } from '../../test/support/town.ts';
import { publishing } from '../publishing/room.ts';
import { findAlike } from './index.ts';
import { search } from './room.ts';

const { db, house } = await testDatabase([publishing, search]);
let authorityId: number;

/** Title and text of what a town has published. */
const PUBLISHED: [string, string][] = [
  ['2023 年 12 月最低生活保障拟新增对象公示', '经民主评议，拟将下列家庭纳入最低生活保障，名单见附表。'],
  ['北沟村高标准农田管护有序推进', '按照管护标准巡查渠道，建立名单。'],
  ['建设村饮用水设施检修公告', '周六检修饮用水设施，检修期间停止供应。'],
  ['迎晖社区宅基地申请审核公示公告', '申请材料已经审核，公示七日。'],
  ['清源社区土地承包经营权流转登记公告', '签订流转合同的，请到窗口登记。'],
  ['和平里社区冬季清雪除冰有序推进', '居民自扫门前雪。'],
  ['测试镇 2023 年部门预算公开说明', '一般公共预算收支情况。'],
  ['建设村公益性岗位招聘公告', '招聘保洁员两名。'],
];

beforeAll(async () => {
  const town = await testTown(db);
  authorityId = town.authorityId;
  for (const [title, text] of PUBLISHED) await publicDocument({ db, house }, town, { title, text });
});

test.each([
  ['低保名单', ['2023 年 12 月最低生活保障拟新增对象公示'], 'what people say is titled officially'],
  ['村里谁吃低保', ['2023 年 12 月最低生活保障拟新增对象公示'], 'in their own sentence'],
  ['自来水什么时候停', ['建设村饮用水设施检修公告'], 'words that only ask tell nothing'],
  ['宅基地审批结果公示', ['迎晖社区宅基地申请审核公示公告'], 'some other word for the rest'],
  ['部门预算说明', ['测试镇 2023 年部门预算公开说明'], 'its very name'],
  ['灭火器采购合同', [], 'what it is about stands nowhere; a contract of something else is no help'],
  ['建设村道路硬化工程招标公告', [], 'the same village and a notice are not enough'],
  ['我家门前那条路什么时候修', [], 'a word that a text says in passing'],
  ['想要那个文件', [], 'nothing but asking'],
  ['asdfghjkl', [], 'no word'],
])('%s: %j (%s)', async (asked, titles) => {
  expect((await findAlike(db, authorityId, asked, 5)).map(({ title }) => title)).toEqual(titles);
});
