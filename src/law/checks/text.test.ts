import { describe, expect, test } from 'vitest';
import { checkText } from './text.ts';

const told = (text: string) =>
  checkText(text, { today: '2024-01-15' }).map(({ check, text: found, mend }) =>
    [check, found, ...(mend === undefined ? [] : [`→${mend}`])].join(' '),
  );

describe('days', () => {
  test.each<[string, string[]]>([
    ['于2023年2月30日召开', ['form.date 2023年2月30日']],
    ['于２０２３年２月２９日召开', ['form.date ２０２３年２月２９日']],
    ['于2024年2月29日召开', []],
    ['截至2023-13-01', ['form.date 2023-13-01']],
    ['2023年5月12日（星期五）', []],
    ['2023年5月12日（星期六）', ['form.weekday 2023年5月12日（星期六']],
    ['2023年5月14日星期天', []],
    ['自2023年5月12日至2023年4月1日', ['form.period 2023年5月12日至2023年4月1日']],
    ['自2023年5月12日起至2024年4月1日', []],
    ['报名时间：2023-05-12至2023-05-10', ['form.period 2023-05-12至2023-05-10']],
    ['2023年5月12日，2023年4月1日的会议', []],
    ['成文日期：2024年2月1日', ['form.date-to-come 2024年2月1日']],
    ['报名截止2024年2月1日', []],
    ['版本 2023.13.45.6', []],
    ['于2月30日召开', ['form.date 2月30日']],
    ['于2月29日召开', []],
    ['二〇二三年二月三十日', ['form.date 二〇二三年二月三十日']],
    ['二〇二三年十二月三十一日', []],
    ['公示期2023年6月10日至6月1日', ['form.period 2023年6月10日至6月1日']],
    ['2023年12月20日至1月5日', []],
    ['2023.6.10-2023.6.1', ['form.period 2023.6.10-2023.6.1']],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));
});

describe('figures', () => {
  test.each<[string, string[]]>([
    ['占全部申请的120%', ['form.percentage 占全部申请的120%']],
    ['办结率达到100.5%', ['form.percentage 办结率达到100.5%']],
    ['办结率100%', []],
    ['同比增长120%', []],
    ['完成年度计划的120%', []],
    ['共收到申请10件，其中自然人8件、法人3件', ['form.sum 共收到申请10件，其中自然人8件、法人3件']],
    ['共收到申请10件，其中自然人8件、法人2件', []],
    ['共投入10.5万元，其中省级5.2万元，县级5.3万元', []],
    ['共收到申请10件，其中自然人3件、法人2件', []],
    ['统一社会信用代码：91350100M000100Y43', []],
    ['统一社会信用代码：91350100M000100Y44', ['form.credit-code 91350100M000100Y44']],
    ['统一社会信用代码９１３５０１００Ｍ０００１００Ｙ４４', ['form.credit-code ９１３５０１００Ｍ０００１００Ｙ４４']],
    ['统一社会信用代码：9135 0100 M000 100Y 44', ['form.credit-code 9135 0100 M000 100Y 44']],
    ['统一社会信用代码：91350100MOOO1OOY43', ['form.credit-code 91350100MOOO1OOY43']],
    ['测试合作社（91350100M000100Y44）', ['form.credit-code 91350100M000100Y44']],
    ['测试合作社（91350100M000100Y43）', []],
    ['共有学生300人，其中男生160人，寄宿生200人', []],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));
});

describe('language', () => {
  test.each<[string, string[]]>([
    ['为方便群众,现将有关事项公告如下:', ['lang.half-width , →，', 'lang.half-width : →：']],
    ['网址 http://example.com/a,b 和 3.5 米', []],
    ['按期完成。。', ['lang.punctuation 。。 →。']],
    ['按期完成，。', ['lang.punctuation ， →']],
    ['根据《条例的规定', ['lang.punctuation 《']],
    ['根据《条例》的规定）', ['lang.punctuation ）']],
    ['各村(含社区）要落实责任', ['lang.half-width ( →（']],
    ['各村（含社区)要落实责任', ['lang.half-width ) →）']],
    ['各村(含社区)要落实责任', []],
    ['根据《条例(试行》的规定', []],
    ['1) 落实责任', []],
    ['根据（《条例》第三条）的规定', []],
    ['1）报名；\n2）审核', []],
    ['1）报名；2）审核；3）公示。', []],
    ['今年的的工作', ['lang.repeated 的的 →的']],
    ['进行进行整改', ['lang.repeated 进行进行 →进行']],
    ['乡村振兴乡村振兴局', ['lang.repeated 乡村振兴乡村振兴 →乡村振兴']],
    ['研究研究再说，常常天天', []],
    ['他为了了解情况', []],
    ['是是非非，等等', []],
    ['目的的确如此', []],
    ['测镇发[2023]5号', ['form.document-number [2023]5号 →〔2023〕5号']],
    ['测镇函（2023）第05号', ['form.document-number （2023）第05号 →〔2023〕5号']],
    ['测镇发〔2023〕5号', []],
    ['二0二三年', ['lang.number 0 →〇']],
    ['二〇二三年一月十日', []],
    ['约100人左右', ['lang.number 约100人左右']],
    ['超过50户以上', ['lang.number 超过50户以上']],
    ['降低了3倍', ['lang.number 降低了3倍']],
    ['化肥 50KG', ['lang.unit KG →kg']],
    ['5km、10kW', []],
    ['代码 12AB5KW', []],
    ['合作社座落东山', ['lang.confusable 座落 →坐落']],
    ['一座落后的厂房', []],
    ['户籍口径', []],
    ['（一）、加强领导', ['form.numbering 、 →']],
    ['（一）加强领导', []],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));
});

test('every mend leaves nothing of its kind to find', () => {
  for (const text of [
    '为方便群众,现将',
    '按期完成。。',
    '今年的的工作',
    '测镇函（2023）第05号',
    '二0二三年',
    '50KG',
    '（一）、加强',
  ]) {
    const [first] = checkText(text);
    const mended = text.slice(0, first!.index) + first!.mend + text.slice(first!.index + first!.text.length);
    expect(checkText(mended)).toEqual([]);
  }
});

test('long texts of the worst kinds take time in proportion', { timeout: 120_000 }, () => {
  const worst = [
    '占',
    '共',
    '共1件，其中',
    '的',
    '《',
    '2023年1月1日至',
    '约1',
    '（一',
    '乡村',
    ',',
    '1件、',
    '电话',
    '家住',
    '小区',
    '1单元',
    '2023-01-01',
    '[2023]',
    '1月1日至',
    '二〇二三年',
    '王患',
    '住甲',
    'MA',
  ];
  const took = (of: string, length: number) => {
    const text = of.repeat(Math.ceil(length / of.length));
    const began = process.cpuUsage(); // of this process: others may keep it waiting
    checkText(text);
    return process.cpuUsage(began).user / 1_000;
  };
  const least = (of: string, length: number) => Math.min(...[1, 2, 3].map(() => took(of, length)));
  for (const of of worst) {
    const [short, long] = [least(of, 10_000), least(of, 80_000)];
    expect(long, `${of} ${short}`).toBeLessThan(40 * Math.max(short, 5)); // eight times in proportion, 64 times where it grows with the square;
  }
});
