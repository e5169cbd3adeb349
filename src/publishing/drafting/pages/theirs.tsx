import { channelNames } from '../../../law/index.ts';
import { minuteOf } from '../../../platform/dates.ts';
import type { Typed } from '../../../platform/http/form.ts';
import { usePage } from '../../../platform/http/page.ts';
import { Facts } from '../../../platform/ui/index.ts';
import type { CatalogueItem, Column } from '../../columns/queries.ts';
import type { Revision } from '../../revisions.ts';
import { legalFormNames, validityNames } from '../../words.ts';
import { forConsole } from '../html.ts';
import { typedOf } from '../typed.ts';
import { articleOptions, catalogueOptions, columnOptions } from './options.ts';

/** What the other window or person saved, wherever it differs from what was typed here. */
export function Theirs({ revision, typed, columns, catalogue }: Props) {
  const { who } = usePage();
  const labels = labelsOf(columns, catalogue);
  const theirs = typedOf(revision);
  const said = (value: Typed[string]) => [value ?? ''].flat().join('、');
  const differing = Object.keys(labels).filter((name) => said(theirs[name]) !== said(typed[name]));
  const by = revision.savedById === who?.id ? '您在另一个窗口' : (revision.savedBy ?? '他人');
  return (
    <section class="warning theirs">
      <p>
        <b>{by}</b> {minuteOf(revision.savedAt)} 保存了这份文件。您输入的内容都在编辑框中；下面各项与您的不同，
        要保留的请先改过来，再点“保存”，将以本页为准。
      </p>
      <Facts
        rows={differing
          .filter((name) => name !== 'body_html')
          .map((name) => [
            labels[name]!.label,
            name === 'relations'
              ? `${[theirs[name]].flat().length} 件`
              : worded(labels[name]!, theirs[name]) || '（空）',
          ])}
      />
      {differing.includes('body_html') && (
        <details>
          <summary>查看已保存的正文</summary>
          <div class="article-body" dangerouslySetInnerHTML={{ __html: forConsole(revision.bodyHtml) }} />
        </details>
      )}
    </section>
  );
}

interface Props {
  revision: Revision;
  typed: Typed;
  columns: Column[];
  catalogue: CatalogueItem[];
}

interface Worded {
  label: string;
  options?: readonly { value: string; label: string }[];
}
type Labels = Readonly<Record<string, Worded>>;

/** Values as the form words them. */
function worded({ options = [] }: Worded, value: Typed[string]): string {
  const values = [value ?? ''].flat().filter(Boolean);
  return values.map((one) => options.find((option) => option.value === one)?.label ?? one).join('、');
}

function labelsOf(columns: Column[], catalogue: CatalogueItem[]): Labels {
  const options = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
  return {
    title: { label: '标题' },
    body_html: { label: '正文' },
    summary: { label: '摘要' },
    column_id: { label: '栏目', options: columnOptions(columns) },
    article_item: { label: '法定公开事项', options: articleOptions },
    catalogue_item_id: { label: '标准目录事项', options: catalogueOptions(catalogue) },
    legal_form: { label: '文件性质', options: options(legalFormNames) },
    formed_on: { label: '成文日期' },
    document_number: { label: '发文字号' },
    source: { label: '来源' },
    keywords: { label: '关键词' },
    validity: { label: '有效性', options: options(validityNames) },
    channels: { label: '公开渠道', options: options(channelNames) },
    correction_note: { label: '更正说明' },
    relations: { label: '相关文件' },
  };
}
