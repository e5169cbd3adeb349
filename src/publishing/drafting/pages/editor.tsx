import { channelNames, channels } from '../../../law/index.ts';
import { minuteOf } from '../../../platform/dates.ts';
import type { Typed } from '../../../platform/http/form.ts';
import { usePage } from '../../../platform/http/page.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Choices, Field, Form, Icon, Panel } from '../../../platform/ui/index.ts';
import type { CatalogueItem, Column } from '../../columns/queries.ts';
import { AttachmentLink } from '../../desk/parts.tsx';
import type { FullDocument } from '../../desk/queries.ts';
import type { DocumentEvent } from '../../document.ts';
import type { Revision } from '../../revisions.ts';
import { legalFormNames, relationNames, validityNames } from '../../words.ts';
import { Checking } from '../checking/panel.tsx';
import { draftForm } from '../forms.ts';
import { forConsole } from '../html.ts';
import { articleOptions, catalogueOptions, columnOptions } from './options.ts';
import { Theirs } from './theirs.tsx';
import { LinkDialog, Toolbar } from './toolbar.tsx';

interface Props {
  document: FullDocument;
  typed: Typed;
  /** the body that was typed: as lines, when that is all it holds, and as it would be kept */
  body: { lines: string | undefined; html: string };
  failure?: Failure | undefined;
  /** somebody else's text that stands in the books while this one was typed */
  theirs?: Revision | undefined;
  columns: Column[];
  catalogue: CatalogueItem[];
  /** of the documents it relates to, by id */
  relatedTitles: Map<number, string>;
  /** what the checks find in what was saved */
  looked: Parameters<typeof Checking>[0]['looked'];
  /** why it came back */
  returned?: DocumentEvent | undefined;
}

/** The page on which a document is written. Works without scripts; the island makes the field an editor and saves by
 *  itself. */
export function Editor(props: Props) {
  const { document, typed, body, failure, theirs, columns, catalogue, relatedTitles, looked, returned } = props;
  const { csrf } = usePage();
  const { id } = document;
  const f = { typed, failure };
  const { lines } = body;
  return (
    <>
      <h1 class="sr">编写：{document.revision.title || '（未填写标题）'}</h1>
      {returned && (
        <p class="warning">
          <b>退回意见</b>（{returned.by}，{minuteOf(returned.at)}）：{returned.remark || '未填写'}
        </p>
      )}
      {theirs && <Theirs revision={theirs} typed={typed} columns={columns} catalogue={catalogue} />}
      <Form action={`/console/documents/${id}/edit`} of={draftForm} failure={failure} id="draft" class="editor-form">
        <input type="hidden" name="save_count" value={typed.save_count as string} />
        <input type="hidden" name="mended" value={String(typed.mended ?? '')} />
        {/* what Enter in a field sends: the first button of the form */}
        <button type="submit" name="then" value="edit" hidden tabIndex={-1}>
          保存
        </button>
        <div
          class="grid"
          id="editor"
          data-document={id}
          data-address={`/console/documents/${id}`}
          data-token={csrf}
          data-saved={String(typed.save_count)}
          data-written={lines === undefined ? 'html' : 'lines'}
        >
          <div class="editor-main">
            <div class="recovered" id="recovered" hidden />
            <div class="title-field">
              <Field name="title" label="标题" required {...f} />
            </div>
            <noscript>
              <p class="notice">
                {lines === undefined
                  ? '浏览器没有启用脚本，而正文里有标题、表格、图片等格式，只能查看，保存时原样保留；要修改正文，请启用脚本。其他各项照常填写。'
                  : '浏览器没有启用脚本：正文请直接输入文字，每段一行；表格、图片等格式要启用脚本才能编辑。'}
              </p>
            </noscript>
            <Field
              name="body_html"
              label="正文"
              required
              type="textarea"
              rows={22}
              help="可直接从 Word、WPS 或网页粘贴，版式自动整理；批注、隐藏文字和已删除的修订不会带入，图片不在剪贴板里时会提示"
              hidden={lines === undefined}
              failure={failure}
              typed={{ body_html: lines ?? typed.body_html }}
            />
            {lines === undefined && (
              <noscript>
                <div class="article-body theirs-body" dangerouslySetInnerHTML={{ __html: forConsole(body.html) }} />
              </noscript>
            )}
            <OpenWord failure={failure} />
            <Field name="summary" label="摘要" type="textarea" rows={3} help="列表和搜索结果中显示，可不填" {...f} />
            {document.publication && (
              <Field
                name="correction_note"
                label="更正说明"
                required
                type="textarea"
                rows={2}
                help="公开后显示在标题下方，说明更正了什么"
                {...f}
              />
            )}
          </div>
          <div class="editor-side">
            <Checking looked={looked} />
            <Panel title="归类">
              <Field name="column_id" label="栏目" required options={columnOptions(columns)} {...f} />
              <Field
                name="article_item"
                label="法定公开事项"
                options={articleOptions}
                help="《条例》第二十条、第二十一条；工作动态可不选"
                {...f}
              />
              {catalogue.length > 0 && (
                <Field name="catalogue_item_id" label="标准目录事项" options={catalogueOptions(catalogue)} {...f} />
              )}
              <Field
                name="legal_form"
                label="文件性质"
                options={[
                  { value: '', label: '一般文件' },
                  ...Object.entries(legalFormNames).map(([value, label]) => ({ value, label })),
                ]}
                {...f}
              />
            </Panel>
            <Panel title="文件信息">
              <Field
                name="formed_on"
                label="成文日期"
                required
                type="date"
                help="20 个工作日的公开期限由此起算"
                {...f}
              />
              <Field name="document_number" label="发文字号" placeholder="如 绥镇政发〔2023〕1 号" {...f} />
              <Field name="source" label="来源" {...f} />
              <Field name="keywords" label="关键词" help="用逗号隔开，最多 10 个" {...f} />
              {!document.publication && (
                <Field
                  name="validity"
                  label="有效性"
                  options={Object.entries(validityNames).map(([value, label]) => ({ value, label }))}
                  {...f}
                />
              )}
            </Panel>
            <Panel title="公开渠道">
              <Choices
                name="channels"
                legend="在哪里公开"
                type="checkbox"
                options={channels.map((value) => ({ value, label: channelNames[value] }))}
                {...f}
              />
            </Panel>
            <Relations document={document} relatedTitles={relatedTitles} {...f} />
            <Attachments id={id} revision={document.revision} failure={failure} />
          </div>
        </div>
        <div class="save-bar">
          <p id="save-state" role="status">
            上次保存 {minuteOf(document.revision.savedAt)}
            {document.revision.savedBy && `　${document.revision.savedBy}`}
          </p>
          <button class="btn quiet" type="submit" name="then" value="edit">
            保存
          </button>
          <button class="btn quiet" type="submit" name="then" value="preview">
            预览
          </button>
          <button class="btn" type="submit" name="then" value="document">
            保存，去送审
          </button>
        </div>
      </Form>
      <p class="notice" id="pasted" role="status" hidden />
      <Toolbar />
      <LinkDialog />
      <Form action={`/console/documents/${id}/attachments`} upload id="attach">
        {null}
      </Form>
      <Form action={`/console/documents/${id}/word`} upload id="word">
        {null}
      </Form>
      <Form action={`/console/documents/${id}/detach`} id="detach">
        {null}
      </Form>
    </>
  );
}

function Relations({
  document,
  relatedTitles,
  typed,
  failure,
}: {
  document: FullDocument;
  relatedTitles: Props['relatedTitles'];
  typed: Typed;
  failure?: Failure | undefined;
}) {
  return (
    <Panel title="相关文件">
      {document.revision.relations.length > 0 && (
        <Choices
          name="relations"
          legend="已关联"
          help="取消勾选并保存即解除"
          type="checkbox"
          typed={typed}
          options={document.revision.relations.map(({ documentId, kind }) => ({
            value: `${documentId}:${kind}`,
            label: `${relationNames[kind]}：${relatedTitles.get(documentId) ?? ''}`,
          }))}
        />
      )}
      <Field
        name="relation_kind"
        label="本文件与它的关系"
        typed={typed}
        options={Object.entries(relationNames).map(([value, label]) => ({ value, label }))}
      />
      <Field
        name="relation_to"
        label="索引号或完整标题"
        help="填写后点“保存”加入"
        typed={{ ...typed, relation_to: failure ? typed.relation_to : '' }}
        failure={failure}
      />
    </Panel>
  );
}

/** Belongs to forms of its own, below the editor's. */
function Attachments({ id, revision, failure }: { id: number; revision: Revision; failure?: Failure | undefined }) {
  const wrong = failure?.fields?.files;
  return (
    <Panel title="附件" id="attachments">
      {revision.attachments.length > 0 && (
        <ul class="file-list">
          {revision.attachments.map((file) => (
            <li key={file.position}>
              <span>
                <AttachmentLink base="/console" file={file} />{' '}
                <a href={`/console/documents/${id}/attachments/${file.position}/copy`}>生成公开版</a>
              </span>
              <button
                form="detach"
                name="position"
                value={file.position}
                type="submit"
                class="plain"
                aria-label={`移除 ${file.name}`}
              >
                <Icon name="x" size={18} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class={wrong ? 'field wrong' : 'field'}>
        <label for="f-files">添加附件</label>
        <p class="help">
          PDF、OFD、Word、Excel、PPT、CSV、TXT、图片，或者装有这些文件的 ZIP，每个不超过 20
          MB，选好后点“上传”。文件名将向社会公开显示
        </p>
        {wrong && <p class="error">{wrong}</p>}
        <input
          form="attach"
          id="f-files"
          type="file"
          name="files"
          multiple
          accept=".pdf,.ofd,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.wps,.zip,.csv,.txt,.png,.jpg,.jpeg,.gif,.webp"
        />
      </div>
      <button form="attach" class="btn quiet" type="submit">
        上传
      </button>
    </Panel>
  );
}

/** Belongs to a form of its own. */
function OpenWord({ failure }: { failure?: Failure | undefined }) {
  const wrong = failure?.fields?.word;
  return (
    <div class={wrong ? 'field wrong open-word' : 'field open-word'}>
      <label for="f-word">打开 Word 文件作为正文</label>
      <p class="help" id="f-word-help">
        .docx 文件，图片、表格一并带入；正文已有内容时插入光标处。发文仍以核对后的正文为准
      </p>
      <p class="error" id="word-error" hidden={!wrong}>
        {wrong}
      </p>
      <input form="word" id="f-word" type="file" name="files" accept=".docx" aria-describedby="f-word-help" />
      <noscript>
        <button form="word" class="btn quiet" type="submit">
          打开（替换正文）
        </button>
      </noscript>
    </div>
  );
}
