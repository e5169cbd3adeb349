import { Panel } from '../../../platform/ui/index.ts';

/** The recovery codes right after they were made; no page shows them again. */
export function RecoveryCodesPage({ codes }: { codes: string[] }) {
  return (
    <>
      <header class="head">
        <h1>恢复码</h1>
      </header>
      <Panel>
        <p class="warning">下列恢复码只显示这一次，以前的已全部作废。请抄下或打印，与手机分开存放。</p>
        <ol class="recovery-codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <p class="help">手机不在身边时，在两步验证的页面输入其中一个代替验证码。每个只能用一次。</p>
        <a class="btn quiet" href="/console/account">
          已经记好，返回
        </a>
      </Panel>
    </>
  );
}
