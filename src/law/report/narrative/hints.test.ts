import { expect, test } from 'vitest';
import { emptyTables, hintsOf, type ReportRead } from '../../index.ts';

const tables = emptyTables();
Object.assign(tables.three.received, { person: 18, business: 3, total: 21 });
Object.assign(tables.three.carriedIn, { person: 2, total: 2 });
Object.assign(tables.three.granted, { person: 9, total: 9 });
Object.assign(tables.three['unable.notHeld'], { person: 10, business: 3, total: 13 });
Object.assign(tables.three.total, { person: 19, business: 3, total: 22 });
Object.assign(tables.three.carriedOut, { person: 1, total: 1 });
Object.assign(tables.four.reconsideration, { upheld: 2, total: 2 });

const hints = (text: string, extra: Partial<ReportRead> = {}) =>
  hintsOf({ year: 2023, tables, sections: [{ title: '一、总体情况', text }], ...extra }).map(({ found }) => found);

test.each<[string, number[], string]>([
  ['全年共办理政府信息公开申请25件。', [25], 'handled: neither received, done nor both'],
  ['全年共办理政府信息公开申请23件。', [], 'received and carried in together'],
  ['依申请公开方面，按时回复17件。', [17], 'replied, in words no pattern is sure of'],
  ['依申请公开方面，予以公开和无法提供的共答复22件。', [], 'two groups together'],
  ['收到政府信息公开申请22件。', [], 'a pattern is sure of it: a finding, no hint'],
  ['通过网络收到政府信息公开申请16件，信函收到5件。', [], 'channels are in no table'],
  ['政府信息公开申请中涉及征地拆迁6件。', [], 'topics are in no table'],
  ['上年收到政府信息公开申请30件，同比减少9件。', [], 'another year'],
  ['办理12345热线诉求300件，答复网民留言45件。', [], 'other business'],
  ['组织培训3次，更新栏目12个，发放指南500份。', [], 'no table can know'],
  ['收到政府信息公开申请21件，制作告知书22份。', [], 'papers'],
  ['因政府信息公开被提起行政复议且被纠正的5件。', [], 'sure of it: a finding, no hint'],
  ['因政府信息公开被提起行政复议且被维持的2件。', [], 'as table four has it'],
])('%s: %j (%s)', (text, found) => expect(hints(text)).toEqual(found));

test('says that no ground was found, and is no finding', () => {
  const [hint] = hintsOf({
    year: 2023,
    tables,
    sections: [{ title: '一、总体情况', text: '全年共办理政府信息公开申请25件。' }],
  });
  expect(hint).toEqual({
    rule: 'N-TEXT',
    where: 'sections[0].text',
    expected: null,
    found: 25,
    message: '“全年共办理政府信息公开申请25件”：未找到依据，表中政府信息公开申请的各项数字都不是 25',
  });
});

test('tables that were not read whole support nothing and deny nothing', () => {
  expect(hints('全年共办理政府信息公开申请25件。', { tables: {} })).toEqual([]);
  const partly = structuredClone(tables) as NonNullable<ReportRead['tables']>;
  delete partly.three!.received!.person;
  expect(
    hints('全年共办理政府信息公开申请25件。', { tables: { ...partly, three: { received: partly.three!.received! } } }),
  ).toEqual([]);
});
