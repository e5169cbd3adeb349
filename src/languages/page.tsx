import { createHash } from 'node:crypto';
import type { Typed } from '../platform/http/form.ts';
import { type Foreign, foreignLanguages, foreignNames, LANGUAGES, tagOf } from '../platform/languages/language.ts';
import type { TranslationStanding } from '../platform/languages/named.ts';
import type { Failure } from '../platform/outcome.ts';
import { Choices, Empty, Field, Form, Panel, TableFrame, Tag } from '../platform/ui/index.ts';
import type { NameLine, Translations } from './standing.ts';

const PATH = '/console/languages';

/** A name's field in the form: names are of any length and have any characters. */
export const nameField = (name: string): string => `n${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;

const STANDINGS: Record<TranslationStanding, [words: string, tone: 'ok' | 'warn' | 'late']> = {
  current: ['已译', 'ok'],
  stale: ['译文对应旧版', 'warn'],
  missing: ['没有译文', 'late'],
};

/** In which languages the public side is; what is not translated, counted. */
export function LanguagesPage({ of, failure }: { of: Translations; failure: Failure | undefined }) {
  const { languages, lacking, texts } = of;
  return (
    <>
      <header class="head">
        <div>
          <h1>多语言</h1>
          <p class="meta">网站、办事指南和自助终端除中文以外用哪些语言。文件和公告只有中文，页面会用读者的语言说明。</p>
        </div>
      </header>
      <div class="grid">
        <div>
          <Panel title="还没有译好的">
            {languages.length === 0 ? (
              <Empty>只用中文。选了其他语言，这里列出还没有译文的名称和指南。</Empty>
            ) : (
              <TableFrame label="还没有译好的">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">语言</th>
                      <th scope="col" class="n">
                        名称缺译文
                      </th>
                      <th scope="col" class="n">
                        文字缺译文
                      </th>
                      <th scope="col" class="n">
                        译文对应旧版
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {lacking.map((one) => (
                      <tr key={one.language}>
                        <th scope="row">{foreignNames[one.language]}</th>
                        <td class="n">
                          <a href={`${PATH}/${one.language}`}>{one.names}</a>
                        </td>
                        <td class="n">
                          <a href="#texts">{one.missing}</a>
                        </td>
                        <td class="n">
                          <a href="#texts">{one.stale}</a>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </TableFrame>
            )}
          </Panel>
          {texts.length > 0 && <Texts texts={texts} languages={languages} />}
        </div>
        <div>
          <Panel title="语言">
            <Form action={PATH} failure={failure}>
              <Choices
                name="languages"
                legend="除中文以外"
                type="checkbox"
                help="选了以后，网站和自助终端出现语言切换，网址以 /en 或 /ru 开头；不选的打不开。"
                typed={{ languages: [...languages] }}
                failure={failure}
                options={foreignLanguages.map((value) => ({
                  value,
                  label: `${foreignNames[value]}（${LANGUAGES[value]}）`,
                }))}
              />
              <button class="btn" type="submit">
                保存
              </button>
            </Form>
          </Panel>
          <Panel title="名称译文">
            <p class="help">机关、科室、栏目和窗口的名称。没有译文的，读者看到中文。</p>
            <ul class="dots">
              {foreignLanguages.map((language) => (
                <li key={language}>
                  <a href={`${PATH}/${language}`}>{foreignNames[language]}译名</a>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </>
  );
}

function Texts({ texts, languages }: Pick<Translations, 'texts' | 'languages'>) {
  return (
    <Panel title="没有译文或者译文对应旧版的文字" id="texts">
      <TableFrame label="没有译文或者译文对应旧版的文字">
        <table>
          <thead>
            <tr>
              <th scope="col">文字</th>
              {languages.map((language) => (
                <th key={language} scope="col">
                  {foreignNames[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {texts.map(({ kind, title, href, standings }) => (
              <tr key={href}>
                <th scope="row">
                  <a href={href}>
                    {kind}：{title}
                  </a>
                </th>
                {languages.map((language) => {
                  const [words, tone] = STANDINGS[standings[language]];
                  return (
                    <td key={language}>
                      <Tag tone={tone}>{words}</Tag>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <p class="help">译文由负责的科室在指南中填写，随指南审核签发。</p>
    </Panel>
  );
}

interface NamesProps {
  language: Foreign;
  names: { kind: string; lines: NameLine[] }[];
  typed: Typed | undefined;
  failure: Failure | undefined;
}

/** What names are called in one language. */
export function NamesPage({ language, names, typed, failure }: NamesProps) {
  return (
    <>
      <header class="head">
        <div>
          <h1>{foreignNames[language]}译名</h1>
          <p class="meta">由人翻译，用通行的译法。留空的，读者看到中文。名称改了，原来的译文不再显示。</p>
        </div>
      </header>
      <Form action={`${PATH}/${language}`} failure={failure}>
        {names.map(({ kind, lines }) => (
          <Panel key={kind} title={kind}>
            {lines.map(({ name, said }) => (
              <Field
                key={name}
                name={nameField(name)}
                label={name}
                typed={typed ?? { [nameField(name)]: said[language] }}
                failure={failure}
                {...(said[language] ? {} : { help: '没有译文' })}
                lang={tagOf(language)}
              />
            ))}
          </Panel>
        ))}
        <p class="actions">
          <button class="btn" type="submit">
            保存
          </button>
        </p>
      </Form>
    </>
  );
}
