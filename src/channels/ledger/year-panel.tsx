import { officesOf } from '../../organizations/index.ts';
import type { Asked } from '../../platform/room.ts';
import { count, Figure, Panel } from '../../platform/ui/index.ts';
import { countLate } from '../deliveries/timeliness.ts';
import { countDeliveries } from './counts.ts';
import { ledgerHref } from './filter.ts';

/** This year's figures for the workbench, each a link to what it counted: of a contact those of the own village. */
export async function yearPanel({ db, who, today }: Asked) {
  const year = Number(today.slice(0, 4));
  const officeId = who.roles.every((role) => role === 'contact') ? (who.officeId ?? undefined) : undefined;
  const [counts, late, before, offices] = await Promise.all([
    countDeliveries(db, who.authorityId, year, officeId),
    countLate(db, who.authorityId, year, officeId),
    countDeliveries(db, who.authorityId, year - 1, officeId),
    officeId === undefined ? [] : officesOf(db, who.authorityId),
  ]);
  const of = offices.find(({ id }) => id === officeId)?.name ?? '';
  const sum = (of: Record<string, number>) => Object.values(of).reduce((total, n) => total + n, 0);
  const region = who.roles.every((role) => role === 'cityOffice'); // whose work is the ledgers of others
  if (region && sum(counts) + sum(before) === 0) return undefined;
  return (
    <Panel title={`${of}${of && ' '}${year} 年主动公开`}>
      <div class="figures">
        <Figure value={sum(counts)} label="全部（条）" href={ledgerHref({ year, officeId })} />
        <Figure
          value={counts.website ?? 0}
          label="政府网站"
          href={ledgerHref({ year, officeId, channel: 'website' })}
        />
        <Figure
          value={counts.wechat ?? 0}
          label="微信公众号"
          href={ledgerHref({ year, officeId, channel: 'wechat' })}
        />
        <Figure value={late} label="超期公开" href={ledgerHref({ year, officeId, state: 'late' })} late={late > 0} />
      </div>
      <p>
        <a href={ledgerHref({ year: year - 1, officeId })}>
          {year - 1} 年全年 {count(sum(before))} 条
        </a>
      </p>
      <p class="law">信息应自形成或者变更之日起 20 个工作日内公开。《条例》第二十六条。</p>
    </Panel>
  );
}
