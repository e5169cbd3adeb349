import type { Typed } from '../../../platform/http/form.ts';
import type { Failure, Outcome } from '../../../platform/outcome.ts';
import { Awaited, Confirmation, Findings, passageKey } from '../../../platform/public-text/index.ts';
import { Form, Panel } from '../../../platform/ui/index.ts';
import { type AcknowledgedBy, Stopped } from '../../../review/index.ts';
import type { CheckedReply } from './checked.ts';
import { linkOf } from './marked.tsx';

interface Props {
  /** address of the reply's page */
  at: string;
  draftVersion: number;
  checked: Outcome<CheckedReply>;
  /** wrote it, and answers for it */
  own: boolean;
  /** the passages stand marked on the page */
  marked: boolean;
  typed: Typed;
  failure?: Failure | undefined;
}

const SAID: Record<AcknowledgedBy['how'], string> = {
  acknowledged: '已核对',
  asked: '提请放行',
  released: '已放行',
  viewed: '已查看',
  carried: '已核对',
};

/** What the automatic checks found in a draft reply, who said what of it, and the word of who wrote it; before it is
 *  reviewed and signed. 条例 arts. 14, 15, 17 */
export function CheckedPanel({ at, draftVersion, checked: looked, own, marked, typed, failure }: Props) {
  if (!looked.ok)
    return (
      <Panel title="自动检查">
        <p class="warning">{looked.message}</p>
      </Panel>
    );
  const { found, stopped, open, standing, acknowledged, leftOut } = looked.value;
  const said = (one: CheckedReply['found'][number]) => {
    const released = standing.released.get(passageKey(one));
    if (released) return `${released.by}已放行：${released.reason}`;
    const by = acknowledged.filter((each) => passageKey(each) === passageKey(one));
    return by.map((each) => `${each.by}${SAID[each.how]}${each.reason && `：${each.reason}`}`).join('　') || undefined;
  };
  const version = <input type="hidden" name="draftVersion" value={draftVersion} />;
  return (
    <>
      <Awaited found={found} address={at} />
      <div id="looked" data-refreshed>
        <Panel title={found.length ? `自动检查发现 ${found.length} 处` : '自动检查'} id="checked">
          {found.length > 0 ? (
            <Findings found={found} said={said} {...(marked && { linked: linkOf })} />
          ) : (
            <p class="help">没有发现问题。</p>
          )}
          <p class="help">
            已检查答复内容和一并提供的文件的名称、内容、图片里的文字；没有识别的部分和图片的画面，请打开核对。申请人本人的信息只作提示。
          </p>
          {leftOut && <p class="help">{leftOut}。</p>}
          {own && open.length > 0 && (
            <Form action={`${at}/confirm`} failure={failure?.found && { ...failure, found: [] }}>
              {version}
              <Confirmation found={open} confirmed={failure?.confirmed} then="答复" />
              <div class="actions">
                <button class="btn quiet" type="submit">
                  核对确认
                </button>
              </div>
            </Form>
          )}
          {!own && open.length > 0 && <p class="help">{open.length} 处等待拟写人核对确认，之后才能审核、签发。</p>}
        </Panel>
        {stopped.length > 0 && (
          <Stopped
            action={`${at}/release`}
            cannot="签发"
            within="答复内容或者附件"
            {...{ stopped, standing, typed, failure }}
            asks={own}
            hidden={version}
          />
        )}
      </div>
    </>
  );
}
