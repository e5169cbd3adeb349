import type { Authority } from '../../organizations/index.ts';
import type { Door } from '../../platform/room.ts';
import { count, SectionHead } from '../../platform/ui/index.ts';
import { type PublicationLine, PublicationList } from '../../publishing/index.ts';
import { UNITS } from '../units.ts';

interface DisclosureFacts {
  authority: Authority;
  /** what rooms have below it */
  more: readonly Door[];
  total: number;
  newest: PublicationLine[];
  reports: { year: number }[];
  /** how many authorities below it have a site */
  units: number;
}

/** 政府信息公开: the section that every government site has. 国办公开办函〔2019〕61号 */
export function DisclosurePage({ authority, total, newest, reports, units, more }: DisclosureFacts) {
  const doors: [title: string, path: string, said: string][] = [
    ['政府信息公开指南', '/disclosure/guide', '公开什么、怎样编排、到哪里查阅、向谁询问'],
    ['机关概况', '/disclosure/authority', '机关职能、机构设置、负责人、地址和电话'],
    ['政府信息公开制度', '/disclosure/institution', '审查、时限、更正和监督的规定'],
    ['法定主动公开内容', '/disclosure/items', `按法定事项和栏目查阅，现有 ${count(total)} 件`],
    [
      '政府信息公开年报',
      '/disclosure/reports',
      reports[0] ? `最近一期为 ${reports[0].year} 年度` : '每年 1 月 31 日前公布',
    ],
    ['依申请公开', '/disclosure/application', '没有主动公开的信息，可以申请获取'],
  ];
  doors.push(['主动公开情况', '/disclosure/channels', '各年通过各渠道公开的条数']);
  for (const { label, href, about } of more) doors.push([label, href, about]);
  if (units > 0) doors.push(['所属单位信息公开', UNITS, `${units} 个单位的公开指南、年报和申请渠道`]);
  return (
    <>
      <h1 class="title">政府信息公开</h1>
      <p class="lead">
        {authority.name}依照《中华人民共和国政府信息公开条例》公开政府信息，以公开为常态、不公开为例外。
      </p>
      <div class="doors">
        {doors.map(([title, path, said]) => (
          <a key={path} href={path}>
            <b>{title}</b>
            <span>{said}</span>
          </a>
        ))}
      </div>
      <section>
        <SectionHead title="最新公开" more={['全部', '/documents']} />
        <PublicationList rows={newest} column />
      </section>
    </>
  );
}
