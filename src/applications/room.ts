import {
  ANSWER_LABELS,
  DELIVERY_WAYS,
  FEE_BASIS_LABELS,
  RECEIPT_CHANNELS,
  REPLY_KINDS,
  STEP_LABELS,
} from '../law/index.ts';
import { clockProven } from '../platform/audit-log/index.ts';
import { oncePer } from '../platform/once-per.ts';
import { has } from '../platform/roles.ts';
import type { Asked, DeskLine, JobContext, Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { auditSubjects } from './audit-subjects.ts';
import { keepHouse } from './filing/house-keeping.ts';
import { filingRoutes } from './filing/routes.tsx';
import { followableApplications } from './following/followable.ts';
import { followingRoutes } from './following/routes.tsx';
import { amendRoutes } from './handling/amending/routes.tsx';
import { heldApplications } from './handling/held.ts';
import { listRoutes } from './handling/list/routes.tsx';
import { legalReviewsIn, waitingApplications } from './handling/list/waiting.ts';
import { handOverApplications } from './handling/office-closed.ts';
import { registerRoutes } from './handling/register/routes.tsx';
import { limitsOf } from './handling/steps/limits.ts';
import { keepClocks, moveLimits } from './handling/steps/recompute.ts';
import { workspaceRoutes } from './handling/workspace/routes.tsx';
import { applicationMeasures } from './ledger/measures.ts';
import { recordMailedDeliveries } from './mail/delivered.ts';
import { putNotices } from './mail/notices.ts';
import { organKeepers, organRoutes } from './organs/organs.tsx';
import { wordSmiths } from './papers/actions.ts';
import { prepareRoutes } from './papers/prepare-routes.tsx';
import { paperRoutes } from './papers/routes.tsx';
import { wordingRoutes } from './papers/wording/routes.tsx';
import { phrases } from './phrases.ts';
import { reckonFindKeys } from './privacy/find-keys.ts';
import { RETENTION_YEARS } from './privacy/retention.ts';
import { receiptRoutes } from './receipt/routes.tsx';
import { termKeepers } from './receipt/set-term.ts';
import { recurringRoutes } from './recurring/routes.tsx';
import { applicationSignals } from './recurring/signals.ts';
import { countRecurring } from './recurring/store.ts';
import { RECURRING, recurringSince } from './recurring/words.ts';
import { replyReleases } from './reply/checked/release.tsx';
import { replyRoutes } from './reply/reply.tsx';
import { replies } from './reply/subject.ts';
import { readers } from './rules.ts';

/** Terms of the books in the auditor's words. */
const auditValues: Record<string, string> = {
  ...STEP_LABELS,
  ...RECEIPT_CHANNELS,
  ...DELIVERY_WAYS,
  ...ANSWER_LABELS,
  ...FEE_BASIS_LABELS,
  ...Object.fromEntries(Object.entries(REPLY_KINDS).map(([kind, { label }]) => [kind, label])),
};

/** How often the clocks of open applications are looked at; they move once a day at most. */
const CLOCKS_EVERY_MS = 10 * 60_000;
/** How often personal data whose period is over and unclaimed files are looked for. */
const KEEP_HOUSE_EVERY_MS = 3_600_000;
/** How often it is looked at what applicants are to be told by mail. */
const NOTICES_EVERY_MS = 60_000;
/** Applications that stand as lines of their own on the workbench. */
const MOST = 12;

/** What waits for this person, and, for those who decide it, what several asked for. */
async function deskLines({ db, who, today }: Asked): Promise<DeskLine[]> {
  const [waiting, recurring] = await Promise.all([
    waitingApplications(db, who),
    has(who, 'caseOfficer', 'disclosureHead') ? countRecurring(db, who.authorityId, recurringSince(today)) : 0,
  ]);
  const lines: DeskLine[] = waiting.slice(0, MOST).map(({ subject, href, what, number, due_on }) => ({
    title: subject,
    href,
    tag: what,
    note: number,
    ...(due_on && { time: `${due_on} 前答复`, by: due_on }),
  }));
  if (waiting.length > MOST)
    lines.push({
      title: `还有 ${waiting.length - MOST} 件申请`,
      href: '/console/applications?mine=yes',
      note: '按剩余工作日排列',
    });
  if (recurring > 0)
    lines.push({
      title: `${recurring} 类信息被多人申请或者建议公开`,
      href: RECURRING,
      note: '请决定是否转为主动公开（《条例》第四十四条）',
    });
  return lines;
}

/** What cannot be undone waits until the books prove the clock. */
async function keepHouseWhenProven({ config, ...books }: JobContext): Promise<void> {
  if (await clockProven(books.db, books.now))
    await keepHouse({ ...books, years: config.retentionYears ?? RETENTION_YEARS });
}

const waiting = oncePer(({ db, who }: Asked) => waitingApplications(db, who));

/** 依申请公开 (条例 arts. 27–45): applications from receipt to delivered reply; counted for table three of the annual
 *  report. */
export const applications: Room = {
  name: 'applications',
  publicRoutes: (app) => {
    filingRoutes(app);
    followingRoutes(app);
  },
  staffRoutes: (app) => {
    listRoutes(app);
    recurringRoutes(app);
    receiptRoutes(app);
    registerRoutes(app);
    amendRoutes(app);
    replyRoutes(app);
    workspaceRoutes(app);
    paperRoutes(app);
    prepareRoutes(app);
    wordingRoutes(app);
    organRoutes(app);
  },
  publicSide: {
    phrases,
    navigation: [{ label: '依申请公开', href: '/disclosure/application' }],
    parameters: ['as', 'q', 'more'],
  },
  places: [
    {
      label: '依申请公开',
      path: '/console/applications',
      roles: readers,
      waiting: async (asked) => (await waiting(asked)).length,
    },
    {
      label: '法制审核',
      path: '/console/applications/legal-review',
      roles: ['officeReviewer'],
      waiting: async (asked) => legalReviewsIn(await waiting(asked)).length,
    },
    { label: '文书模板', path: '/console/paper-wordings', roles: wordSmiths, settings: true },
    { label: '复议机关和法院', path: '/console/applications/organs', roles: organKeepers, settings: true },
    { label: '申请收到之日', path: '/console/applications/receipt', roles: termKeepers, settings: true },
  ],
  desk: { lines: deskLines },
  words: {
    actions: {
      'applications.addNote': '申请：添加备注',
      'applications.amendStep': '申请：更正登记',
      'applications.approveExtension': '申请：批准延期',
      'applications.archive': '申请：归档',
      'applications.askAuthority': '申请：征求其他机关意见',
      'applications.askRelease': '申请：答复稿提请保密放行',
      'applications.askThirdParty': '申请：征求第三方意见',
      'applications.assignOfficer': '申请：指定经办人',
      'applications.changeContact': '申请：变更联系方式',
      'applications.changeWording': '修改文书模板',
      'applications.codeLocked': '申请：查询码连续输错，暂停查询',
      'applications.confirmReceipt': '申请：确认收到',
      'applications.confirmReply': '申请：答复稿自动检查核对确认',
      'applications.declineExtension': '申请：不批准延期',
      'applications.discardPrepared': '申请：放弃预拟文书',
      'applications.draftReply': '申请：起草答复',
      'applications.declineForEverybody': '申请：不予转为主动公开',
      'applications.draftForEverybody': '申请：转为主动公开，拟稿',
      'applications.exportLedger': '申请：导出台账',
      'applications.findApplicant': '申请：按申请人查找',
      'applications.erasePersonalData': '申请：到期删除个人信息',
      'applications.file': '申请：网上提交',
      'applications.lapse': '申请：逾期视为放弃',
      'applications.mailApplicant': '申请：发送邮件通知',
      'applications.merge': '申请：并案',
      'applications.nameOrgans': '设定复议机关和法院',
      'applications.notifyFee': '申请：通知收费',
      'applications.openPersonalData': '申请：查看个人信息',
      'applications.preparePaper': '申请：预拟文书',
      'applications.provideInformation': '申请：添加提供的信息',
      'applications.takeGiven': '申请：打开一并提供的文件',
      'applications.withdrawGiven': '申请：不再提供文件',
      'applications.giveCopy': '申请：提供遮盖、清理后的副本',
      'applications.recordAuthorityAnswer': '申请：登记其他机关意见',
      'applications.recordClarification': '申请：登记补正',
      'applications.recordDelivery': '申请：登记送达',
      'applications.recordFeeNoticeReceived': '申请：登记收费通知送达',
      'applications.recordMailedDelivery': '申请：登记电子邮件送达',
      'applications.recordPayment': '申请：登记缴费',
      'applications.recordThirdPartyAnswer': '申请：登记第三方意见',
      'applications.register': '申请：登记',
      'applications.requestReasons': '申请：要求说明理由',
      'applications.recordReasons': '申请：收到理由说明',
      'applications.deferReply': '申请：确定延迟答复期限',
      'applications.requestExtension': '申请：提请延期',
      'applications.reissueCode': '申请：补发查询码',
      'applications.resendMail': '申请：重新发送邮件通知',
      'applications.resetWording': '恢复文书模板',
      'applications.requestClarification': '申请：通知补正',
      'applications.returnReply': '申请：退回答复稿',
      'applications.reviewLegally': '申请：合法性审查',
      'applications.sendMessage': '申请：发送消息',
      'applications.signReply': '申请：签发答复',
      'applications.setReceiptTerm': '申请：设定收到日期规则',
      'applications.split': '申请：拆分',
      'applications.suggestPublication': '申请：建议主动公开',
      'applications.takeFile': '申请：下载文件',
      'applications.takeOwnFile': '申请人下载文件',
      'applications.takeOwnPaper': '申请人下载文书',
      'applications.takePaper': '申请：下载文书',
      'applications.tellThirdParty': '申请：告知第三方公开决定',
      'applications.voidStep': '申请：作废登记',
      'applications.withdraw': '申请：撤回',
      // as 补正 was called before; the entries stay
      'applications.notifyCorrection': '申请：通知补正',
      'applications.recordCorrection': '申请：登记补正',
    },
    details: {
      answer: '意见',
      basis: '计费方式',
      by: '期限',
      count: '件数',
      court: '管辖法院',
      due: '答复期限',
      fen: '金额（分）',
      fields: '变更',
      format: '格式',
      from: '自',
      how: '方式',
      into: '去向',
      quantity: '数量',
      reconsideration: '复议机关',
      seq: '第几步',
      systemConfirms: '系统收到即为确认',
    },
    values: auditValues,
    subjects: { application: '申请', applications: '依申请公开', wording: '文书模板' },
  },
  limits: limitsOf,
  jobs: [
    {
      name: 'mailApplicants',
      everyMs: NOTICES_EVERY_MS,
      run: async (books) => {
        await recordMailedDeliveries(books);
        await putNotices(books);
      },
    },
    { name: 'keepHouse', everyMs: KEEP_HOUSE_EVERY_MS, run: keepHouseWhenProven },
    { name: 'reckonFindKeys', everyMs: KEEP_HOUSE_EVERY_MS, run: reckonFindKeys },
    { name: 'keepClocks', everyMs: CLOCKS_EVERY_MS, run: ({ db, now }) => keepClocks(db, now) },
  ],
  tells: ['personalDataNeeded', 'personalDataGoes', 'casesAbout', 'answeredAnew'],
  on: { calendar: moveLimits, officeClosed: handOverApplications },
  brings: {
    articles,
    measures: applicationMeasures,
    signals: [applicationSignals],
    auditSubjects,
    reviewed: [replies, replyReleases],
    held: [heldApplications],
    followable: [followableApplications],
  },
  assets: {
    styles: ['filing.css'],
    consoleStyles: ['console.css', 'papers/console.css'],
    islands: ['filing', 'register'],
    workers: [],
  },
};
