import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Field, Form, Panel } from '../../platform/ui/index.ts';
import { type Filable, VERDICTS } from '../../report-audit/index.ts';

interface Props {
  audited: Filable;
  /** authorities in which nobody can send a report up */
  authorities: readonly { code: string; name: string }[];
  /** the one whose report it seems to be */
  suggested: string | undefined;
  /** why it cannot be sent up */
  hindrance: string | undefined;
  /** address of the page, and of the result of the audit */
  path: string;
  result: string;
  failure?: Failure | undefined;
  typed?: Typed | undefined;
}

/** A report that was read from a file, to be sent up for its authority. */
export function OnBehalfPage(props: Props) {
  const { audited, authorities, suggested, hindrance, path, result, failure, typed } = props;
  const { file, report } = audited;
  return (
    <>
      <header class="head">
        <div>
          <h1>代为报送</h1>
          <p class="meta">{report.title ?? file}</p>
        </div>
      </header>
      <Panel>
        <p>
          体检的结果：{VERDICTS[report.verdict]}
          {report.findings.length > 0 && `，问题 ${report.findings.length} 处`}
          {report.hints.length > 0 && `，提示 ${report.hints.length} 处`}。<a href={result}>查看体检结果</a>
        </p>
        {hindrance ? (
          <p class="warning" role="note">
            {hindrance}。
          </p>
        ) : authorities.length === 0 ? (
          <Empty>所辖机关都有账号可以报送，不需要代为报送。</Empty>
        ) : (
          <Form action={path} failure={failure}>
            <p class="help">
              报送后与其他报送一样审核、汇总，注明由本机关代为报送和经办人，原件《{file.split('/').at(-1)}》一并留存。
            </p>
            <Field
              name="code"
              label="哪个机关的报告"
              required
              help="列出没有账号可以报送的机关，有账号的由其自行报送"
              options={[
                { value: '', label: '请选择' },
                ...authorities.map(({ code, name }) => ({ value: code, label: name })),
              ]}
              typed={typed ?? { code: suggested ?? '' }}
              failure={failure}
            />
            <div class="actions">
              <button class="btn" type="submit">
                代为报送 {report.year} 年度报告
              </button>
            </div>
          </Form>
        )}
      </Panel>
    </>
  );
}
