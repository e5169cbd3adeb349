import { dayOf, minuteOf } from '../platform/dates.ts';
import { noLimits, type Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { auditSubjects } from './audit-subjects.ts';
import { releases } from './blocked/subject.ts';
import { namedColumns } from './columns/named.ts';
import { columnRoutes } from './columns/routes.tsx';
import { addStandardColumns } from './columns/standard-columns.ts';
import { staleLines } from './columns/waiting.ts';
import { copyRoutes } from './copies/routes.tsx';
import { heldDrafts } from './desk/held.ts';
import { handOver } from './desk/office-closed.ts';
import { deskRoutes } from './desk/routes.tsx';
import { approvedWaiting, documentsWaiting, ownDrafts, returnedTo } from './desk/waiting.ts';
import { writingRoutes } from './drafting/routes.tsx';
import { phrases } from './phrases.ts';
import { documentsOnSite } from './public/brief.ts';
import { feedRoutes } from './public/feeds.ts';
import { publicFileRoutes, staffFileRoutes } from './public/file-routes.ts';
import { onlineColumns, onlineReasons } from './public/online.ts';
import { ratedDocuments } from './public/rated.ts';
import { documentRoutes } from './public/routes.tsx';
import { DUE_EVERY_MS, publishDue } from './releasing/actions.ts';
import { REPEALS_EVERY_MS, repealDue } from './releasing/relating/actions.ts';
import { relatingRoutes } from './releasing/relating/routes.tsx';
import { steppingRoutes } from './releasing/routes.tsx';
import { business } from './rules.ts';
import { reviewRoutes } from './under-review/routes.tsx';
import { documents } from './under-review/subject.ts';

/** 主动公开 (条例 arts. 19–26): documents, their revisions, columns and catalogue; what the public may see of them. */
export const publishing: Room = {
  name: 'publishing',
  publicRoutes: (app) => {
    documentRoutes(app);
    feedRoutes(app);
    publicFileRoutes(app);
  },
  staffRoutes: (app) => {
    writingRoutes(app);
    copyRoutes(app);
    steppingRoutes(app);
    relatingRoutes(app);
    reviewRoutes(app);
    staffFileRoutes(app);
    columnRoutes(app);
    deskRoutes(app);
  },
  publicSide: { phrases, parameters: ['page', 'year'] },
  places: [
    {
      label: '主动公开',
      path: '/console/documents',
      roles: business,
      waiting: ({ db, who }) => documentsWaiting(db, who),
    },
    { label: '网站栏目', path: '/console/columns', roles: ['disclosureHead'], settings: true },
  ],
  desk: {
    lines: async ({ db, who, today }) => {
      const [returned, drafts, approved, stale] = await Promise.all([
        returnedTo(db, who),
        ownDrafts(db, who),
        approvedWaiting(db, who),
        staleLines(db, who, today),
      ]);
      const back = returned.map(({ id, title, remark, at }) => ({
        title: title || '（未填写标题）',
        href: `/console/documents/${id}`,
        tag: '已退回',
        note: remark,
        time: minuteOf(at),
      }));
      const begun = drafts.map(({ id, title, at }) => ({
        title: title || '（未填写标题）',
        href: `/console/documents/${id}`,
        tag: '草稿',
        note: '还没有送审',
        time: minuteOf(at),
      }));
      if (approved === 0) return [...back, ...begun, ...stale];
      const title = `${approved} 份文稿已签发，等待公开`;
      return [
        ...back,
        ...begun,
        ...stale,
        { title, href: '/console/documents?state=waiting', note: '审核签发后须点“公开”' },
      ];
    },
  },
  words: {
    actions: {
      'publishing.addColumn': '新增栏目',
      'publishing.addImage': '文稿：添加图片',
      'publishing.attachFile': '文稿：添加附件',
      'publishing.cancelSchedule': '文稿：取消定时公开',
      'publishing.changeValidity': '文件：变更有效性',
      'publishing.correct': '文件：更正',
      'publishing.createDraft': '文稿：新建',
      'publishing.discardDraft': '文稿：删除草稿',
      'publishing.decline': '供稿：不采用',
      'publishing.dropSchedule': '文稿：定时公开失效',
      'publishing.hideColumn': '隐藏或者恢复栏目',
      'publishing.publish': '文件：公开',
      'publishing.publishScheduled': '文件：定时公开',
      'publishing.putCopy': '文稿：附件换成副本',
      'publishing.relate': '文件：登记文件关系',
      'publishing.unrelate': '文件：解除文件关系',
      'publishing.repealDue': '文件：到日期废止',
      'publishing.removeAttachment': '文稿：移除附件',
      'publishing.reopen': '文稿：重新编辑',
      'publishing.saveDraft': '文稿：保存',
      'publishing.schedule': '文稿：定时公开',
      'publishing.setDelivering': '设置栏目的发布规则',
      'publishing.updateColumn': '修改栏目',
      'publishing.withdraw': '文件：撤下',
      'review.askRelease': '审核：提请保密放行',
      'review.recall': '审核：撤回',
      'review.submit': '审核：提交',
    },
    subjects: { column: '栏目', document: '文件' },
    details: { mended: '点击改正' },
  },
  limits: noLimits,
  jobs: [
    { name: 'publishDue', everyMs: DUE_EVERY_MS, run: publishDue },
    { name: 'repealDue', everyMs: REPEALS_EVERY_MS, run: (context) => repealDue(context, dayOf(context.now)) },
  ],
  tells: ['document'],
  on: { authority: addStandardColumns, officeClosed: handOver },
  brings: {
    articles,
    auditSubjects,
    reviewed: [documents, releases],
    held: [heldDrafts],
    online: [onlineColumns, onlineReasons],
    named: [namedColumns],
    rated: [ratedDocuments],
    onSite: [documentsOnSite],
  },
  assets: {
    styles: ['article.css', 'editor.css', 'findings.css', 'lineage.css'],
    consoleStyles: ['console.css'],
    islands: ['editor', 'reading'],
    workers: ['body', 'look'],
  },
};
