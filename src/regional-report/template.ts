import { type Counted, type Part, partIds, templateText } from '../annual-report/index.ts';

const own: Partial<Record<Part, string>> = {
  opening:
    '本报告依照《中华人民共和国政府信息公开条例》和国务院办公厅规定的政府信息公开工作年度报告格式编制，由所辖 {{region.authorities}} 家行政机关经审核接收的年度报告汇总而成。所列数据的统计期限为 {{year}} 年 1 月 1 日至 12 月 31 日。',
  management: '所辖各机关按照先审后发的要求办理政府信息公开前的审核和保密审查，具体情况见各机关的年度报告。',
  others: '各机关收取政府信息公开信息处理费的情况见各机关的年度报告。无其他需要报告的事项。',
};

/** What the reports were put through, and what the office of the region assessed. 条例 arts. 46, 49, 50 */
function supervision({ assessed }: Counted): string {
  const reports = '各机关年度报告逐份审核，勾稽关系不符、内容缺漏的，退回修改后重新报送；纳入汇总的报告均已审核接收。';
  if (!assessed?.held) return `${reports}\n本年度没有确定政府信息公开工作考核结果。`;
  const asked = assessed.appraisals
    ? '，其中以公开问卷开展社会评议 {{region.appraisals}} 次，收到答卷 {{region.answers}} 份'
    : '';
  return `${reports}\n本年度组织政府信息公开工作考核，确定考核结果 {{region.assessed}} 个${asked}。`;
}

/** The wording of a region's report where nobody has written their own: the town's, and its own where it differs. */
export function regionTexts(counted: Counted): Record<Part, string> {
  return Object.fromEntries(
    partIds.map((part) => [
      part,
      part === 'supervision' ? supervision(counted) : (own[part] ?? templateText(part, counted)),
    ]),
  ) as Record<Part, string>;
}
