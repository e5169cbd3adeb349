import { expect, test } from 'vitest';
import { financeOf } from './finance.ts';

test.each([
  [['测试镇 2023 年部门预算公开说明'], 1, 0, 'with blanks'],
  [['2022年度部门决算'], 0, 1, 'of last year'],
  [['二〇二三年政府预算公开'], 1, 0, 'in Chinese digits'],
  [['２０２２年度部门决算情况说明'], 0, 1, 'in wide digits'],
  [['2023年部门预算和2022年部门决算公开'], 1, 1, 'both in one'],
  [['2023年预算及2023年预算附表'], 1, 0, 'twice in a title is one publication'],
  [['2023年部门预算', '2023年“三公”经费预算'], 2, 0, 'two publications'],
  [['2022年部门预算', '2021年部门决算', '2023年部门决算'], 0, 0, 'of other years'],
  [['2023年上半年预算执行情况', '2023年预算调整方案', '2023年部门预算编制工作会议召开'], 0, 0, 'about a budget'],
  [['部门预算公开'], 0, 0, 'of no year'],
  [[], 0, 0, 'nothing'],
])('%j: %i budgets, %i accounts (%s)', (titles, budget, accounts) => {
  expect(financeOf(titles, 2023)).toEqual({ budget, accounts });
});
