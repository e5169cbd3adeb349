import fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { REPLY_KIND_IDS, REPLY_KINDS, type ReplyKindId, rowOf } from '../../../law/index.ts';
import { type Failure, unwrap } from '../../../platform/outcome.ts';
import { paperLines, paperPdf } from '../../../platform/papers/index.ts';
import type { PaperKind } from '../kinds.ts';
import { letterOf, paperOf, remediesKey, wordingKey } from '../letter.ts';
import { blocksOf, linesOf } from '../lines.ts';
import { WORDINGS, type WordingKey, wordingOf } from './catalogue.ts';
import { checkWording } from './check.ts';
import { fill, namesIn, unfinished } from './fill.ts';
import { groundOf, isPlaceholder, type PaperContent, type PaperFacts, PLACEHOLDERS, valuesOf } from './placeholders.ts';

const facts: PaperFacts = {
  authority: { name: '测试镇人民政府', contact: { telephone: '19900000000', address: '演示路 1 号' } },
  number: '测试镇依申请〔2023〕7号',
  kind: 'person',
  arrived: '2023-09-24',
  received: '2023-09-25',
  due: '2023-10-27',
  dueProvisional: false,
  clarificationRequested: '2023-09-28',
  reasonsRequested: '2023-09-28',
  subject: '建设村2023年机动地发包合同。',
  thirdParties: ['refusal'],
  organs: { reconsideration: '演示市人民政府', court: '演示市人民法院' },
};
const contents: Record<Exclude<PaperKind, 'reply' | 'lapse'>, PaperContent> = {
  acknowledgement: {},
  clarification: { what: '1.请写明年度；\n2.请写明村名。', by: '2023-10-20' },
  thirdParty: { whom: '演示建材有限公司', text: '发包合同中的价款。' },
  overruled: {
    whom: '演示建材有限公司',
    disclosed: '发包合同中的价款。',
    grounds: '价款关系全村村民的知情权。',
  },
  coAuthority: { whom: '测试县水利局', text: '共同制作的方案。' },
  extension: { days: 20, reason: '因需要检索的档案较多。' },
  reasons: { what: '九月以来共申请46件', by: '2023-10-24' },
  deferral: { by: '2024-01-31', reason: '因需要逐户检索。' },
  fee: { basis: 'volume', quantity: 120, before: 0, fen: 110_000, payment: '凭缴款码向代收银行缴纳' },
};

function draw(kind: PaperKind, content: PaperContent, day = '2023-10-10', of = facts) {
  const remedy = remediesKey(content.reply ?? content.why, day);
  const letter = letterOf({
    kind,
    facts: of,
    content,
    text: wordingOf(wordingKey(kind, content))!.text,
    remedies: remedy ? wordingOf(remedy)!.text : '',
  });
  const number = '测试镇依申请公开〔2023〕3号';
  return paperOf(letter, { organisation: of.authority.name, number, day, applicant: '演示·张三' });
}
const linesOfPaper = (...args: Parameters<typeof draw>) => paperLines(draw(...args));

test.each([
  [
    'acknowledgement',
    ['测试镇依申请〔2023〕7号', '2023年9月25日', '即2023年10月27日前', '第三十三条', '联系电话：19900000000'],
  ],
  [
    'clarification',
    ['1.请写明年度；', '2.请写明村名。', '2023年10月20日前', '第三十条', '补正的申请之日起计算', '视为放弃申请'],
  ],
  ['thirdParty', ['演示建材有限公司：', '15个工作日内', '第三十二条', '发包合同中的价款。']],
  [
    'overruled',
    [
      '演示建材有限公司：',
      '决定公开的内容：发包合同中的价款。',
      '理由：价款关系全村村民的知情权。',
      '第三十二条',
      '60日内',
      '6个月内',
    ],
  ],
  ['coAuthority', ['测试县水利局：', '15个工作日内', '视为同意公开', '第三十四条']],
  [
    'extension',
    ['因需要检索的档案较多，', '延长答复期限20个工作日，至2023年10月27日止', '第三十三条第二款', '负责人同意'],
  ],
  ['fee', ['共计120页，应缴纳1100元', '20个工作日内缴纳信息处理费1100元', '国办函〔2020〕109号', '重新计算答复期限']],
] as const)('%s says what the law wants said', (kind, said) => {
  const text = linesOfPaper(kind, contents[kind]).join('\n');
  for (const words of said) expect(text).toContain(words);
  expect(namesIn(text)).toEqual([]);
});

test.each(['acknowledgement', 'extension'] as const)(
  '%s: a date that an arrangement may still move is said to be so',
  (kind) => {
    const told = draw(kind, contents[kind], '2023-10-10', { ...facts, due: '2027-01-11', dueProvisional: true });
    expect(paperLines(told).join('')).toMatch(/2027年1月11日.*尚未公布2027年的节假日安排，上述答复期限为暂定/);
    expect(linesOfPaper(kind, contents[kind]).join('')).not.toContain('暂定');
  },
);

test('a notice that an application is over speaks of itself, not of a reply', () => {
  const text = linesOfPaper('lapse', { why: 'feeOverdue' }).join('');
  expect(text).toContain('如对本告知不服');
  expect(text).not.toContain('本答复');
});

test('a fee by item tells the items of the month', () => {
  const text = linesOfPaper('fee', { basis: 'item', quantity: 1, before: 10, fen: 10_000 }).join('');
  expect(text).toContain('本月在本申请之前已有10件，本申请计1件，应缴纳100元');
});

describe.each(REPLY_KIND_IDS)('答复书 %s', (reply) => {
  const text = linesOfPaper('reply', { reply }).join('\n');
  test('names the application, what was asked, the ground, and has only what is the officer’s left to write', () => {
    expect(text).toContain('演示·张三：');
    expect(text).toContain('你于2023年9月24日提出的政府信息公开申请（申请编号：测试镇依申请〔2023〕7号）');
    expect(text).toContain('申请获取的信息为：建设村2023年机动地发包合同。');
    if (reply !== 'withdrawn') expect(text).toContain(groundOf(reply));
    expect(namesIn(text)).toEqual([]);
    expect(text).not.toContain('＿');
    expect(text).not.toMatch(/。。|，，|；。/);
  });
  test('remedies: reconsideration first for refusals signed since 2024, else a choice', () => {
    const refusal = rowOf(reply).startsWith('refused.');
    const later = linesOfPaper('reply', { reply }, '2024-01-02').join('\n');
    const choice = /60日内.*申请行政复议，或者.*6个月内.*提起行政诉讼/;
    const first = /应当.*60日内先.*申请行政复议；.*15日内.*提起行政诉讼/;
    if (reply === 'withdrawn') expect(text + later).not.toContain('行政复议');
    else {
      expect(text).toMatch(choice);
      expect(later).toMatch(refusal ? first : choice);
      if (refusal) expect(later).not.toMatch(choice);
    }
  });
});

test('all kinds as PDF say what the model says', async () => {
  for (const reply of REPLY_KIND_IDS) {
    const paper = draw('reply', { reply }, '2024-03-01', { ...facts, kind: 'business' });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(unwrap(await paperPdf(paper)))), {
      mergePages: true,
    });
    const bare = text.replace(/\s+/g, '').replace(/—\d+—/g, '');
    expect(bare).toBe(paperLines(paper).join('').replace(/\s+/g, ''));
    expect(bare).toContain('你单位于2023年9月24日');
  }
});

test.each([
  ['alreadyPublic', '《中华人民共和国政府信息公开条例》第三十六条第（一）项', 'an article of the Regulation'],
  ['feeOverdue', '《政府信息公开信息处理费管理办法》', 'another text'],
] as [ReplyKindId, string, string][])('ground of %s: %s (%s)', (reply, ground) => expect(groundOf(reply)).toBe(ground));

describe('wordings', () => {
  test('there is one for every step and every kind of reply, all ours pass our own check', () => {
    expect(WORDINGS.map(({ key }) => key)).toEqual(
      expect.arrayContaining([...Object.keys(REPLY_KINDS).map((kind) => `reply.${kind}`), ...Object.keys(contents)]),
    );
    for (const wording of WORDINGS)
      expect([wording.key, checkWording(wording, wording.text)]).toEqual([wording.key, { ok: true }]);
  });
  test.each([
    ['clarification', '请补正{{补正内容}}。', '{{补正期限}}', 'what must be said is missing'],
    [
      'clarification',
      '请于{{补正期限}}前补正{{补正内容}}，{{收费金额}}',
      '{{收费金额}}',
      'a placeholder of another paper',
    ],
    [
      'clarification',
      '请于{{补正期限}}前补正{{补正内容}}，{{constructor}}',
      '{{constructor}}',
      'no placeholder at all',
    ],
    ['clarification', '请于{{补正期限}前补正{{补正内容}}', '成对', 'a brace is missing'],
    ['reply.granted', ' ', '请写', 'empty'],
    ['reply.withdrawn', '已撤回，〔请写明理由〕', '〔请写明理由〕', 'it goes out by itself'],
    ['remedies.choice', '可以申请行政复议。', '{{复议期限}}、{{起诉期限}}', 'remedies without their periods'],
  ] as [WordingKey, string, string, string][])('%s: “%s” is refused, naming %s (%s)', (key, text, told) =>
    expect((checkWording(wordingOf(key)!, text) as Failure).fields?.text).toContain(told),
  );
});

describe('filling in', () => {
  test('a value is never read as a placeholder again', () =>
    expect(fill('{{申请内容}}|{{ 称谓 }}', { 申请内容: '{{称谓}}', 称谓: '你' })).toBe('{{称谓}}|你'));
  test('what is not known becomes a blank, or stays', () => {
    expect(fill('{{补正期限}}', {})).toBe('＿＿＿＿');
    expect(fill('{{补正期限}}{{toString}}', {}, true)).toBe('{{补正期限}}{{toString}}');
  });
  test('what is left to write is found', () =>
    expect(unfinished('甲〔请写明网址〕乙{{补正期限}}丙〔2023〕1号')).toEqual(['〔请写明网址〕', '{{补正期限}}']));
  test('every placeholder is known by its name only', () => {
    for (const name of Object.keys(PLACEHOLDERS)) expect(isPlaceholder(name)).toBe(true);
    expect(isPlaceholder('toString')).toBe(false);
  });
  test('any facts fill without leaving a placeholder of ours', () =>
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'grapheme' }), (subject, what) => {
        const values = valuesOf({ ...facts, subject }, { what, by: '2023-10-20' });
        expect(fill('{{申请内容}}/{{补正内容}}', values)).toBe(`${values.申请内容}/${what}`);
      }),
    ));
});

describe('text as a person edits it', () => {
  test.each([
    ['一、事实', 1],
    ['（二）理由', 2],
    ['3.办法', 3],
    ['1.请写明年度；', 0],
    ['一、本机关经过检索，没有找到你申请获取的信息，现予以告知如下有关事项的全部内容', 0],
    ['正文', 0],
  ])('“%s” is a heading of level %i (0: a paragraph)', (line, level) =>
    expect(blocksOf(line)).toEqual([
      level ? { kind: 'heading', level, text: line } : { kind: 'paragraph', text: line },
    ]),
  );
  test('lines and blocks are the same text', () =>
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('一', '、', '（', '）', '1', '.', '字', '。', ' ') })),
        (lines) => {
          const blocks = blocksOf(lines.join('\n'));
          expect(blocksOf(linesOf(blocks))).toEqual(blocks);
          expect(linesOf(blocks)).toBe(
            lines
              .map((line) => line.trim())
              .filter(Boolean)
              .join('\n'),
          );
        },
      ),
    ));
});
