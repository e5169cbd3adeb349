import { Facts, Form } from '../../platform/ui/index.ts';
import { HOME } from '../paths.ts';
import { CONFIRM_MS, RHYTHMS, type Rhythm } from '../rules.ts';
import type { Named } from '../subjects.ts';

/** The question went out. */
export function SentPage() {
  return (
    <div class="filing narrow subscribe">
      <h1 class="title">请查收邮件</h1>
      <p class="lead">确认邮件已经发往您填写的邮箱。请打开邮件里的网址，点“确认订阅”，才算订阅成功。</p>
      <ul class="dots">
        <li>{CONFIRM_MS / 86_400_000} 天内有效，没有点的，邮箱地址过期后删除。</li>
        <li>没有收到的，请看看垃圾邮件；一个邮箱一天最多发两封确认邮件。</li>
      </ul>
      <div class="actions">
        <a class="btn quiet" href="/">
          返回首页
        </a>
      </div>
    </div>
  );
}

interface ConfirmProps {
  code: string;
  state: 'open' | 'confirmed' | 'old';
  /** masked */
  address: string;
  rhythm: Rhythm | undefined;
  names: readonly Named[];
  /** why it was not done */
  said?: string;
}

/** What was subscribed to, before the one who reads it says that it was they. */
export function ConfirmPage({ code, state, address, rhythm, names, said }: ConfirmProps) {
  if (state !== 'open' || !rhythm)
    return (
      <div class="filing narrow subscribe">
        <h1 class="title">{state === 'confirmed' ? '已经确认过了' : '链接已经过期'}</h1>
        <p class="lead">
          {said ??
            (state === 'confirmed'
              ? '订阅已经生效，不用再点。'
              : '链接已经过期，或者不完整。请从邮件里重新打开；超过两天的，请重新订阅。')}
        </p>
        <div class="actions">
          <a class="btn quiet" href={HOME}>
            去订阅
          </a>
        </div>
      </div>
    );
  return (
    <div class="filing narrow subscribe">
      <h1 class="title">确认订阅</h1>
      <p class="lead">请看清楚订阅了什么，再点“确认订阅”。不是您订阅的，关掉这一页就可以。</p>
      <Facts
        rows={[
          ...names.map(({ sort, name, title }) => [sort, title ? <span lang="zh-CN">{name}</span> : name] as const),
          ['邮箱', address],
          ['多久一次', RHYTHMS[rhythm]],
        ]}
      />
      <Form action={`${HOME}/confirm`}>
        <input type="hidden" name="code" value={code} />
        <div class="actions">
          <button class="btn big" type="submit">
            确认订阅
          </button>
        </div>
      </Form>
    </div>
  );
}

/** Asks before everything ends: a link that is only opened ends nothing. */
export function EndPage({ code }: { code: string }) {
  return (
    <div class="filing narrow subscribe">
      <h1 class="title">停止全部订阅</h1>
      <p class="lead">停止后不再给您发订阅的邮件，您的邮箱地址随即删除。</p>
      <Form action={`${HOME}/end?${new URLSearchParams({ code })}`}>
        <div class="actions">
          <button class="btn big" type="submit">
            停止全部订阅
          </button>
          <a class="btn quiet" href={`${HOME}/mine?${new URLSearchParams({ code })}`}>
            只停一部分
          </a>
        </div>
      </Form>
    </div>
  );
}

export function EndedPage() {
  return (
    <div class="filing narrow subscribe">
      <h1 class="title">已经停止订阅</h1>
      <p class="lead">不再给您发订阅的邮件，您的邮箱地址已经删除。想再收到的，可以重新订阅。</p>
      <div class="actions">
        <a class="btn quiet" href={HOME}>
          去订阅
        </a>
      </div>
    </div>
  );
}
