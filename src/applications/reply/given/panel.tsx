import type { Passage } from '../../../platform/public-text/index.ts';
import { Form, Panel } from '../../../platform/ui/index.ts';
import { copyMends } from '../../../publishing/index.ts';
import type { GivenWith } from './store.ts';

interface Props {
  /** address of the reply's page */
  at: string;
  given: readonly GivenWith[];
  /** names as screens show them */
  shown?: (name: string) => string;
  /** may change what is given out */
  handles?: { applicationId: number; version: number; found: readonly Passage[] } | undefined;
}

/** 一并提供的文件: what is given out with a reply, each to be opened; who handles the application takes one out or has a copy
 *  made of it that may be given. 条例 art. 40 */
export function Given({ at, given, shown = String, handles }: Props) {
  return (
    <Panel title="一并提供的文件" id="given" more={<span class="num">{given.length} 个</span>}>
      {given.length === 0 && <p class="help">没有一并提供的文件。</p>}
      <ul class="paper-list given">
        {given.map(({ id, name }) => (
          <li key={id}>
            <a href={`${at}/files/${id}`}>{shown(name)}</a>
            {handles && (
              <span>
                {copyMends(handles.found, name) && <a href={`${at}/files/${id}/copy`}>遮盖、清理后提供</a>}
                <Form action={`${at}/files/${id}/withdraw`}>
                  <input type="hidden" name="version" value={handles.version} />
                  <button class="btn quiet small" type="submit" aria-label={`不再提供 ${shown(name)}`}>
                    不再提供
                  </button>
                </Form>
              </span>
            )}
          </li>
        ))}
      </ul>
      {handles && (
        <p>
          <a href={`/console/applications/${handles.applicationId}?step=information#papers`}>添加文件</a>
        </p>
      )}
    </Panel>
  );
}
