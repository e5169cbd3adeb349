import { ledgerHref } from '../../channels/index.ts';
import { CHANNELS, channelNames, channels } from '../../law/index.ts';
import { cellHref } from '../links.ts';
import type { Counted } from './live-figures.ts';
import { type Suggestion, shownOf, suggest } from './suggestions.ts';
import { totalOf } from './sums.ts';

/** What the books give away: problems, the weightiest first, each with what will be done about it and its records.
 *  条例 art. 50(六) */
export function shortcomings(counted: Counted): Suggestion[] {
  const { year, channels: counts, tables, facts } = counted;
  const total = totalOf(counts);
  const idle = channels.filter((channel) => CHANNELS[channel].place && counts[channel] === 0);
  const found: (Suggestion | false)[] = [
    total > 0 &&
      counts.website * 2 < total && {
        id: 'website',
        problem: '政府网站公开的信息占全年公开总数的 {{channels.websiteShare}}，不到一半',
        remedy: '凡应当公开的信息先在政府网站发布，再由其他平台转发',
        href: ledgerHref({ year, channel: 'website' }),
      },
    total > 0 &&
      idle.length > 0 && {
        id: 'idle',
        problem: `${idle.map((channel) => channelNames[channel]).join('、')}全年没有公开记录，方便群众就近查看的渠道用得不充分`,
        remedy: '明确各公开载体的维护人员和更新频次，逐条登记',
        href: ledgerHref({ year }),
      },
    !facts &&
      tables.three.carriedOut.total > 0 && {
        id: 'open',
        problem: '年末尚有 {{applications.carriedOut}} 件申请未办结，办理进度需要加快',
        remedy: '对未办结的申请逐件明确经办人和答复期限',
        href: cellHref(year, 'three.carriedOut.total'),
      },
  ];
  return [...found.filter((one) => one !== false), ...(facts ? suggest(shownOf(counted, facts)) : [])];
}
