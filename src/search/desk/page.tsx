import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { count, Empty, Field, Form, Panel, TableFrame } from '../../platform/ui/index.ts';
import type { UnreadAttachment } from '../attachments/unread.ts';
import { EVERYDAY, PAIRS } from '../everyday.ts';
import type { Miss } from '../misses.ts';
import type { OwnWord } from '../own-words.ts';

interface Props {
  own: readonly OwnWord[];
  misses: readonly Miss[];
  /** attachments that were tried */
  unread: readonly UnreadAttachment[];
  typed: Typed;
  failure?: Failure | undefined;
}

const PATH = '/console/search-words';

/** 检索用语: what people searched and did not find, and the words by which they would. */
export function SearchWordsPage({ own, misses, unread, typed, failure }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>检索用语</h1>
          <p class="meta">群众的说法和公文的说法不同时，在这里把两个词对应起来：检索其中一个，也能找到另一个。</p>
        </div>
      </header>
      <div class="grid">
        <div>
          <Panel title="检索不到的">
            {misses.length === 0 ? (
              <Empty>最近三个月没有检索不到的词语。</Empty>
            ) : (
              <TableFrame label="检索不到的词语">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">检索的词语</th>
                      <th scope="col" class="n">
                        次数
                      </th>
                      <th scope="col">最近一次</th>
                    </tr>
                  </thead>
                  <tbody>
                    {misses.map(({ text, times, lastOn }) => (
                      <tr key={text}>
                        <th scope="row" class="title-cell">
                          <a href={`${PATH}?${new URLSearchParams({ said: text })}#word`}>{text}</a>
                        </th>
                        <td class="n">{count(times)}</td>
                        <td class="whole">
                          <time>{lastOn}</time>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </TableFrame>
            )}
            <p class="help">
              点开一个词，可以为它增加对应。这里是最近三个月在网站上没有找到，或者省去几个词才找到的，次数最多的 50
              个。只记词语和次数，不记是谁检索；带号码、邮箱的和较长的不记。
            </p>
          </Panel>
          {unread.length > 0 && (
            <Panel title="内文检索不到的附件">
              <ul class="dots">
                {unread.map(({ name, documentId, title, note }) => (
                  <li key={`${documentId} ${name}`}>
                    <a href={`/console/documents/${documentId}`}>{title}</a>　附件《{name}》：{note}
                  </li>
                ))}
              </ul>
              <p class="help">附件的名称仍可检索。可以更正文件，换上 .docx、.xlsx 或者能复制文字的 PDF。</p>
            </Panel>
          )}
          <Panel title={`本机关增加的 ${own.length} 对`}>
            {own.length === 0 ? (
              <Empty>还没有增加。</Empty>
            ) : (
              <TableFrame label="本机关增加的词语">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">群众的说法</th>
                      <th scope="col">公文的说法</th>
                      <th scope="col">增加的人</th>
                      <th scope="col">办理</th>
                    </tr>
                  </thead>
                  <tbody>
                    {own.map((word) => (
                      <tr key={`${word.said} ${word.official}`}>
                        <th scope="row">{word.said}</th>
                        <td>{word.official}</td>
                        <td>{word.addedBy}</td>
                        <td>
                          <Form action={`${PATH}/remove`}>
                            <input type="hidden" name="said" value={word.said} />
                            <input type="hidden" name="official" value={word.official} />
                            <button class="btn quiet small" type="submit">
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
          </Panel>
        </div>
        <div>
          <Panel title="增加一对" id="word">
            <Form action={PATH} failure={failure}>
              <Field name="said" label="群众的说法" required help="如：低保" typed={typed} failure={failure} />
              <Field
                name="official"
                label="公文的说法"
                required
                help="如：最低生活保障"
                typed={typed}
                failure={failure}
              />
              <button class="btn" type="submit">
                增加
              </button>
            </Form>
          </Panel>
          <Panel title={`平台自带的 ${PAIRS.length} 对`}>
            <ul class="dots">
              {Object.entries(EVERYDAY).map(([said, officials]) => (
                <li key={said}>
                  {said}　→　{officials}
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </>
  );
}
