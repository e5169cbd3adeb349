import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  APPLICANT_KIND_IDS,
  auditReport,
  COLUMNS,
  emptyTables,
  REMEDY_BLOCK_IDS,
  REMEDY_RESULT_IDS,
  REPLY_ROW_IDS,
  type ReportRead,
  ROWS,
  RULE_IDS,
  RULES,
  SECTION_TITLES,
  type Tables,
  type TablesRead,
} from '../index.ts';

interface Case {
  kind: number;
  outcome: number;
  carriedIn: boolean;
}

/** Tables counted from a list of applications, as a ledger would: consistent by construction. */
function counted(cases: Case[], remedies: [number, number][], documents: [number, number, number]): Tables {
  const tables = emptyTables();
  for (const { kind, outcome, carriedIn } of cases) {
    const done = REPLY_ROW_IDS[outcome];
    for (const column of [APPLICANT_KIND_IDS[kind]!, 'total'] as const) {
      tables.three[carriedIn ? 'carriedIn' : 'received'][column] += 1;
      tables.three[done ?? 'carriedOut'][column] += 1;
      if (done) tables.three.total[column] += 1;
    }
  }
  for (const [block, result] of remedies) {
    const counts = tables.four[REMEDY_BLOCK_IDS[block]!];
    counts[REMEDY_RESULT_IDS[result]!] += 1;
    counts.total += 1;
  }
  const [before, issued, repealed] = documents;
  tables.two.normativeDocuments = { issued, repealed, effective: before + issued - repealed };
  return tables;
}

const reports = fc
  .tuple(
    fc.array(fc.record({ kind: fc.nat(5), outcome: fc.nat(21), carriedIn: fc.boolean() }), { maxLength: 150 }),
    fc.array(fc.tuple(fc.nat(2), fc.nat(3)), { maxLength: 20 }),
    fc.tuple(fc.integer({ min: 10, max: 30 }), fc.nat(10), fc.nat(10)),
  )
  .map(([cases, remedies, documents]) => {
    const tables = counted(cases, remedies, documents);
    const previous = emptyTables();
    previous.three.carriedOut = { ...tables.three.carriedIn };
    previous.two.normativeDocuments.effective = documents[0];
    return { tables, previous };
  });

describe('what may never happen', () => {
  test('a finding on consistent tables', () => {
    fc.assert(
      fc.property(reports, (report) => {
        expect(auditReport(report)).toEqual([]);
      }),
    );
  });

  test('a changed cell of table three that nobody sees', () => {
    const cell = fc.tuple(fc.constantFrom(...ROWS), fc.constantFrom(...COLUMNS), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(reports, cell, ({ tables, previous }, [row, column, by]) => {
        tables.three[row][column] += by;
        expect(auditReport({ tables })).not.toEqual([]);
        const rules = auditReport({ tables, previous }).map(({ rule }) => rule);
        expect(rules).toContain('T3-ROW');
        if (row === 'carriedIn') expect(rules).toContain('X-CARRY');
      }),
    );
  });

  test('a changed cell of table four, or of the balance of documents, that nobody sees', () => {
    const four = fc.tuple(
      fc.constantFrom(...REMEDY_BLOCK_IDS),
      fc.constantFrom(...REMEDY_RESULT_IDS, 'total' as const),
    );
    const two = fc.constantFrom('issued' as const, 'repealed' as const, 'effective' as const);
    fc.assert(
      fc.property(reports, four, two, fc.integer({ min: 1, max: 9 }), (report, [block, result], field, by) => {
        const wrong = structuredClone(report);
        wrong.tables.four[block][result] += by;
        expect(auditReport(wrong).map(({ rule }) => rule)).toEqual(['T4-SUM']);
        report.tables.two.normativeDocuments[field] += by;
        expect(auditReport(report).map(({ rule }) => rule)).toEqual(['X-VALID']);
      }),
    );
  });
});

test('no figure, however wrong, makes the audit throw', () => {
  const cell = fc.anything() as fc.Arbitrary<number>;
  const row = fc.option(fc.record({ person: cell, total: cell, upheld: cell, issued: cell }), { nil: undefined });
  const tables = fc.record({
    two: fc.option(fc.record({ rules: row, licences: cell, fees: fc.anything() as fc.Arbitrary<string> }), {
      nil: undefined,
    }),
    three: fc.option(fc.record({ received: row, total: row, other: row }), { nil: undefined }),
    four: fc.option(fc.record({ reconsideration: row, directSuit: row }), { nil: undefined }),
  });
  fc.assert(
    fc.property(tables, fc.string({ unit: 'binary' }), fc.string(), (read, text, title) => {
      const report = { year: 2023, title, date: title, tables: read, previous: read, sections: [{ title, text }] };
      for (const { message } of auditReport(report)) expect(message).toMatch(/[一-龥]/);
    }),
  );
});

describe('each rule says where and what', () => {
  const one = (change: (tables: Tables) => void, extra: Partial<ReportRead> = {}) => {
    const tables = counted([{ kind: 0, outcome: 0, carriedIn: false }], [[0, 0]], [0, 0, 0]);
    change(tables);
    return auditReport({ tables, ...extra }).map(({ rule, where, expected, found }) => [rule, where, expected, found]);
  };

  test('T3-COL and T3-SUM', () => {
    const found = one(({ three }) => {
      three.total.person = 2;
    });
    expect(found).toEqual([
      ['T3-COL', 'three.person', 1, 2],
      ['T3-SUM', 'three.total.person', 1, 2],
      ['T3-ROW', 'three.total.total', 2, 1],
    ]);
  });
  test('T4-SUM: 10 upheld and 1 corrected with a total of 0', () => {
    const found = one(({ four }) => {
      four.reconsideration = { upheld: 10, corrected: 1, otherResult: 0, pending: 0, total: 0 };
    });
    expect(found).toEqual([['T4-SUM', 'four.reconsideration.total', 11, 0]]);
  });
  test('X-CARRY takes last year’s report or its tables', () => {
    const previous = emptyTables();
    previous.three.carriedOut.person = 2;
    const found = [['X-CARRY', 'three.carriedIn.person', 2, 0]];
    expect(one(() => {}, { previous })).toEqual(found);
    expect(one(() => {}, { previous: { tables: previous } })).toEqual(found);
  });
  test('F-FORM: blank, negative and broken cells; what was not read is not guessed', () => {
    const found = auditReport({
      tables: {
        two: { rules: { issued: null, repealed: 0, effective: 0 }, licences: -1, penalties: 1.5, fees: '十' },
        three: { received: { person: 3 } },
      },
    });
    expect(found.map(({ rule, where }) => `${rule} ${where}`)).toEqual([
      'F-FORM two.rules.issued',
      'F-FORM two.licences',
      'F-FORM two.penalties',
      'F-FORM two.fees',
    ]);
  });
  describe('a blank is 0, and said once', () => {
    const { two, three, four } = counted([{ kind: 0, outcome: 0, carriedIn: false }], [], [0, 0, 0]);
    type Three = Record<string, Record<string, number | null>>;
    /** Every 0 of the three tables blank, and these cells changed. */
    const withBlanks = (changed: Record<string, number | null> = {}) => {
      const blanked = JSON.parse(JSON.stringify({ two, three, four }), (_, value) => (value === 0 ? null : value));
      for (const [path, value] of Object.entries(changed)) {
        const keys = path.split('.');
        const row = keys.slice(1, -1).join('.');
        (blanked[keys[0]!] as Three)[row]![keys.at(-1)!] = value;
      }
      return blanked as TablesRead;
    };
    const found = (tables: TablesRead) =>
      auditReport({ tables }).map(({ rule, where, expected, found }) => `${rule} ${where} ${expected} ${found}`);
    test('a right report with blanks: one line, which cells, and that they count as 0', () => {
      const findings = auditReport({ tables: withBlanks() });
      expect(findings.map(({ rule }) => rule)).toEqual(['F-FORM']);
      expect(findings[0]!.message).toMatch(
        /^表二 \d+ 格、表三 \d+ 格、表四 15 格为空，没有的应填 0；核对时这些格按 0 计$/,
      );
      expect(findings[0]!.cells).toContain('three.refused.process.person');
      expect(findings[0]!.cells).not.toContain('three.received.person');
    });
    test.each<[string, Record<string, number | null>, string[]]>([
      [
        'a sum that is wrong',
        { 'three.granted.person': 2, 'three.granted.total': 2 },
        ['T3-SUM three.total.person 2 1', 'T3-SUM three.total.total 2 1'],
      ],
      ['a blank total of a row', { 'three.received.total': null }, ['T3-ROW three.received.total 1 null']],
      [
        'a blank outcome in the total',
        { 'three.total.person': null },
        ['T3-SUM three.total.person 1 null', 'T3-ROW three.total.total 0 1'],
      ],
      [
        'a blank that stands for more than 0',
        { 'three.granted.person': null },
        ['T3-SUM three.total.person 0 1', 'T3-ROW three.granted.total 0 1'],
      ],
      ['a blank total of table four', { 'four.directSuit.upheld': 3 }, ['T4-SUM four.directSuit.total 3 null']],
    ])('%s', (_, changed, expected) => {
      expect(found(withBlanks(changed)).filter((one) => !one.startsWith('F-FORM'))).toEqual(expected);
    });
    test('a text against a blank total speaks of what the row sums to', () => {
      const tables = withBlanks({ 'three.received.person': 272, 'three.received.total': null });
      const said = (text: string) => auditReport({ tables, sections: [{ title: '一、总体情况', text }] });
      const against = (text: string) =>
        said(text)
          .filter(({ rule }) => rule === 'N-TEXT')
          .map(({ expected }) => expected);
      expect(against('本年收到政府信息公开申请272件。')).toEqual([]);
      expect(against('本年收到政府信息公开申请271件。')).toEqual([272]);
      expect(against('行政复议案件2件，均与政府信息公开有关。')).toEqual([0]);
    });
    test('what last year carried out blank, this year carried in', () => {
      const previous = { tables: withBlanks() };
      const carried = { ...withBlanks({ 'three.carriedIn.person': 2, 'three.carriedIn.total': 2 }) };
      expect(auditReport({ tables: carried, previous }).filter(({ rule }) => rule === 'X-CARRY')).toHaveLength(2);
      expect(auditReport({ tables: withBlanks(), previous }).filter(({ rule }) => rule === 'X-CARRY')).toEqual([]);
    });
  });
  test('rows and tables that the paper has not', () => {
    const found = auditReport({ tables: {}, missing: ['two.licences', 'three.refused.process', 'four'] });
    expect(found.map(({ rule, where, message }) => `${rule} ${where} ${message}`)).toEqual([
      'F-FORM two.licences 表二缺少“行政许可”一行',
      'F-FORM three.refused.process 表三缺少“（三）不予公开 6.属于四类过程性信息”一行',
      'F-FORM four 缺少表四',
    ]);
  });
  test('the 2019 format’s single row of other outcomes is summed', () => {
    const { three } = counted([{ kind: 0, outcome: 18, carriedIn: false }], [], [0, 0, 0]);
    const { 'other.correctionOverdue': other, 'other.feeOverdue': _, 'other.other': __, ...rest } = three;
    expect(auditReport({ format: '2019', tables: { three: { ...rest, other } } })).toEqual([]);
    const wrong = { ...other, person: 2 };
    const rules = auditReport({ format: '2019', tables: { three: { ...rest, other: wrong } } }).map(
      ({ where }) => where,
    );
    expect(rules).toEqual(['three.total.person', 'three.other.total']);
  });
  test('every rule is described', () => {
    expect(RULE_IDS).toEqual(['T3-COL', 'T3-SUM', 'T3-ROW', 'T4-SUM', 'X-CARRY', 'X-VALID', 'N-TEXT', 'F-FORM']);
    for (const id of RULE_IDS) expect(RULES[id].description).toMatch(/[一-龥]/);
  });
});

test.each<[string, number | undefined]>([
  ['甲镇2023年政府信息公开工作年度报告', undefined],
  ['甲镇２０２３ 年政府信息公开工作年度报告', undefined],
  ['甲镇二〇二三年政府信息公开工作年度报告', undefined],
  ['甲镇二○二三年度政府信息公开工作年度报告', undefined],
  ['甲镇政府信息公开工作年度报告（2023）', undefined],
  ['甲镇二〇二二年政府信息公开工作年度报告', 2022],
  ['甲镇政府信息公开工作年度报告（2022）', 2022],
])('%s states its year, however it is written', (title, other) => {
  const found = auditReport({ year: 2023, title, tables: {} }).filter(({ where }) => where === 'title');
  expect(found.map((one) => one.found)).toEqual(other === undefined ? [] : [other]);
});

describe('the form of a report', () => {
  const sections = SECTION_TITLES.map((title) => ({ title, text: '无' }));
  const good = { year: 2023, title: '示范镇人民政府 2023 年政府信息公开工作年度报告', date: '2024年1月12日', sections };
  const messages = (change: Partial<ReportRead>) =>
    auditReport({ ...good, tables: emptyTables(), ...change }).map(({ rule, where }) => `${rule} ${where}`);

  test.each<[string, Partial<ReportRead>, string[]]>([
    ['as it should be', {}, []],
    ['with blanks in a title', { sections: [{ title: '一 、 总体情况', text: '无' }, ...sections.slice(1)] }, []],
    ['without part six', { sections: sections.slice(0, 5) }, ['F-FORM sections']],
    ['with two parts exchanged', { sections: [sections[1]!, sections[0]!, ...sections.slice(2)] }, ['F-FORM sections']],
    ['with a part twice', { sections: [...sections, sections[5]!] }, ['F-FORM sections']],
    [
      'with a part renamed',
      { sections: [...sections.slice(0, 5), { title: '六、其他事项', text: '无' }] },
      ['F-FORM sections[5].title'],
    ],
    [
      'with a seventh part',
      { sections: [...sections, { title: '七、附件', text: '无' }] },
      ['F-FORM sections[6].title'],
    ],
    [
      'with an empty part six',
      { sections: [...sections.slice(0, 5), { ...sections[5]!, text: ' ' }] },
      ['F-FORM sections[5].text'],
    ],
    ['with last year’s title', { title: '示范镇2022年政府信息公开工作年度报告' }, ['F-FORM title']],
    ['dated too late', { date: '2024-02-01' }, ['F-FORM date']],
    ['dated on the last day', { date: '2024-01-31' }, []],
    ['published on the last day', { date: '2024-01-12', publishedOn: '2024-01-31' }, []],
    ['published late under an earlier date', { date: '2024-01-12', publishedOn: '2024-11-02' }, ['F-FORM date']],
    ['published late under its own date', { date: '2024-02-02', publishedOn: '2024-02-02' }, ['F-FORM date']],
    ['dated after it went out', { date: '2024-01-20', publishedOn: '2024-01-15' }, ['F-FORM date']],
    ['of a region, by 31 March', { date: '2024-03-20', dueBy: '2024-03-31' }, []],
    ['dated before the year was over', { date: '2023-11-30' }, ['F-FORM date']],
    ['undated', { date: null }, ['F-FORM date']],
  ])('%s', (_, change, found) => expect(messages(change)).toEqual(found));
});
