import type { ApplicationRow } from '../deeds/applications.ts';
import { dated } from '../year.ts';

/** 依申请公开 of the year: each application with what was done, in the order of its days. 'by' is left out where it is the
 *  officer. The limits that follow (counted by hand, for the reader) stand beside. */
export const APPLICATIONS: readonly ApplicationRow[] = [
  {
    // clarified on 01-26, day zero: by 02-28
    ...{ name: 'A1', arrived: '01-12', channel: 'inPerson', kind: 'person', subject: '建设村 2024 年机动地发包合同' },
    steps: [
      ['01-15 10:00', 'clarification', { on: '01-15', by: '02-02', what: '请写明是哪一块地的合同。' }],
      ['01-26 10:00', 'clarified', { on: '01-26', description: '村西机动地的发包合同' }],
      ['02-26', 'reply', 'granted'],
      ['02-27 10:00', 'delivery', { on: '02-27', how: 'inPerson', proof: '本人签收' }],
      ['03-02 10:00', 'archive', {}],
    ],
  },
  {
    // received 02-05; 02-10 to 03-02 do not count: by 03-26
    ...{ name: 'A2', arrived: '02-04', channel: 'online', kind: 'business', subject: '镇区道路养护合同价款' },
    steps: [
      ['02-05 10:00', 'confirm', { on: '02-05' }],
      ['02-09 10:00', 'third-party', { on: '02-09', whom: '演示养护公司', text: '合同价款是否同意公开' }],
      ['03-02 10:00', 'third-party-answer', { on: '03-02', whom: '1', answer: 'refusal' }],
      ['03-20', 'reply', 'thirdPartyRights'],
      ['03-23 10:00', 'delivery', { on: '03-23', how: 'post', proof: '挂号信回执' }],
      ['03-25 10:00', 'archive', {}],
    ],
  },
  {
    // by 03-31; 20 working days more: 04-29. Signed by the deputy
    ...{ name: 'A3', arrived: '03-03', channel: 'registeredPost', kind: 'person', subject: '危房改造补助对象名单' },
    steps: [
      ['03-26 10:00', 'extension', { days: '20', reason: '需要逐户核对', on: '' }],
      ['03-27 10:00', 'extension-approve', {}, 'head'],
      ['04-24', 'reply', 'partial', 'deputy'],
      ['04-27 10:00', 'delivery', { on: '04-27', how: 'post', proof: '挂号信回执' }],
      ['04-29 10:00', 'archive', {}],
    ],
  },
  {
    // received 04-14; the fee notice came on 04-17: to be paid by 05-19
    ...{ name: 'A4', arrived: '04-13', channel: 'online', kind: 'person', subject: '历年土地流转合同' },
    steps: [
      ['04-14 10:00', 'confirm', { on: '04-14' }],
      [
        '04-17 10:00',
        'fee',
        { on: '04-17', basis: 'volume', quantity: '86', received: '04-17', payment: '凭缴款码缴纳' },
      ],
      ['05-20 10:00', 'lapse', { on: '05-20', why: 'feeOverdue' }],
      ['05-25 10:00', 'archive', {}],
    ],
  },
  {
    // by 06-02
    ...{ name: 'A5', arrived: '05-06', channel: 'inPerson', kind: 'otherOrganisation', subject: '集贸市场改造方案' },
    steps: [
      ['05-11 10:00', 'withdraw', { on: '05-11', note: '已在网站查到' }],
      ['05-13 10:00', 'archive', {}],
    ],
  },
  {
    // received 05-26: by 06-24
    ...{ name: 'A6', arrived: '05-25', channel: 'ordinaryPost', kind: 'person', subject: '1988 年宅基地批复' },
    steps: [
      ['05-26 10:00', 'confirm', { on: '05-26' }],
      ['06-22', 'reply', 'notFound'],
      ['06-24 10:00', 'delivery', { on: '06-24', how: 'post', proof: '挂号信回执' }],
      ['06-29 10:00', 'archive', {}],
    ],
  },
  {
    ...{ name: 'A7', arrived: '06-10', channel: 'inPerson', kind: 'person', subject: '邻里排水纠纷请求处理' },
    steps: [
      ['06-15', 'reply', 'petition'],
      ['06-16 10:00', 'delivery', { on: '06-16', how: 'inPerson', proof: '本人签收' }],
      ['06-17 10:00', 'archive', {}],
    ],
  },
  {
    // received 07-14: by 08-11. Signed before the machine went off, handed over on 08-12, entered when it was back
    ...{ name: 'A8', arrived: '07-13', channel: 'online', kind: 'person', subject: '高标准农田建设验收情况' },
    steps: [
      ['07-14 10:00', 'confirm', { on: '07-14' }],
      ['08-06', 'reply', 'granted'],
      ['08-17 10:00', 'delivery', { on: '08-12', how: 'inPerson', proof: '本人签收' }],
      ['08-18 10:00', 'archive', {}],
    ],
  },
  {
    // 07-24 to 07-31 do not count: by 08-25
    ...{ name: 'A9', arrived: '07-20', channel: 'registeredPost', kind: 'legalService', subject: '村庄规划批复' },
    steps: [
      ['07-23 10:00', 'authority', { on: '07-23', whom: '榆川市自然资源局', text: '规划批复由贵局印发' }],
      ['07-31 10:00', 'authority-answer', { on: '07-31', whom: '1', answer: 'consent' }],
      ['08-20', 'reply', 'alreadyPublic'],
      ['08-21 10:00', 'delivery', { on: '08-21', how: 'email', proof: '邮件已送达' }],
      ['08-24 10:00', 'archive', {}],
    ],
  },
  {
    // ★ by 10-16, answered on 10-23: the complaint of October is about it
    ...{ name: 'A10', arrived: '09-14', channel: 'inPerson', kind: 'research', subject: '乡村治理试点讨论稿' },
    steps: [
      ['10-23', 'reply', 'process'],
      ['10-26 10:00', 'delivery', { on: '10-26', how: 'post', proof: '挂号信回执' }],
      ['10-28 10:00', 'archive', {}],
    ],
  },
  {
    // received 11-25; to be clarified by 12-15
    ...{ name: 'A11', arrived: '11-24', channel: 'online', kind: 'person', subject: '有关修路的材料' },
    steps: [
      ['11-25 10:00', 'confirm', { on: '11-25' }],
      ['11-27 10:00', 'clarification', { on: '11-27', by: '12-15', what: '请写明是哪一条路、哪一年。' }],
      ['12-17 10:00', 'lapse', { on: '12-17', why: 'clarificationOverdue' }],
      ['12-21 10:00', 'archive', {}],
    ],
  },
  {
    // by 2027-01-08: open at the end of the year
    ...{ name: 'A12', arrived: '12-10', channel: 'registeredPost', kind: 'person', subject: '垃圾清运承包合同' },
    steps: [
      ['2027-01-07', 'reply', 'granted'],
      ['2027-01-08 10:00', 'delivery', { on: '2027-01-08', how: 'post', proof: '挂号信回执' }],
    ],
  },
  {
    // by 12-29; by 12-28 once 12-27 is to be worked
    ...{ name: 'A13', arrived: '12-01', channel: 'inPerson', kind: 'charity', subject: '养老服务补贴发放标准' },
    steps: [
      ['12-28', 'reply', 'granted'],
      ['12-29 10:00', 'delivery', { on: '12-29', how: 'inPerson', proof: '本人签收' }],
      ['12-30 10:00', 'archive', {}],
    ],
  },
  {
    // to be confirmed by 2027-01-05: not received in the year
    ...{ name: 'A14', arrived: '12-30', channel: 'online', kind: 'person', subject: '冬季供暖补贴发放名册' },
    steps: [['2027-01-05 10:00', 'confirm', { on: '2027-01-05' }]],
  },
  // the other ends that table three knows, each once (A20 is open on 9 May)
  ...(
    [
      // arrived, by whom, what; answered as
      ['A15', '01-05', 'inPerson', 'person', '干部年度考核等次', '01-20', 'internalAffairs'], // by 02-02
      ['A16', '03-02', 'registeredPost', 'business', '涉密测绘成果目录', '03-16', 'stateSecret'], // by 03-30
      ['A17', '03-10', 'inPerson', 'person', '本户不动产登记情况', '03-12', 'administrativeInquiry'],
      ['A18', '04-08', 'inPerson', 'legalService', '违法占地处罚案卷', '04-17', 'enforcementFile'], // by 05-07
      ['A19', '04-27', 'registeredPost', 'otherOrganisation', '县道改线批复', '05-07', 'notResponsible'], // by 05-27
      ['A20', '05-07', 'inPerson', 'person', '统计调查的单户资料', '05-27', 'forbiddenByLaw'], // by 06-03
      ['A21', '06-01', 'inPerson', 'research', '十年人口变化分析', '06-11', 'toBeCreated'], // by 06-30
      ['A23', '06-24', 'inPerson', 'person', '1988 年宅基地批复', '06-29', 'repeated'], // as A6
      ['A24', '07-21', 'registeredPost', 'business', '统计年鉴', '07-27', 'publication'],
      ['A26', '09-01', 'inPerson', 'charity', '重新出具救助名单公示件', '09-04', 'reissue'],
      ['A27', '10-12', 'registeredPost', 'otherOrganisation', '饮用水源值守安排', '10-26', 'safetyAndStability'], // by 11-09
      ['A28', '11-09', 'inPerson', 'person', '代他人提出的申请', '11-16', 'otherwise'], // by 12-07
    ] as const
  ).map(([name, arrived, channel, kind, subject, answered, reply]): ApplicationRow => {
    const on = dayAfter(answered);
    return {
      ...{ name, arrived, channel, kind, subject },
      steps: [
        [answered, 'reply', reply],
        [`${on} 10:00`, 'delivery', { on, how: 'inPerson', proof: '本人签收' }],
        [`${on} 16:00`, 'archive', {}],
      ],
    };
  }),
  {
    // to be clarified by 06-24; clarified on 06-12, day zero: by 07-13
    ...{ name: 'A22', arrived: '06-03', channel: 'inPerson', kind: 'person', subject: '有关补贴的文件' },
    steps: [
      ['06-05 10:00', 'clarification', { on: '06-05', by: '06-24', what: '请写明是哪一项补贴、哪一年。' }],
      ['06-12 10:00', 'clarified', { on: '06-12', description: '所有补贴的所有文件' }],
      ['06-17', 'reply', 'stillUnclear'],
      ['06-18 10:00', 'delivery', { on: '06-18', how: 'inPerson', proof: '本人签收' }],
      ['06-18 16:00', 'archive', {}],
    ],
  },
  {
    // asked for reasons until 07-20 and gave none; by 08-05
    ...{ name: 'A25', arrived: '07-08', channel: 'inPerson', kind: 'person', subject: '各村历年全部会议记录' },
    steps: [
      ['07-09 10:00', 'reasons', { on: '07-09', by: '07-20', what: '一个月内提出三十件内容相近的申请。' }],
      ['07-22', 'reply', 'excessive'],
      ['07-23 10:00', 'delivery', { on: '07-23', how: 'inPerson', proof: '本人签收' }],
      ['07-23 16:00', 'archive', {}],
    ],
  },
];

/** The next working day; none of these stands before days off but a weekend. @param day 'MM-DD' */
function dayAfter(day: string): string {
  const next = new Date(`${dated(day)}T00:00:00Z`);
  do next.setUTCDate(next.getUTCDate() + 1);
  while (next.getUTCDay() % 6 === 0);
  return next.toISOString().slice(5, 10);
}
