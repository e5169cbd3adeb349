import { dayOf, longDate } from '../../platform/dates.ts';
import type { NewDocument } from '../../publishing/index.ts';
import type { Mailing } from '../links.ts';
import { endPage, ownPage } from '../links.ts';
import { CONFIRM_MS, MOST_LINES } from '../rules.ts';
import type { Named } from '../subjects.ts';

interface Letter {
  subject: string;
  body: string;
}

const foot = ({ authority }: Mailing) => ['', authority.name, '本邮件由系统自动发出，请不要回复。'];
const own = (mailing: Mailing) => ['', `查看、更改订阅：${ownPage(mailing)}`, `停止全部订阅：${endPage(mailing)}`];

/** The one question to an address that somebody typed. Nothing that was typed stands in it: who gets it may not have
 *  asked. */
export function question(mailing: Mailing, confirm: string): Letter {
  const { authority } = mailing;
  const lines = [
    '您好：',
    '',
    `有人用这个邮箱在${authority.name}网站上订阅了公开信息。如果是您，请打开下面的网址，看清楚订阅了什么，再点“确认订阅”：`,
    '',
    confirm,
    '',
    `${CONFIRM_MS / 86_400_000} 天内有效。不是您订阅的，不用理会：不点确认就不会再发邮件，您的邮箱地址过期后删除。`,
    ...foot(mailing),
  ];
  return { subject: `请确认订阅：${authority.name}`, body: lines.join('\n') };
}

/** What is new, each document once, in however many of the subscriptions it is. @param closed columns and offices of the
 *  subscriber that are no more */
export function digest(mailing: Mailing, documents: readonly NewDocument[], closed: readonly Named[]): Letter {
  const { authority, site } = mailing;
  const shown = documents.slice(0, MOST_LINES);
  const lines = shown.flatMap(({ documentId, title, columnName, officeName, publishedAt }, n) => [
    `${n + 1}. ${title}`,
    `   ${dayOf(publishedAt)}　${columnName}　${officeName}`,
    `   ${site}/documents/${documentId}`,
    '',
  ]);
  const more = documents.length - shown.length;
  const body = [
    '您好：',
    '',
    ...(documents.length ? [`您订阅的内容有 ${documents.length} 件新公开的信息：`, '', ...lines] : []),
    ...(more ? [`另有 ${more} 件没有列出，请看 ${site}/documents`, ''] : []),
    ...closed.map(({ sort, name }) => `您订阅的${sort}${name && `“${name}”`}已经停用，这一项订阅随之停止。`),
    ...own(mailing),
    ...foot(mailing),
  ];
  return {
    subject: documents.length
      ? `${authority.name}：${documents.length} 件新公开的信息`
      : `${authority.name}：订阅有变动`,
    body: body.join('\n').replace(/\n{3,}/g, '\n\n'),
  };
}

/** Something became of a matter: that it did, not what. */
export function news(
  mailing: Mailing,
  matter: { label: string; number: string; track: string; over: boolean },
): Letter {
  const { authority, site } = mailing;
  const body = [
    '您好：',
    '',
    `您关注的${matter.label}（编号 ${matter.number}）有了新进展。`,
    '',
    `查看办到哪一步：${site}${matter.track}`,
    '查看时请填写编号，以及提交时给您的查询码。',
    ...(matter.over ? ['', '这件事已经办完，这一项订阅到此停止。'] : []),
    ...own(mailing),
    ...foot(mailing),
  ];
  return { subject: `${authority.name}：${matter.number} 有新进展`, body: body.join('\n') };
}

/** What became of matters that everybody may read of. @param matters `ended`: it is followed no more */
export function publicNews(
  mailing: Mailing,
  matters: readonly { title: string; news: string; href: string; ended: boolean }[],
): Letter {
  const { authority, site } = mailing;
  const lines = matters.flatMap(({ title, news: what, href, ended }, n) => [
    `${n + 1}. ${title}`,
    `   ${what}。${ended ? '这一项订阅到此停止。' : ''}`,
    `   ${site}${href}`,
    '',
  ]);
  const body = ['您好：', '', '您关注的事项有新进展：', '', ...lines, ...own(mailing).slice(1), ...foot(mailing)];
  return { subject: `${authority.name}：关注的事项有新进展`, body: body.join('\n') };
}

/** After a year: whether they still want it. @param until 'YYYY-MM-DD' */
export function stillWanted(mailing: Mailing, until: string): Letter {
  const body = [
    '您好：',
    '',
    `您在${mailing.authority.name}网站上的订阅快满一年了。还想继续收的，请打开下面的网址，点“继续订阅”：`,
    '',
    ownPage(mailing),
    '',
    `${longDate(until)}以前没有点的，订阅停止，您的邮箱地址随之删除。`,
    ...foot(mailing),
  ];
  return { subject: `还要继续订阅吗：${mailing.authority.name}`, body: body.join('\n') };
}
