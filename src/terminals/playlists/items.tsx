import { Empty, Form, TableFrame, Tag } from '../../platform/ui/index.ts';
import { PLAYLIST } from '../paths.ts';
import { dayNames, itemKindNames, priorityNames } from '../words.ts';
import type { Choosable } from './item-page.tsx';
import type { PlaylistItem } from './store.ts';
import { isDue, type When } from './timeline.ts';

interface Names extends Choosable {
  /** titles of documents that stand in the list */
  titles: ReadonlyMap<number, string>;
}

export interface ItemsProps extends Names {
  items: readonly PlaylistItem[];
  now: Date;
  /** titles that were signed off for screens and stand on them */
  pending: readonly string[];
}

/** What an item shows, in words. */
function titleOf(
  { kind, columnId, documentId, guideId, title, body }: PlaylistItem,
  { columns, guides, titles }: Names,
) {
  if (kind === 'text') return title || body;
  if (kind === 'newest') return columns.find(({ id }) => id === columnId)?.name ?? '（栏目已不在）';
  if (kind === 'document') return titles.get(documentId!) ?? '（信息已撤下，不播放）';
  if (kind === 'guide') return guides.find(({ id }) => id === guideId)?.content.title ?? '（指南已撤下，不播放）';
  return itemKindNames[kind];
}

/** 播放单, item by item, with what comes by itself above. */
export function Items({ items, now, pending, ...names }: ItemsProps) {
  return (
    <>
      <TableFrame label="播放单">
        <table>
          <thead>
            <tr>
              <th scope="col">内容</th>
              <th scope="col">什么时候</th>
              <th scope="col">方式</th>
              <th scope="col">次序</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">
                待上屏的信息
                <br />
                <small>{pending.length > 0 ? pending.join('；') : '现在没有'}</small>
              </th>
              <td>签发后 7 天，且至少播放一次</td>
              <td>自动</td>
              <td>—</td>
            </tr>
            {items.map((item) => (
              <tr key={item.id}>
                <th scope="row">
                  <a href={`${PLAYLIST}/${item.id}`}>{titleOf(item, names)}</a>
                  <br />
                  <small>
                    {itemKindNames[item.kind]}
                    {item.isDemo && ' · 演示数据'}
                  </small>
                </th>
                <td>
                  {inWords(item.when)}
                  {!isDue(item.when, now.getTime()) && (
                    <>
                      <br />
                      <Tag>现在不播</Tag>
                    </>
                  )}
                </td>
                <td class="whole">
                  {priorityNames[item.priority]}
                  <br />
                  <small>{item.seconds} 秒起</small>
                </td>
                <td class="whole">
                  <Form action={`${PLAYLIST}/${item.id}/move`} among={`move${item.id}`}>
                    <button
                      class="btn quiet"
                      type="submit"
                      name="by"
                      value="-1"
                      aria-label={`上移：${titleOf(item, names)}`}
                    >
                      上移
                    </button>{' '}
                    <button
                      class="btn quiet"
                      type="submit"
                      name="by"
                      value="1"
                      aria-label={`下移：${titleOf(item, names)}`}
                    >
                      下移
                    </button>
                  </Form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {items.length === 0 && <Empty>没有另外安排时，大屏在待上屏的信息之外播放本年公开数据和各月公开图。</Empty>}
    </>
  );
}

/** '周一至周五 08:30 至 17:00，2024-03-01 起' */
function inWords({ weekdays, opens, closes, fromOn, untilOn }: When): string {
  const days =
    weekdays === '1234567'
      ? '每天'
      : weekdays === '12345'
        ? '周一至周五'
        : `周${[...weekdays].map((day) => dayNames[Number(day) - 1]).join('、')}`;
  const hours = opens || closes ? ` ${opens || '0:00'} 至 ${closes || '24:00'}` : '';
  const dates = [fromOn && `${fromOn} 起`, untilOn && `${untilOn} 止`].filter(Boolean).join('，');
  return `${days}${hours}${dates && `，${dates}`}`;
}
