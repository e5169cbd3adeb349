import { count } from '../../platform/ui/index.ts';
import type { Outside } from './store.ts';

/** How far links to other sites were tried, where what was found stands. */
export function OutsideStanding({ outside }: { outside: Outside }) {
  const { links, tried, answered, closed, network } = outside;
  if (links === 0) return <p class="help">已公开的正文里没有站外链接。</p>;
  if (tried === 0) return <p class="notice">站外链接 {count(links)} 个，最近一天还没有试过。</p>;
  if (!network)
    return (
      <p class="warning">
        未能访问外网：站外链接 {count(links)} 个，最近一天试了 {count(tried)}{' '}
        个，没有一个网站应答，所以不能判断是否打得开，没有记为失效。服务器不接外网的，请用能上网的电脑打开核对。
      </p>
    );
  return (
    <p class="help">
      站外链接 {count(links)} 个，最近一天试了 {count(tried)} 个，{count(answered)} 个有应答
      {closed > 0 && `，${count(closed)} 个指向内部网络、没有访问，请人工核对`}
      。连续三天打不开的列在下面；只看是否应答，网页的内容没有检查。
    </p>
  );
}
