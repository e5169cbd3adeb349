import { SectionHead } from '../../platform/ui/index.ts';
import type { Unit } from '../units.ts';

interface Props {
  /** each with the address before its pages */
  units: (Unit & { address: string })[];
}

const doors = [
  ['公开指南', '/disclosure/guide'],
  ['公开年报', '/disclosure/reports'],
  ['依申请公开', '/disclosure/application'],
] as const;

/** 所属单位信息公开: the authorities below this one, with the way to what each must have. 条例 arts. 12, 29, 50 */
export function UnitsPage({ units }: Props) {
  return (
    <>
      <h1 class="title">所属单位信息公开</h1>
      <p class="lead">各单位的政府信息公开指南、年度报告和申请渠道。</p>
      <div class="pair">
        {units.map(({ authority, address }) => (
          <section key={authority.id}>
            <SectionHead title={authority.name} more={['网站', `${address}/`]} />
            <ul class="list">
              {doors.map(([label, path]) => (
                <li key={path}>
                  <a href={address + path}>
                    {label}
                    <span class="sr">（{authority.shortName}）</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
