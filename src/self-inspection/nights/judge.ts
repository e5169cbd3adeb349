import {
  columnObservations,
  columnsVerdict,
  guideObservations,
  homeVerdict,
  INDICATOR_IDS,
  type IndicatorId,
  interactionVerdict,
  type Judgement,
  type MediaAccount,
  newMediaVerdict,
  notLooked,
  type Observation,
  type OpenMessage,
  reachability,
  scoredVerdict,
  servicesVerdict,
  vetoVerdict,
} from '../../law/index.ts';
import type { OpenExpression } from '../books/store.ts';
import type { weekOf } from '../probing/store.ts';
import type { Walked } from '../visiting/walk.ts';

/** What the books say, beside what was seen from outside. */
export interface Known {
  week: Awaited<ReturnType<typeof weekOf>>;
  messages: readonly OpenMessage[];
  answered: readonly Observation[];
  media: readonly MediaAccount[];
  /** undefined: 每日巡检 did not look lately */
  expressions: readonly OpenExpression[] | undefined;
  /** how many texts it looked through */
  texts: number;
  /** links to other sites that were visited; undefined: there is no network outside */
  outside: { links: number; dead: readonly Observation[] } | undefined;
}

interface When {
  /** 'YYYY-MM-DD' */
  openedOn: string;
  today: string;
}

/** Every indicator of a night, in the order of the table. Pure: what was seen and what the books say go in.
 *  @param site how the site is reached: undefined: nobody said where it is */
export function judged(
  walked: Walked,
  known: Known,
  site: { outside: string | undefined; byOwnPort: boolean },
  when: When,
): Judgement[] {
  const { today } = when;
  const seen = (id: IndicatorId) => walked.observations[id] ?? [];
  const closed = walked.home ? undefined : `网站首页没有打开：${walked.why}`;
  const scored = (id: IndicatorId, of: readonly Observation[], why: string) => scoredVerdict(id, of, closed ?? why);
  const severe = (known.expressions ?? []).filter(({ severity }) => severity === 'block').map(expressionSeen);
  const slight = (known.expressions ?? [])
    .filter(({ severity, check }) => severity !== 'block' && check !== 'norm.link' && check !== 'norm.interpretation')
    .map(expressionSeen);
  const unlinked = (known.expressions ?? []).filter(({ check }) => check === 'norm.interpretation').map(expressionSeen);
  const noLook = '最近两天没有完成每日巡检';
  const of: Record<IndicatorId, () => Judgement> = {
    unreachable: () => reached(known, site),
    home: () =>
      walked.home ? homeVerdict({ newest: walked.home.newest, where: '/' }, when) : notLooked('home', closed!),
    columns: () => (closed ? notLooked('columns', closed) : columnsVerdict(walked.columns, when)),
    interaction: () => interactionVerdict({ way: walked.way, open: known.messages }, today),
    services: () => (closed ? notLooked('services', closed) : servicesVerdict(walked.guides, '/guides')),
    expressions: () =>
      known.expressions
        ? vetoVerdict('expressions', severe, [
            `检查 ${known.texts} 份文字，没有须处理的内容`,
            `${severe.length} 处须处理的内容还没有处理`,
          ])
        : notLooked('expressions', noLook),
    newMedia: () => newMediaVerdict(known.media, today),
    links: () => scored('links', seen('links'), '没有打开页面'),
    outsideLinks: () => outsideJudged(known.outside),
    files: () => scored('files', seen('files'), '所到页面上没有附件'),
    columnsKept: () =>
      scored(
        'columnsKept',
        columnObservations(walked.columns, when).map(({ standing: _, ...one }) => one),
        '没有打开栏目',
      ),
    guideElements: () => scored('guideElements', guideObservations(walked.guides ?? []), '没有打开办事指南'),
    interpretation: () => scored('interpretation', [...seen('interpretation'), ...unlinked], '所到文件没有登记解读'),
    answered: () => scoredVerdict('answered', known.answered, '近三个月没有到期的留言'),
    search: () => scored('search', seen('search'), '没有打开可以用来搜索的文件'),
    metadata: () => scored('metadata', seen('metadata'), '没有打开页面'),
    speed: () => scored('speed', seen('speed'), '没有打开页面'),
    wording: () => (known.expressions ? wordingJudged(slight, known.texts) : notLooked('wording', noLook)),
    machines: () => scored('machines', seen('machines'), '没有打开'),
    https: () => httpsJudged(walked, site),
    mobile: () => scored('mobile', seen('mobile'), '没有打开页面'),
    accessibility: () => scored('accessibility', seen('accessibility'), '没有打开页面'),
  };
  return INDICATOR_IDS.map((id) => of[id]());
}

/** 站点无法访问, or why this machine cannot say it. */
function reached({ week }: Known, { outside }: { outside: string | undefined }): Judgement {
  const probes = week.days.reduce((sum, { probes: n }) => sum + n, 0);
  if (probes > 0) {
    const judgement = reachability(week.days);
    if (!week.unseen || judgement.state === 'failed') return judgement;
    return { ...judgement, said: `${judgement.said}；另有 ${week.unseen} 次本机看不到网站，没有计入` };
  }
  if (!outside && week.own > 0)
    return notLooked('unreachable', '没有登记网站的公开网址，只从本机的端口试过，公众能不能打开要填写网址后才能检查');
  if (week.unseen > 0)
    return notLooked(
      'unreachable',
      `从本机打不开网站的公开网址（前面有代理，或者网络不让本机绕回），检查看不到自己：${week.unseen} 次都没有计为打不开。请填写从本机能打开的网址`,
    );
  return notLooked('unreachable', '前七天没有探测');
}

const expressionSeen = ({ id, title, documentId, place, message }: OpenExpression): Observation => ({
  ...{ key: `finding ${id}`, what: title, ok: false },
  where: documentId === null ? '' : `/documents/${documentId}`,
  said: `${place}：${message}`,
});

/** By the texts that were looked through: those without a finding are in order. */
function wordingJudged(slight: readonly Observation[], texts: number): Judgement {
  const bad = new Set(slight.map(({ what, where }) => where || what)).size;
  const good = Math.max(0, texts - bad);
  const rest: Observation[] = good
    ? [{ key: 'rest', what: `其余 ${good} 份文字`, where: '', said: '没有发现一般问题', ok: true, alike: good }]
    : [];
  return scoredVerdict('wording', [...slight, ...rest], '没有检查过的文字');
}

function outsideJudged(outside: Known['outside']): Judgement {
  if (!outside) return notLooked('outsideLinks', '服务器不接外网，站外链接没有试过');
  if (!outside.links) return notLooked('outsideLinks', '已公开的正文里没有站外链接');
  const good = Math.max(0, outside.links - outside.dead.length);
  const rest: Observation[] = good
    ? [{ key: 'rest', what: `其余 ${good} 个站外链接`, where: '', said: '没有连续三天打不开', ok: true, alike: good }]
    : [];
  return scoredVerdict('outsideLinks', [...outside.dead, ...rest], '');
}

function httpsJudged({ home }: Walked, { outside, byOwnPort }: { outside: string | undefined; byOwnPort: boolean }) {
  if (!home || byOwnPort || !outside) return notLooked('https', '没有从公开网址打开网站');
  const said = home.https ? '首页用 HTTPS 打开' : `网站没有使用 HTTPS：${outside}`;
  return scoredVerdict('https', [{ key: 'https', what: '首页', where: '/', said, ok: home.https }], '');
}
