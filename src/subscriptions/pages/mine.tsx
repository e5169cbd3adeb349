import { longDate } from '../../platform/dates.ts';
import { Choices, Facts, Form, SectionHead } from '../../platform/ui/index.ts';
import { HOME } from '../paths.ts';
import { RHYTHMS, type Rhythm, renewBy } from '../rules.ts';
import type { Named } from '../subjects.ts';

interface Props {
  code: string;
  /** masked */
  address: string;
  rhythm: Rhythm;
  /** whether they were asked if they still want it */
  asked: boolean;
  renewedOn: string;
  lines: readonly (Named & { id: number; number: string | undefined })[];
}

/** One's own subscriptions, to see and change, by the link in each mail. */
export function MinePage({ code, address, rhythm, asked, renewedOn, lines }: Props) {
  return (
    <div class="filing narrow subscribe">
      <h1 class="title">我的订阅</h1>
      {asked && (
        <Form action={`${HOME}/mine`} class="renew">
          <p>订阅快满一年了。还想继续收的，请点：</p>
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="rhythm" value={rhythm} />
          <div class="actions">
            <button class="btn big" type="submit">
              继续订阅
            </button>
          </div>
        </Form>
      )}
      <Facts
        rows={[
          ['邮箱', address],
          ['订阅到', longDate(renewBy(renewedOn))],
        ]}
      />
      <section>
        <SectionHead title="订阅了什么" />
        {lines.length === 0 ? (
          <p class="help">没有订阅了，邮箱地址随后删除。</p>
        ) : (
          <Form action={`${HOME}/mine`} class="lines">
            <input type="hidden" name="code" value={code} />
            <ul class="subscriptions">
              {lines.map((line) => (
                <li key={line.id}>
                  <span>{line.sort}</span>
                  <Name line={line} />
                  <button class="btn quiet" type="submit" name="stop" value={line.id} aria-label={`停止：${line.name}`}>
                    停止
                  </button>
                </li>
              ))}
            </ul>
          </Form>
        )}
        <p>
          <a href={HOME}>再订阅别的</a>
        </p>
      </section>
      <section>
        <SectionHead title="多久一次" />
        <Form action={`${HOME}/mine`} among="rhythm">
          <input type="hidden" name="code" value={code} />
          <Choices
            name="rhythm"
            legend="新公开的信息"
            type="radio"
            options={Object.entries(RHYTHMS).map(([value, label]) => ({ value, label }))}
            typed={{ rhythm }}
          />
          <div class="actions">
            <button class="btn" type="submit">
              保存
            </button>
          </div>
        </Form>
      </section>
      <section>
        <SectionHead title="不想再收" />
        <p>
          <a href={`${HOME}/end?${new URLSearchParams({ code })}`}>停止全部订阅</a>
        </p>
      </section>
    </div>
  );
}

function Name({ line: { name, number, href, closed, title } }: { line: Props['lines'][number] }) {
  if (closed) return <b>{name ? `${name}（已停用）` : '已停用'}</b>;
  return (
    <b>
      <a href={href} lang={title && 'zh-CN'}>
        {name}
      </a>
      {number && <small>{number}</small>}
    </b>
  );
}
