import { expect, test } from 'vitest';
import { headsOfLines } from './lines.ts';
import { checkRow } from './row.ts';

// Health and need are somebody's own beside a person, and nobody's in a statistic, a scale of rates, a masked list.
test.each<[why: string, head: string, row: string, expected: string[]]>([
  ['a name', '姓名|病种', '王演示|肺结核', ['肺结核']],
  ['a name that is longer', '姓名|病种', '买买提·演示|肺结核', ['肺结核']],
  ['a name with a space within', '姓名|残疾等级', '王　试|二级', ['二级']],
  ['a name in a column of people', '序号|救助对象|致困原因|金额', '1|李试|火灾|3000', ['火灾']],
  ['the same masked', '序号|救助对象|致困原因|金额', '1|郑＊＊|火灾|3000', []],
  ['masked in the middle', '姓名|病种', '王*示|肺结核', []],
  ['masked in words', '姓名|病种', '王某某|肺结核', []],
  ['masked, with a whole number beside', '姓名|手机|病种', '王**|19900000000|肺结核', ['肺结核']],
  ['masked, with a masked number beside', '姓名|手机|病种', '王**|199****0000|肺结核', []],
  ['a kind of people', '救助对象|致困原因|标准', '低保对象|患病|5000', []],
  ['a kind that begins like a name', '救助对象|致困原因|标准', '白血病患者|患病|5000', []],
  ['a statistic', '病种|人数|金额', '高血压|120|3600', []],
  ['a statistic by village', '村名|病种|人数', '高家村|高血压|12', []],
  ['a scale of rates', '残疾等级|补贴标准', '一级|每月 100 元', []],
  ['who answers for a row', '村名|负责人|病种|人数', '甲村|王演示|高血压|12', []],
  ['a column without a name', '|组别|病种|金额', '王演示|一组|肺结核|3000', ['肺结核']],
])('beside %s: %s, %s', (_, head, row, expected) => {
  const lines = [head, row, row].map((line) => line.replaceAll('|', '\t'));
  const told = headsOfLines(lines)[2];
  const found = checkRow(lines[2]!, { row: told }).filter(({ check }) => check === 'pii.health');
  expect(found.map(({ text }) => text)).toEqual(expected);
});

// A name goes over the rows below it whose cell is merged with its own, or left empty; another name, a masked one, a sum end it.
test.each<[why: string, rows: string[], expected: string[]]>([
  ['merged on the left', ['姓名|病种|金额', '王演示|肺结核|1', '糖尿病|2'], ['2 肺结核', '3 糖尿病']],
  ['left empty amid the row', ['序号|姓名|病种', '1|王演示|肺结核', '2||糖尿病'], ['2 肺结核', '3 糖尿病']],
  ['over many rows', ['序号|姓名|病种', '1|王演示|肺结核', '2||无', '3||糖尿病'], ['2 肺结核', '4 糖尿病']],
  ['another name', ['姓名|病种|金额', '王演示|肺结核|1', '李试|糖尿病|2'], ['2 肺结核', '3 糖尿病']],
  ['a masked name', ['序号|姓名|病种', '1|王演示|肺结核', '2|李**|糖尿病', '3||高血压'], ['2 肺结核']],
  ['a kind of people', ['序号|对象|致困原因', '1|王演示|火灾', '2|低保户|患病', '3||患病'], ['2 火灾']],
  ['a sum', ['序号|姓名|病种', '1|王演示|肺结核', '合计||3 种', '3||糖尿病'], ['2 肺结核']],
  ['nobody above', ['序号|村名|病种', '1|甲村|肺结核', '2||糖尿病'], []],
  ['another table', ['姓名|病种', '王演示|肺结核', '一段文字', '村名|病种', '甲村|糖尿病'], ['2 肺结核']],
])('%s', (_, rows, expected) => {
  const lines = rows.map((line) => line.replaceAll('|', '\t'));
  const heads = headsOfLines(lines);
  const found = lines.flatMap((line, n) =>
    checkRow(line, { row: heads[n] })
      .filter(({ check }) => check === 'pii.health')
      .map(({ text }) => `${n + 1} ${text}`),
  );
  expect(found).toEqual(expected);
});
