import type { Role } from '../../platform/roles.ts';

/** A thing that somebody wants to do, and how. */
export interface Topic {
  /** who does it; 'everybody' who is signed in */
  for: readonly Role[] | 'everybody';
  title: string;
  /** the way, a step a line */
  steps: readonly string[];
  /** where it begins */
  href?: string;
}

/** The help of the console, short: what each role does, in its order. */
export const topics: readonly Topic[] = [
  {
    for: 'everybody',
    title: '第一次登录',
    steps: ['用一次性密码登录，设置自己的新密码。', '三员还要用手机验证器绑定两步验证，并把恢复码抄在纸上。'],
    href: '/console/account',
  },
  {
    for: 'everybody',
    title: '等我办理的在哪里',
    steps: ['工作台列出等您办理的事项；左侧各项后的红色数字是件数。', '临近期限的另列在上方，红色为超期。'],
    href: '/console',
  },
  {
    for: 'everybody',
    title: '用邮件收提醒',
    steps: ['点左侧下方的“账号”，在“我的邮箱”中填写邮箱，再填写收到的验证码。', '不想收的几种，在同一页去掉。'],
    href: '/console/account/mail',
  },
  {
    for: 'everybody',
    title: '忘记密码、换了手机',
    steps: ['请安全管理员重置密码；三员由另一名管理员确认后重置。', '手机丢失的，用恢复码登录，再绑定新手机。'],
  },
  {
    for: 'everybody',
    title: '填到一半登录过期了',
    steps: ['重新登录后，刚才填写的内容还在，核对后再提交。'],
  },
  {
    for: ['securityAdmin', 'disclosureHead'],
    title: '有人调走、停用或者请长假',
    steps: [
      '先在“移交”中打开其姓名，看等其办理的事项，按类或者一并交给可以办理的人，再由系统管理员停用或者调动。',
      '已经停用的，工作台会提示还有什么等着，同样在“移交”中办理。',
    ],
    href: '/console/handover',
  },
  {
    for: ['editor', 'contact'],
    title: '公开一件信息',
    steps: [
      '“主动公开”中新建文稿，选栏目，填标题、正文、成文日期和条例事项；可以从 Word 粘贴。',
      '保存后送审；自动检查提示的身份证号、手机号等逐处核对或者隐去。',
      '审核签发后，在文稿页公开，或者定时公开。',
    ],
    href: '/console/documents/new',
  },
  {
    for: ['editor', 'contact'],
    title: '被退回怎么办',
    steps: ['工作台和文稿页写明退回的理由；重新编辑后再送审，审核人会看到改了什么。'],
    href: '/console/documents',
  },
  {
    for: ['editor', 'contact'],
    title: '在微信、公开栏等渠道公开后登记',
    steps: ['网站公开后，“待发布”中列出其他渠道；发布后登记日期和凭据（网址或者照片），才计入台账和年度报告。'],
    href: '/console/deliveries',
  },
  {
    for: ['editor', 'contact'],
    title: '导入以前的台账',
    steps: ['“主动公开台账”中下载模板，填好后上传；先检查，有错误逐格说明，确认后才导入。'],
    href: '/console/ledger/import',
  },
  {
    for: ['officeReviewer', 'secrecyReviewer', 'signer'],
    title: '审核一件文稿',
    steps: [
      '“审核”中打开等您办理的，看正文和与上次相比的改动。',
      '逐项核对勾选后通过；需要修改的退回并写明理由。',
      '自己写的不能自己审；同一轮的两个环节不能由同一人办理。',
    ],
    href: '/console/reviews',
  },
  {
    for: ['signer'],
    title: '签发答复和年度报告',
    steps: ['申请的答复在该件申请的页面签发；年度报告在其页面审签。签发只对所看的内容有效，改动后须重新签发。'],
    href: '/console/reviews',
  },
  {
    for: ['disclosureHead'],
    title: '填写机关信息，让网站开放',
    steps: [
      '“机关信息”中填写地址、电话、时间、邮箱、职能、负责人，送审并签发后公开。',
      '签发以前网站显示“正在建设”；改名的填写启用日期，此前的文书仍用原名。',
    ],
    href: '/console/authority',
  },
  {
    for: ['disclosureHead'],
    title: '设置审核环节',
    steps: [
      '“审核环节设置”中增减、排列环节；必须有保密审查，最后一个是签发。',
      '科室少的，可以选用不分科室的小镇环节。',
    ],
    href: '/console/reviews/chain',
  },
  {
    for: ['disclosureHead'],
    title: '更正、撤下、失效',
    steps: ['打开已公开的文稿，选择更正、撤下或者变更有效性，写明原因；网站随即更新，台账提示其他渠道跟进。'],
    href: '/console/documents?state=published',
  },
  {
    for: ['disclosureHead'],
    title: '编制年度报告',
    steps: [
      '“年度报告”中各表数字由台账统计，点开数字看明细；正文中的数字随台账变化。',
      '核对结果全部处理或者说明后送审，签发后在 1 月 31 日前发布。',
    ],
    href: '/console/annual-report',
  },
  {
    for: ['caseOfficer', 'disclosureHead'],
    title: '办理一件信息公开申请',
    steps: [
      '网上申请确认收到；当面、邮寄的在“登记”中录入，打印回执和查询码。',
      '页面右侧是期限和原因；补正、征求意见、延期、收费各按按钮办理，文书自动生成。',
      '拟写答复，经法制审核、签发后送达，登记送达方式和日期。',
    ],
    href: '/console/applications',
  },
  {
    for: ['caseOfficer'],
    title: '登记复议和诉讼',
    steps: ['“复议诉讼”中登记案件，关联申请；答复、举证的期限列在提醒中，结案后计入年度报告表四。'],
    href: '/console/remedies',
  },
  {
    for: ['cityOffice'],
    title: '接收下级的年度报告',
    steps: ['“地区年报”中逐项核对后接收，或者逐处写明意见退回；全部接收后汇总本地区报告。'],
    href: '/console/region',
  },
  {
    for: ['systemAdmin'],
    title: '登记人员和科室',
    steps: [
      '“人员与权限”中用 Excel 一次导入，或者逐人新增；一次性密码打印后当面交给本人。',
      '离岗的停用账号，办理记录保留。',
    ],
    href: '/console/staff/import',
  },
  {
    for: ['systemAdmin'],
    title: '登记域名、放假安排、邮件',
    steps: ['平台运行管理员在“行政机关”登记域名，在“工作日历”录入每年的放假安排；“邮件”中设置发信服务器。'],
    href: '/console/authorities',
  },
  {
    for: ['securityAdmin'],
    title: '授权',
    steps: ['“人员与权限”中核对名单申请的权限后一次授予，或者逐人授予；三员须由另一名管理员确认。'],
    href: '/console/staff',
  },
  {
    for: ['securityAdmin'],
    title: '有人不能登录',
    steps: ['先解除登录限制；密码忘记的重置密码，把一次性密码当面交给本人。'],
    href: '/console/staff',
  },
  {
    for: ['auditAdmin'],
    title: '查阅审计日志',
    steps: [
      '“审计日志”上方是常用的问题；也可以按人、科室、对象、操作和日期筛选，对象可以写编号或者标题。',
      '导出和校验本身也会记入日志。',
    ],
    href: '/console/audit-log',
  },
];

/** Topics that hold all the words, anywhere. */
export function topicsWith(words: string, of: readonly Topic[] = topics): Topic[] {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return of.filter(({ title, steps }) => {
    const text = `${title} ${steps.join(' ')}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
