import type { Typed } from '../../../platform/http/form.ts';
import type { Failure, Outcome } from '../../../platform/outcome.ts';
import { Confirmation, Findings, passageKey } from '../../../platform/public-text/index.ts';
import { Form, Panel } from '../../../platform/ui/index.ts';
import { Stopped } from '../../../review/index.ts';
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

/** What the automatic checks found in a draft reply, who said what of it, and the word of who wrote it; before it is
 *  reviewed and signed. 条例 arts. 14, 15, 17 */
export function CheckedPanel({ at, draftVersion, checked: looked, own, marked, typed, failure }: Props) {
  if (!looked.ok)
    return (
      <Panel title="自动检查">
        <p class="warning">{looked.message}</p>
      </Panel>
    );
  const { found, stopped, open, standing, acknowledged } = looked.value;
  const said = (one: CheckedReply['found'][number]) => {
    const released = standing.released.get(passageKey(one));
    if (released) return `${released.by}已放行：${released.reason}`;
    const by = acknowledged.find((each) => passageKey(each) === passageKey(one));
    return by && `${by.by}已核对${by.reason && `：${by.reason}`}`;
  };
  const version = <input type="hidden" name="draftVersion" value={draftVersion} />;
  return (
    <>
      <Panel title={found.length ? `自动检查发现 ${found.length} 处` : '自动检查'} id="checked">
        {found.length > 0 ? (
          <Findings found={found} said={said} {...(marked && { linked: (_, n) => linkOf(n) })} />
        ) : (
          <p class="help">答复内容中没有发现问题。</p>
        )}
        <p class="help">只检查了答复内容；一并提供的文件没有自动检查，请打开核对。</p>
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
          within="答复内容"
          {...{ stopped, standing, typed, failure }}
          asks={own}
          hidden={version}
        />
      )}
    </>
  );
}
