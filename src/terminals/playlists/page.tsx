import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel } from '../../platform/ui/index.ts';
import { PLAYLIST } from '../paths.ts';
import type { ItemKind } from '../tables.ts';
import { itemKindNames, kindHelp } from '../words.ts';
import { HOURS, urgentForm } from './forms.ts';
import { Items, type ItemsProps } from './items.tsx';
import type { UrgentNotice } from './urgent.ts';

interface Props extends ItemsProps {
  urgent: readonly UrgentNotice[];
  notice: { typed: Typed; failure?: Failure | undefined };
}

/** 播放单和紧急通知. */
export function PlaylistPage({ urgent, notice, ...list }: Props) {
  const current = urgent.filter(({ endedAt, until }) => !endedAt && until > list.now);
  const past = urgent.filter((one) => !current.includes(one));
  return (
    <>
      <header class="head">
        <div>
          <h1>播放单和紧急通知</h1>
          <p class="meta">所有大屏播放同样的内容。保存后两秒内更新，断网的大屏播放最近收到的内容。</p>
        </div>
      </header>
      <div class="grid">
        <div>
          <Panel title="播放单">
            <Items {...list} />
          </Panel>
        </div>
        <div>
          <Panel title="紧急通知">
            {current.map((one) => (
              <div key={one.id} class="warning">
                <p>
                  <b>{one.title}</b>
                  <br />
                  {one.body}
                </p>
                <p>
                  {minuteOf(one.begunAt)} {one.begunBy}发布，显示到 {minuteOf(one.until)}
                </p>
                <Form action={`${PLAYLIST}/urgent/${one.id}/end`} among={`end${one.id}`}>
                  <button class="btn quiet" type="submit">
                    结束显示
                  </button>
                </Form>
              </div>
            ))}
            <Form action={`${PLAYLIST}/urgent`} of={urgentForm} failure={notice.failure}>
              <p class="help">发布后立即占满所有大屏，直到到时或结束。</p>
              <Field {...notice} name="urgentTitle" label="标题" required />
              <Field {...notice} name="urgentBody" label="内容" type="textarea" rows={3} required />
              <Field
                {...notice}
                name="hours"
                label="显示多久"
                options={HOURS.map((value) => ({ value, label: `${value} 小时` }))}
              />
              <button class="btn" type="submit">
                立即显示
              </button>
            </Form>
            {past.length > 0 && (
              <details class="folded">
                <summary>以前的紧急通知</summary>
                <ul>
                  {past.map((one) => (
                    <li key={one.id}>
                      {minuteOf(one.begunAt)} {one.title}（{one.begunBy}
                      {one.endedAt ? `，${minuteOf(one.endedAt)} 由${one.endedBy}结束` : '，到时结束'}）
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </Panel>
          <Panel title="加入一项">
            <ul class="todo">
              {(Object.keys(itemKindNames) as ItemKind[]).map((kind) => (
                <li key={kind}>
                  <a href={`${PLAYLIST}/new/${kind}`}>{itemKindNames[kind]}</a>
                  <span>{kindHelp[kind]}</span>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </>
  );
}
