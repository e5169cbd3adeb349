import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel } from '../../platform/ui/index.ts';
import { OFFERED } from '../reading/read.ts';
import type { Upload } from '../store.ts';
import { MOST_FILES } from '../upload.ts';

const files = { type: 'file', multiple: true, accept: OFFERED.accept, class: 'drop' } as const;

interface Props {
  uploads: Upload[];
  /** names of one's own authority and of those below it */
  authorities: string[];
  newestYear: number;
  /** whether an office has added what reads scans */
  readsScans: boolean;
  /** whether the files may be kept */
  mayKeep: boolean;
  failure?: Failure | undefined;
  typed?: Typed | undefined;
}

const YEARS_OFFERED = 8;
const option = (value: string, label = value) => ({ value, label });

/** Choose or drop reports, last year's to compare with, and whose they should be. */
export function UploadPage({ uploads, authorities, newestYear, readsScans, mayKeep, failure, typed }: Props) {
  const years = Array.from({ length: YEARS_OFFERED }, (_, n) => String(newestYear - n));
  return (
    <>
      <header class="head">
        <div>
          <h1>年报体检</h1>
          <p class="meta">读出任何机关已经公布的年度报告，逐格核对勾稽关系、年度衔接、文字与数字、报告格式。</p>
        </div>
      </header>
      <div class="report-audit-grid">
        <Panel title="上传报告">
          <Form action="/console/examine" upload failure={failure}>
            <Field
              {...files}
              name="files"
              label="年度报告"
              required
              help={`${OFFERED.names}均可，也可以把多份压缩成 .zip 上传，一次最多 ${MOST_FILES} 份。点框选择，或拖入框内。`}
              failure={failure}
            />
            <Field
              {...files}
              name="previous"
              label="上一年度报告（可不选）"
              help="选了才能核对结转和现行有效件数。多个机关的可一起选，按机关名称对应。"
            />
            <div class="report-audit-expected">
              <Field
                name="year"
                label="应为哪一年度（可不选）"
                options={[option('', '不核对'), ...years.map((year) => option(year, `${year} 年度`))]}
                typed={typed}
                failure={failure}
              />
              <Field
                name="authority"
                label="应为哪个机关（可不选）"
                options={[option('', '不核对'), ...authorities.map((name) => option(name))]}
                typed={typed}
                failure={failure}
              />
            </div>
            {mayKeep && (
              <label class="choice">
                <input type="checkbox" name="keep" checked={typed?.keep === 'on'} />
                <span>留存原件：没有账号的机关，体检后可以代为报送</span>
              </label>
            )}
            <div class="actions">
              <button class="btn" type="submit">
                开始体检
              </button>
            </div>
          </Form>
        </Panel>
        <div>
          <Panel title="最近的结果">
            {uploads.length === 0 ? (
              <p class="empty">
                体检后结果列在这里，本机关可以体检年报的人都能打开，直到删除；上传的文件读完即弃，不保存
                {mayKeep && '（选了“留存原件”的除外）'}。
              </p>
            ) : (
              <ul>
                {uploads.map(({ id, at, by, first, count }) => (
                  <li key={id}>
                    <a href={`/console/examine/${id}`}>
                      {first}
                      {count > 1 && ` 等 ${count} 份`}
                    </a>
                    <small>
                      {' '}
                      <time>{minuteOf(at)}</time> {by}
                    </small>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          <Panel title="怎样读、怎样判">
            <ul class="report-audit-notes">
              <li>按表格的行列标题读数，不用语言模型；每一格都注明读自文件何处、有多大把握。</li>
              <li>读不出的照实列出，不猜，结论为“未读全”。空格子和“/”“—”“无”按 0 核对并注明。</li>
              <li>2019 年、2021 年两种格式都能读。</li>
              {readsScans ? (
                <li>
                  扫描识别已安装：扫描成图片的 PDF、.png、.jpg
                  逐格识别，一页约十秒。识别的数字旁有图片，没有人核对以前，发现的问题只列为“须核对”。
                </li>
              ) : (
                <li>扫描件（图片）读不出。要识别的，请系统管理员在服务器上运行 npx gongkai ocr install。</li>
              )}
            </ul>
          </Panel>
        </div>
      </div>
    </>
  );
}
