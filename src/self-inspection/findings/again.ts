import { deadOutside } from '../../inspection/index.ts';
import {
  columnObservations,
  guideObservations,
  homeVerdict,
  interactionVerdict,
  newMediaVerdict,
  type Observation,
  reachability,
  servicesVerdict,
} from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { columnsOf } from '../../publishing/index.ts';
import { answeredInTime, mediaAccounts, openExpressions, openMessages } from '../books/store.ts';
import { probe } from '../probing/probe.ts';
import { lastProbe, weekOf } from '../probing/store.ts';
import type { Site } from '../sites/site.ts';
import { visitorOf } from '../sites/visitor.ts';
import { closelySeen } from '../visiting/closely.ts';
import {
  accessibilitySeen,
  columnPath,
  linkSeen,
  metadataSeen,
  mobileSeen,
  newestOn,
  seeColumn,
  seeFile,
  seeGuide,
  speedSeen,
} from '../visiting/looks.ts';
import { seeMachines, seeRelated, seeSearch, seeWay } from '../visiting/services.ts';
import { toEnd, type Walker, walkerOf } from '../visiting/walker.ts';
import type { Finding } from './store.ts';

/** What a second look at one thing came to. */
export type Again =
  | { how: 'mended'; said: string }
  | { how: 'still'; said: string }
  /** it could not be looked at: nothing is closed for it */
  | { how: 'unchecked'; said: string };

const BOUNDS = { pages: 12, within: 14_000, closely: 1 };
const GONE: Again = { how: 'mended', said: '已不在网站上' };

const came = (seen: Pick<Observation, 'ok' | 'said'> | undefined, gone: Again = GONE): Again =>
  seen ? { how: seen.ok ? 'mended' : 'still', said: seen.said } : gone;

/** Looks at the thing of a finding once more, as the night does: by the same rules, at the same place. */
export async function lookAgain(db: Db, site: Site | undefined, finding: Finding, now: Date): Promise<Again> {
  const today = dayOf(now);
  const { key, indicator } = finding;
  if (!site) return { how: 'unchecked', said: '网站没有对公众开放' };
  const authorityId = site.authority.id;
  if (key.startsWith('message ')) return message(db, authorityId, key, today);
  if (key.startsWith('finding ')) {
    const open = await openExpressions(db, authorityId, today);
    if (!open) return { how: 'unchecked', said: '最近两天没有完成每日巡检' };
    const still = open.find(({ id }) => key === `finding ${id}`);
    return came(still && { ok: false, said: `${still.place}：${still.message}` }, {
      ...{ how: 'mended', said: '公开的内容里已经没有这一处' },
    });
  }
  if (indicator === 'newMedia') {
    const { observations } = newMediaVerdict(await mediaAccounts(db, authorityId), today);
    return came(observations.find((one) => one.key === key));
  }
  if (indicator === 'outsideLinks') {
    const outside = await deadOutside(db, authorityId, now);
    if (!outside) return { how: 'unchecked', said: '服务器不接外网，站外链接没有试过' };
    return came(
      outside.dead.find((one) => one.key === key),
      { how: 'mended', said: '不再连续三天打不开，或者已不在正文里' },
    );
  }
  if (indicator === 'unreachable') return unreachable(db, site, now, today);
  return onSite(db, site, finding, today);
}

async function message(db: Db, authorityId: number, key: string, today: string): Promise<Again> {
  const { observations } = interactionVerdict({ way: undefined, open: await openMessages(db, authorityId) }, today);
  const late = observations.find((one) => one.key === key);
  if (late) return came(late);
  const inTime = (await answeredInTime(db, authorityId, today)).find((one) => one.key === key);
  if (inTime && !inTime.ok && inTime.said.includes('才答复')) return { how: 'still', said: inTime.said };
  return came(inTime, { how: 'mended', said: '已经答复，或者已不在统计的三个月里' });
}

/** The week is what it is: one good probe does not mend it, but says that the site opens now. */
async function unreachable(db: Db, site: Site, now: Date, today: string): Promise<Again> {
  await probe({ db, now }, site);
  const { state, said } = reachability((await weekOf(db, site.authority.id, today)).days);
  const last = await lastProbe(db, site.authority.id);
  const now_ = last ? `现在${last.said}，用了 ${(last.ms / 1000).toFixed(2)} 秒` : '';
  if (state === 'unchecked') return { how: 'unchecked', said };
  return { how: state === 'failed' ? 'still' : 'mended', said: [said, now_].filter(Boolean).join('；') };
}

async function onSite(db: Db, site: Site, finding: Finding, today: string): Promise<Again> {
  const last = await lastProbe(db, site.authority.id);
  const reached = last?.outcome === 'reached' && last.address === site.outside?.root;
  const walker = walkerOf(visitorOf(site.outside && reached ? site.outside : site.own, 0), BOUNDS);
  const openedOn = dayOf(site.authority.openedAt!);
  const { key, indicator, address, what } = finding;
  const page = async (path: string) => toEnd(walker.open(path));
  switch (indicator) {
    case 'home': {
      const home = await page('/');
      if (!home?.facts) return notOpened(home?.why);
      const [seen] = homeVerdict({ newest: newestOn(home.facts, today), where: '/' }, { openedOn, today }).observations;
      return came(seen);
    }
    case 'columns': {
      const column = (await columnsOf(db, site.authority.id)).find(({ slug }) => columnPath(slug) === key);
      if (!column || column.hidden) return GONE;
      const seen = await toEnd(seeColumn(walker, column, today));
      if (!seen) return notOpened(walker.seen.get(key)?.why);
      return came(columnObservations([seen], { openedOn, today })[0]);
    }
    case 'services':
    case 'guideElements': {
      if (key === 'guides') return came(servicesVerdict(await guidesOf(walker), '/guides').observations[0]);
      const seen = await toEnd(seeGuide(walker, key));
      const opened = walker.seen.get(key);
      if (!seen) return opened?.status === 404 || opened?.status === 410 ? GONE : notOpened(opened?.why);
      const of = indicator === 'services' ? servicesVerdict([seen], '/guides').observations : guideObservations([seen]);
      return came(of[0]);
    }
    case 'links':
    case 'files': {
      const from = await page(address);
      if (!from?.facts) return from?.status === 404 || from?.status === 410 ? GONE : notOpened(from?.why);
      const named = [...from.facts.links, ...from.facts.files];
      if (!named.some(({ href }) => walker.visitor.pathOf(href, address) === key))
        return { how: 'mended', said: '页面上已经没有这个链接' };
      if (indicator === 'files')
        return came(await toEnd(seeFile(walker, key, { path: address, text: what })), notOpened());
      const target = await page(key);
      return target ? came(linkSeen(key, { path: address, text: what }, target)) : notOpened();
    }
    case 'interpretation': {
      const opened = await page(key);
      if (!opened?.facts) return opened?.status === 410 ? GONE : notOpened(opened?.why);
      return came(await toEnd(seeRelated(walker, opened)));
    }
    case 'interaction':
      return came(await toEnd(seeWay(walker)), notOpened());
    case 'machines':
      return came(
        (await toEnd(seeMachines(walker))).find((one) => one.key === key),
        notOpened(),
      );
    case 'search': {
      const home = await page('/');
      const document = home?.facts?.links
        .map(({ href }) => walker.visitor.pathOf(href, '/'))
        .find((path) => path && /^\/documents\/\d+$/.test(path));
      if (document) await page(document);
      return came((await toEnd(seeSearch(walker)))[0], notOpened());
    }
    case 'https': {
      const home = await page('/');
      return home?.facts
        ? came({ ok: home.https, said: home.https ? '首页用 HTTPS 打开' : '没有使用 HTTPS' })
        : notOpened(home?.why);
    }
    default: {
      const opened = await page(key);
      if (opened?.status === 404 || opened?.status === 410) return GONE;
      if (indicator === 'speed') return opened ? came(speedSeen(opened)) : notOpened();
      if (!opened?.facts) return notOpened(opened?.why);
      const shown = { ...opened, facts: opened.facts };
      if (indicator === 'accessibility') return accessibility(shown);
      const of = { metadata: metadataSeen, mobile: mobileSeen };
      const look = of[indicator as keyof typeof of];
      return look ? came(look(shown)) : notOpened();
    }
  }
}

/** What axe found is mended when axe says so. */
async function accessibility(page: Parameters<typeof accessibilitySeen>[0]): Promise<Again> {
  const closely = await closelySeen(page);
  const seen = accessibilitySeen(page, closely);
  if (!closely && seen.ok) return { how: 'unchecked', said: 'axe 没有检查成，稍后再试' };
  return came(seen);
}

async function guidesOf(walker: Walker) {
  const list = await toEnd(walker.open('/guides'));
  const path = list?.facts?.links
    .map(({ href }) => walker.visitor.pathOf(href, '/guides'))
    .find((one) => one && /^\/guides\/\d+$/.test(one));
  const seen = path && (await toEnd(seeGuide(walker, path)));
  return seen ? [seen] : list?.facts ? [] : undefined;
}

const notOpened = (why = ''): Again => ({ how: 'unchecked', said: `页面没有打开${why && `：${why}`}，稍后再试` });
