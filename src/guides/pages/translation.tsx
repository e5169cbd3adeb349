import type { Typed } from '../../platform/http/form.ts';
import { type Foreign, foreignNames, tagOf } from '../../platform/languages/language.ts';
import type { TranslationStanding } from '../../platform/languages/named.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel, Tag } from '../../platform/ui/index.ts';
import { type GuideContent, linesOf, TRANSLATED, textsOf } from '../content.ts';
import { translationForm } from '../form.ts';
import { standingIn } from '../translation.ts';
import { PATH } from '../waiting.ts';

const STANDINGS: Record<TranslationStanding, [words: string, tone: 'ok' | 'warn' | 'plain']> = {
  current: ['已译', 'ok'],
  stale: ['译文对应旧版', 'warn'],
  missing: ['没有译文', 'plain'],
};

interface Props {
  action: string;
  language: Foreign;
  content: GuideContent;
  typed: Typed;
  failure?: Failure | undefined;
}

/** A guide's texts in one language, each below its Chinese. */
export function TranslationPage({ action, language, content, typed, failure }: Props) {
  const chinese = textsOf(content);
  const name = foreignNames[language];
  const [words, tone] = STANDINGS[standingIn(content, language)];
  return (
    <>
      <header class="head">
        <div>
          <h1>
            {name}译文：{content.title}
          </h1>
          <p class="meta">由人翻译。保存后，译文对应现在的中文；中文再改，会标为“译文对应旧版”。电话、份数随中文。</p>
        </div>
        <div class="acts">
          <Tag tone={tone}>{words}</Tag>
        </div>
      </header>
      <Form action={action} of={translationForm} failure={failure}>
        {TRANSLATED.filter(({ name: key }) => chinese[key] || typed[key]).map(({ name: key, label }) => (
          <Panel key={key} title={label}>
            {linesOf(chinese[key]).map((line) => (
              <p key={line} class="help">
                {line}
              </p>
            ))}
            <Field
              name={key}
              label={`${label}，${name}`}
              typed={typed}
              failure={failure}
              lang={tagOf(language)}
              {...(chinese[key].length > 40 || key === 'materials' || key === 'steps'
                ? { type: 'textarea' as const, rows: Math.max(3, linesOf(chinese[key]).length + 1) }
                : {})}
              {...(key === 'materials' && { help: '一项一行，和中文的次序一样；说明写在名称后面，用分号隔开' })}
            />
          </Panel>
        ))}
        <p class="actions">
          <button class="btn" type="submit">
            保存
          </button>
          <a class="btn quiet" href={action.replace(/\/translations.*/, '')}>
            返回指南
          </a>
        </p>
      </Form>
    </>
  );
}

/** How a guide is translated, with the way to each language. */
export function TranslationsPanel({
  id,
  content,
  languages,
}: {
  id: number;
  content: GuideContent;
  languages: readonly Foreign[];
}) {
  if (!languages.length) return null;
  return (
    <Panel title="译文">
      <ul class="todo">
        {languages.map((language) => {
          const [words, tone] = STANDINGS[standingIn(content, language)];
          return (
            <li key={language}>
              <a href={`${PATH}/${id}/translations/${language}`}>{foreignNames[language]}</a>
              <Tag tone={tone}>{words}</Tag>
            </li>
          );
        })}
      </ul>
      <p class="help">译文随指南送审、签发后公开。先保存中文的修改，再填写译文。</p>
    </Panel>
  );
}
