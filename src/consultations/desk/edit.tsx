import { CONSULTATION_KINDS } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel } from '../../platform/ui/index.ts';
import { SaveOrSubmit } from '../../review/index.ts';
import type { ConsultationContent } from '../preparing/content.ts';
import { consultationForm } from '../preparing/form.ts';

interface Props {
  action: string;
  typed: Typed;
  failure?: Failure | undefined;
}

/** What is put before the public. */
export function EditFields({ action, ...of }: Props) {
  return (
    <Form action={action} of={consultationForm} failure={of.failure}>
      <Panel title="征集什么">
        <Field {...of} name="title" label="名称" required />
        <Field
          {...of}
          name="kind"
          label="类别"
          required
          help="重大行政决策、行政规范性文件一般不少于 30 天，其他不少于 7 天"
          options={Object.entries(CONSULTATION_KINDS).map(([value, { label }]) => ({ value, label }))}
        />
        <Field
          {...of}
          name="why"
          label="说明"
          required
          type="textarea"
          rows={5}
          help="为什么起草、主要内容是什么、最想听哪方面的意见；一段一行"
        />
        <Field
          {...of}
          name="text"
          label="征求意见稿"
          required
          type="textarea"
          rows={16}
          help="一段一行，一条一段：公众可以对每一段提意见。也可以在右边从 Word 文件读入"
        />
      </Panel>
      <Panel title="期限">
        <Field
          {...of}
          name="days"
          label="征集天数"
          required
          type="number"
          inputmode="numeric"
          help="开始当天不计；最后一天是休息日的，顺延到下一个工作日"
        />
        <Field
          {...of}
          name="shorter"
          label="缩短期限的理由"
          type="textarea"
          rows={2}
          help="短于一般期限的必须写，公众看得到"
        />
        <Field {...of} name="opens" label="开始日期" type="date" help="不填的，签发当天开始" />
      </Panel>
      <Panel title="怎样提意见">
        <Field
          {...of}
          name="how"
          label="其他提意见的办法"
          type="textarea"
          rows={3}
          help="网上可以直接提；还可以来信、来人的，写明地址和收件科室"
        />
        <Field {...of} name="contact" label="联系方式" required help="填办公电话，不填个人手机" />
      </Panel>
      <SaveOrSubmit />
    </Form>
  );
}

/** The draft's paragraphs out of a file, and files that go with it. */
export function FilePanels({
  at,
  content,
  failure,
}: {
  at: string;
  content: ConsultationContent;
  failure?: Failure | undefined;
}) {
  const [ofWord, ofFile] = [failure?.fields?.word, failure?.fields?.file];
  return (
    <>
      <Panel title="从文件读入征求意见稿">
        <Form action={`${at}/word`} upload failure={ofWord ? failure : undefined} among="word">
          <p class="help">Word 文件的每一段成为一段，替换现在的征求意见稿。请先保存左边的修改。</p>
          <Field name="word" label="Word 文件" type="file" accept=".docx" failure={ofWord ? failure : undefined} />
          <button class="btn quiet" type="submit">
            读入
          </button>
        </Form>
      </Panel>
      <Panel title="附件" id="files">
        <ul class="todo">
          {content.files.map(({ hash, name }, n) => (
            <li key={hash}>
              <a href={`${at}/files/${hash}/${encodeURIComponent(name)}`}>{name}</a>
              <Form action={`${at}/files`} upload among={`file${n}`}>
                <input type="hidden" name="remove" value={hash} />
                <button class="link" type="submit">
                  移除
                </button>
              </Form>
            </li>
          ))}
        </ul>
        <Form action={`${at}/files`} upload failure={ofFile ? failure : undefined} among="files">
          <p class="help">起草说明、对照表、地图等。送审时自动检查文件内容。</p>
          <Field name="file" label="附件" type="file" multiple failure={ofFile ? failure : undefined} />
          <button class="btn quiet" type="submit">
            上传
          </button>
        </Form>
      </Panel>
    </>
  );
}
