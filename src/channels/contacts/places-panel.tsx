import { dayOf } from '../../platform/dates.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Form, Panel, Tag } from '../../platform/ui/index.ts';
import type { Place } from './places.ts';
import type { Posting } from './postings.ts';
import { daysLate, type Placed, todoOf, wordFor } from './rules.ts';
import { progressOf } from './settle.ts';
import { TODAY } from './today-page.tsx';

interface Props {
  deliveryId: number;
  channel: Placed;
  postings: readonly Posting[];
  /** where it may go besides; none for who may not choose */
  usable: readonly Place[];
  today: string;
  failure?: Failure | undefined;
}

/** At which boards or in which groups a delivery is, and where else it shall go. */
export function PlacesPanel({ deliveryId, channel, postings, usable, today, failure }: Props) {
  const shown = postings.filter(({ state }) => state !== 'removed');
  const progress = progressOf(postings);
  const word = wordFor(channel, 'post');
  if (!progress && !usable.length) return null;
  const chosen = shown.map(({ placeId }) => String(placeId));
  return (
    <Panel title={progress ? `已${word} ${progress}` : channel === 'groups' ? '转发到哪些群' : '张贴在哪些公开栏'}>
      {shown.length > 0 && (
        <ul class="places">
          {shown.map((one) => (
            <li key={one.id}>
              <a href={`${TODAY}/${one.id}`}>{one.place}</a>
              <span>
                <State posting={one} today={today} /> {one.office}
              </span>
            </li>
          ))}
        </ul>
      )}
      {progress && <p class="help">全部办完后，这条发布自动登记，日期按最早的一处。</p>}
      {usable.length > 0 && (
        <details class="folded" open={failure !== undefined || !progress}>
          <summary>{progress ? '增减' : '选择'}</summary>
          <Form action={`/console/deliveries/${deliveryId}/places`} failure={failure} among="places">
            <Choices
              name="place"
              legend={channel === 'groups' ? '微信群' : '公开栏'}
              help={`已经${word}的不能去掉；去掉的不再${word}`}
              type="checkbox"
              options={usable.map(({ id, name, office, place }) => ({
                value: String(id),
                label: name,
                help: [office, place].filter(Boolean).join('　'),
              }))}
              typed={{ place: chosen }}
              failure={failure}
            />
            <button class="btn quiet" type="submit">
              确定
            </button>
          </Form>
        </details>
      )}
    </Panel>
  );
}

function State({ posting, today }: { posting: Posting; today: string }) {
  const { channel, state, postedOn, postedBy, endsOn } = posting;
  const todo = todoOf(posting, today);
  const days = daysLate(posting, today);
  if (todo)
    return (
      <Tag tone={days > 0 ? 'late' : 'warn'}>
        待{wordFor(channel, todo)}
        {days > 0 && `，逾期 ${days} 天`}
      </Tag>
    );
  if (state === 'down') return <Tag>已撤下</Tag>;
  return (
    <>
      <Tag tone="ok">已{wordFor(channel, 'post')}</Tag> {postedOn} {postedBy}
      {endsOn && `，到 ${endsOn}`}
    </>
  );
}

/** What of an authority's places a delivery may go to, or goes. */
export const usableOf = (places: readonly Place[], postings: readonly Posting[], now: Date): Place[] =>
  places.filter(
    ({ id, until }) =>
      until === null || until >= dayOf(now) || postings.some((one) => one.placeId === id && one.state !== 'removed'),
  );
