import { asset } from '../../platform/assets.ts';
import { says } from '../../platform/ui/index.ts';

/** A screen's page: its script fills it. */
export function ScreenPage({ address, authority, site }: { address: string; authority: string; site: string }) {
  return (
    <div id="screen" class="screen" data-address={address} data-program={asset('terminals/display.js')}>
      <header class="bar">
        <b>{authority}</b>
        <span class="of">政府信息公开</span>
        <span class="clock" id="clock" />
      </header>
      <main id="stage" class="stage">
        <article class="sheet said">
          <h1>{authority}</h1>
          <noscript>
            <p>这台设备的浏览器停用了脚本，不能播放。请启用脚本后刷新。</p>
          </noscript>
        </article>
      </main>
      <footer class="bar foot">
        <span>{site.replace(/^https?:\/\//, '')}</span>
        <span id="offline" class="offline" hidden>
          网络中断，显示最近收到的内容
        </span>
        <span id="page" {...says({ of: '第 {page} 页，共 {pages} 页' })} />
      </footer>
    </div>
  );
}
