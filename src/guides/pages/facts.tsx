import { foreignNames, tagOf } from '../../platform/languages/language.ts';
import { Facts, Panel, Tag } from '../../platform/ui/index.ts';
import type { AcknowledgedBy } from '../../review/index.ts';
import { ELEMENTS, type GuideContent, inWords, linesOf, samplesIn, textOf, translationsIn } from '../content.ts';
import { standingIn, translatedInto } from '../translation.ts';

interface Props {
  content: GuideContent;
  /** what the public sees now: what differs is marked */
  before?: GuideContent;
  /** where its samples are, for staff */
  samples: string;
  /** what was found in it and let stand */
  said?: readonly AcknowledgedBy[];
  /** why the automatic checks looked at nothing */
  unlooked?: string;
}

/** A guide to be read, element by element, with what was changed. */
export function GuideFacts({ content, before, samples, said = [], unlooked }: Props) {
  const files = samplesIn(content);
  return (
    <>
      {unlooked && <p class="warning">{unlooked}</p>}
      <Panel title="各项内容">
        <Facts
          rows={ELEMENTS.map(({ name, label }) => {
            const text = inWords(content, name);
            const changed = before && inWords(before, name) !== text;
            return [
              label,
              <>
                {changed && <Tag tone="warn">有改动</Tag>}
                {linesOf(text).map((line) => (
                  <span key={line} class="line">
                    {line}
                  </span>
                ))}
                {!text && <span class="help">{name === 'place' ? '见服务窗口' : '未填'}</span>}
              </>,
            ] as const;
          })}
        />
      </Panel>
      {translatedInto(content).map((language) => (
        <Panel key={language} title={`${foreignNames[language]}译文`}>
          {standingIn(content, language) === 'stale' && <p class="warning">译文对应旧版：中文后来改过。</p>}
          <Facts
            rows={translationsIn(content)
              .filter((one) => one.language === language)
              .map(({ label, text }) => {
                const changed = before && !textOf(before).includes(`${foreignNames[language]}${label}：${text}`);
                return [
                  label,
                  <>
                    {changed && <Tag tone="warn">有改动</Tag>}
                    {linesOf(text).map((line) => (
                      <span key={line} class="line" lang={tagOf(language)}>
                        {line}
                      </span>
                    ))}
                  </>,
                ] as const;
              })}
          />
        </Panel>
      ))}
      {files.length > 0 && (
        <Panel title="样表">
          <ul class="todo">
            {files.map(({ hash, name, material }) => (
              <li key={hash + name + material}>
                <a href={`${samples}/${hash}/${encodeURIComponent(name)}`}>{name}</a>
                <span>{material}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {said.length > 0 && (
        <Panel title="送审时核对过的内容">
          <ul class="todo">
            {said.map(({ where, text, reason, by }) => (
              <li key={where + text}>
                <b>
                  {where}“{text}”
                </b>
                <span>
                  {by}已核对{reason && `：${reason}`}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
