import { CONFUSABLE_COUNT } from '../../law/index.ts';
import { dayOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, count, Empty, Field, Form, Pager, Panel, TableFrame } from '../../platform/ui/index.ts';
import { LISTS, type ListId, listIds, PATH } from './lists.ts';
import { MOST_TERMS } from './rules.ts';
import type { KeptEntry, KeptList } from './store.ts';
import { Trial, type Tried } from './trial.tsx';

interface Props {
  list: ListId;
  authorityId: number;
  /** own lists and those shared from above */
  lists: readonly KeptList[];
  /** whether there are authorities below */
  hasBelow: boolean;
  terms: readonly KeptEntry[];
  /** how many match what is looked for */
  all: number;
  page: number;
  pages: number;
  words: string;
  typed: Typed;
  /** the term that is changed */
  editing?: number | undefined;
  failure?: Failure | undefined;
  /** which form it is of */
  failed?: 'term' | 'import' | undefined;
  /** what an import would do: '' for none asked */
  checked?: string | undefined;
  tried?: Tried | undefined;
}

function address(list: ListId, more: Record<string, string> = {}): string {
  return `${PATH}?${new URLSearchParams({ list, ...more })}`;
}

/** 检查用语: the lists of terms that the machine looks for, kept by the authority. */
export function TermsPage(props: Props) {
  const { list, lists, authorityId, hasBelow, terms, all, page, pages, words, editing } = props;
  const own = lists.find((one) => one.list === list && one.authorityId === authorityId);
  const from = address(list, { ...(words && { q: words }) });
  return (
    <>
      <header class="head">
        <div>
          <h1>检查用语</h1>
          <p class="meta">自动检查对照的词语，找到的由人判断。各表由本机关自己维护，平台不代为填写。</p>
        </div>
      </header>
      <div class="grid">
        <div>
          <Panel title="三份表">
            <TableFrame label="检查用语的三份表">
              <table>
                <thead>
                  <tr>
                    <th scope="col">表</th>
                    <th scope="col">由谁维护</th>
                    <th scope="col" class="n">
                      词语
                    </th>
                    <th scope="col">最近更改</th>
                  </tr>
                </thead>
                <tbody>
                  {listIds.flatMap((id) => {
                    const kept = lists.filter((one) => one.list === id);
                    const ours = kept.some((one) => one.authorityId === authorityId);
                    return [
                      ...(ours ? [] : [<ListRow key={id} id={id} current={id === list} />]),
                      ...kept.map((one) => (
                        <ListRow
                          key={`${id} ${one.authorityId}`}
                          {...{ id, kept: one, current: id === list }}
                          own={one.authorityId === authorityId}
                        />
                      )),
                    ];
                  })}
                </tbody>
              </table>
            </TableFrame>
            <p class="help">
              平台自带 {count(CONFUSABLE_COUNT)} 条错别字和易混词，不在表中；上级机关共用的表与本机关的表一同使用。
            </p>
          </Panel>
          <Panel title={`${LISTS[list].name}${own ? ` ${count(own.terms)} 个` : ''}`}>
            <p class="help">{LISTS[list].holds}。</p>
            {own && own.terms > 0 && (
              <form method="get" action={PATH} class="filters">
                <input type="hidden" name="list" value={list} />
                <Field name="q" label="查找词语" type="search" typed={{ q: words }} />
                <button class="btn quiet" type="submit">
                  查找
                </button>
              </form>
            )}
            {terms.length === 0 ? (
              <Empty>
                {words
                  ? '没有找到含有这些字的词语。'
                  : '这份表还是空的，自动检查没有可以对照的词语。可以逐个增加，或者用 Excel 导入。'}
              </Empty>
            ) : (
              <TableFrame label={LISTS[list].name}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">词语</th>
                      <th scope="col">正确写法、说明</th>
                      <th scope="col">例外</th>
                      <th scope="col">来源</th>
                      <th scope="col">办理</th>
                    </tr>
                  </thead>
                  <tbody>
                    {terms.map((one) => (
                      <tr key={one.id}>
                        <th scope="row">
                          <a href={`${address(list, { edit: String(one.id), ...(words && { q: words }) })}#term`}>
                            {one.term}
                          </a>
                          {one.variants.length > 0 && <p class="help">又写作 {one.variants.join('、')}</p>}
                        </th>
                        <td>{[one.instead, one.advice].filter(Boolean).join('；') || '由人核对'}</td>
                        <td>{one.exceptions.join('、')}</td>
                        <td>{one.source}</td>
                        <td>
                          <Form action={`${PATH}/remove`}>
                            <input type="hidden" name="id" value={one.id} />
                            <button class="btn quiet small" type="submit" aria-label={`删除“${one.term}”`}>
                              删除
                            </button>
                          </Form>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </TableFrame>
            )}
            {words && terms.length > 0 && <p class="help">找到 {count(all)} 个。</p>}
            <Pager page={page} pages={pages} href={(n) => `${from}&page=${n}`} />
          </Panel>
        </div>
        <div>
          <TermForm {...props} editing={editing} />
          <Trial list={list} tried={props.tried} />
          <ImportForm {...props} />
          {hasBelow && (
            <Panel title="所属单位共用">
              <Form action={`${PATH}/share`} among="share">
                <input type="hidden" name="list" value={list} />
                <Choices
                  name="shared"
                  legend={`“${LISTS[list].name}”由谁使用`}
                  type="radio"
                  options={[
                    { value: 'no', label: '只有本机关' },
                    { value: 'yes', label: '本机关和所属单位' },
                  ]}
                  typed={{ shared: own?.shared ? 'yes' : 'no' }}
                />
                <button class="btn quiet" type="submit">
                  保存
                </button>
              </Form>
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

function ListRow({ id, kept, own, current }: { id: ListId; kept?: KeptList; own?: boolean; current: boolean }) {
  const { name } = LISTS[id];
  return (
    <tr>
      <th scope="row">
        {kept && !own ? (
          name
        ) : (
          <a href={address(id)} aria-current={current ? 'page' : undefined}>
            {name}
          </a>
        )}
      </th>
      <td>{kept && !own ? `${kept.authority}（上级共用）` : `本机关${kept?.shared ? '（所属单位共用）' : ''}`}</td>
      <td class="n">{kept?.terms ? count(kept.terms) : '空表'}</td>
      <td class="whole">{kept ? `${dayOf(kept.changedAt)} ${kept.changedBy}` : '没有填写过'}</td>
    </tr>
  );
}

function TermForm({ list, typed, editing, failure, failed }: Props) {
  const wrong = failed === 'term' ? failure : undefined;
  return (
    <Panel title={editing === undefined ? '增加词语' : '修改词语'} id="term">
      <Form action={PATH} failure={wrong} among="term">
        <input type="hidden" name="list" value={list} />
        {editing !== undefined && <input type="hidden" name="id" value={editing} />}
        <Field name="term" label="词语" required typed={typed} failure={wrong} />
        <Field
          name="instead"
          label="正确写法"
          required={list === 'confusable'}
          help={
            list === 'confusable' ? '与词语相同的，表示这个词没有错，不再提示' : '能够确定的才填写，一键改正时换成它'
          }
          typed={typed}
          failure={wrong}
        />
        <Field name="advice" label="说明" help="显示给编辑和审核人" typed={typed} failure={wrong} />
        <Field name="variants" label="其他写法" help="几个用顿号分开" typed={typed} failure={wrong} />
        <Field
          name="exceptions"
          label="例外"
          help="词语在这些词里不算，几个用顿号分开。如“秘密”的例外：保守国家秘密"
          typed={typed}
          failure={wrong}
        />
        <Field name="source" label="来源" help="依据的文件或者规定" typed={typed} failure={wrong} />
        <p class="actions">
          <button class="btn" type="submit">
            {editing === undefined ? '增加' : '保存'}
          </button>
          {editing !== undefined && <a href={address(list)}>不改了</a>}
        </p>
      </Form>
    </Panel>
  );
}

/** Faults of a sheet that are shown; the rest is counted. */
const SHOWN = 50;

function ImportForm({ list, failure, failed, checked }: Props) {
  const wrong = failed === 'import' ? failure : undefined;
  const faults = wrong?.fields?.file?.split('\n') ?? [];
  return (
    <Panel title="用 Excel 导入" id="import">
      {wrong && (
        <div class="summary" role="alert" tabIndex={-1}>
          <p>{wrong.message}</p>
          {faults.some((one) => one !== wrong.message) && (
            <ul>
              {faults.slice(0, SHOWN).map((one) => (
                <li key={one}>{one}</li>
              ))}
              {faults.length > SHOWN && <li>还有 {count(faults.length - SHOWN)} 处</li>}
            </ul>
          )}
        </div>
      )}
      {checked && <p class="warning">{checked}</p>}
      <p>
        <a href={`${PATH}/export.xlsx?list=${list}`} download>
          导出“{LISTS[list].name}”
        </a>
        ，空表导出的是模板。
      </p>
      <Form action={`${PATH}/import?list=${list}`} upload among="import">
        <Field
          name="file"
          label="词语表"
          type="file"
          accept=".xlsx"
          required
          help={`Excel 工作簿（.xlsx），各表合计最多 ${count(MOST_TERMS)} 个。表中已有的词语改为新的内容，没有列出的不动；有一处错误就整份不导入，并逐行说明`}
        />
        <Choices
          name="how"
          legend="怎样办理"
          type="radio"
          options={[
            { value: 'check', label: '先核对，不导入' },
            { value: 'import', label: '导入' },
          ]}
          typed={{ how: checked ? 'import' : 'check' }}
        />
        <button class="btn quiet" type="submit">
          上传
        </button>
      </Form>
    </Panel>
  );
}
