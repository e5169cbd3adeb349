import type { Db } from '../../platform/database/index.ts';
import type { House } from '../../platform/room.ts';
import { sectionOf } from '../figures/differences.ts';
import { placeOf } from '../links.ts';

/** What is said of one place of a report that is returned. */
export interface PlaceRemark {
  /** as in the report's JSON: 'sections[4]', 'three.granted.person', 'date' */
  place: string;
  remark: string;
}

/** What the region said of a report when it returned it. */
export interface Returned {
  /** of the whole report */
  remark: string;
  places: readonly PlaceRemark[];
}

/** Which reports of an authority, by year, were returned and not sent again, and what was said: asked of the room to
 *  which reports are sent up. */
declare module '../../platform/room.ts' {
  interface Events {
    returnedReports: { told: { authorityId: number }; answer: ReadonlyMap<number, Returned>; reads: true };
  }
}

export async function returnedReports(house: House, db: Db, authorityId: number): Promise<Map<number, Returned>> {
  const answers = await house.tell('returnedReports', db, { authorityId });
  return new Map(answers.flatMap((returned) => [...returned]));
}

/** What was said of places of a report, each leading to its place. @param base address of the page with the report */
export function RemarkList({ remarks, base }: { remarks: readonly PlaceRemark[]; base: string }) {
  if (remarks.length === 0) return null;
  return (
    <ul class="place-remarks">
      {remarks.map(({ place, remark }) => (
        <li key={`${place}${remark}`}>
          <div>
            <a href={`${base}${placeOf(place).href}`}>{placeOf(place).label}</a>：{remark}
          </div>
        </li>
      ))}
    </ul>
  );
}

interface Props {
  returned: Returned | undefined;
  /** address of the page with the report; empty on that page */
  base?: string;
}

/** On the town's report: that it was returned, why, and what was said of no section. */
export function ReturnedNote({ returned, base = '' }: Props) {
  if (!returned) return null;
  return (
    <aside class="warning" role="note" aria-label="上级退回">
      <p>上级已退回报告，修改后请重新报送。{returned.remark && `意见：${returned.remark}`}</p>
      <RemarkList remarks={returned.places.filter(({ place }) => sectionOf(place) === undefined)} base={base} />
    </aside>
  );
}

/** The region's remarks on a section, at the section. @param section from 0 */
export function SectionRemarks({ returned, section, base = '' }: Props & { section: number }) {
  const own = returned?.places.filter(({ place }) => sectionOf(place) === section) ?? [];
  if (own.length === 0) return null;
  return (
    <aside class="warning" role="note" aria-label="上级退回意见">
      <p>上级退回时指出：</p>
      <RemarkList remarks={own} base={base} />
    </aside>
  );
}
