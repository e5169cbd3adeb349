import type { TerminalKind } from '../tables.ts';
import { kindNames } from '../words.ts';
import { spacedCode } from './code.ts';

/** A browser that is no device of the authority sees this and nothing else. */
export function WaitingPage({ kind, code, address }: { kind: TerminalKind; code: string; address: string }) {
  return (
    <main class="waiting" id="waiting" data-address={address}>
      <p>{kindNames[kind]}尚未登记。请工作人员在“终端设备”页输入代码：</p>
      <p class="big">{spacedCode(code)}</p>
      <p>代码 10 分钟内有效，过期后自动更换。登记后本页自动打开。</p>
    </main>
  );
}
