import { CONSULTATION_KINDS } from '../../law/index.ts';
import { Facts, Panel } from '../../platform/ui/index.ts';
import type { AcknowledgedBy } from '../../review/index.ts';
import { type ConsultationContent, paragraphsOf } from './content.ts';

interface Props {
  content: ConsultationContent;
  /** where its files are, for staff */
  files: string;
  /** what was found in it and let stand */
  said?: readonly AcknowledgedBy[];
  /** why the automatic checks looked at nothing */
  unlooked?: string;
}

const Lines = ({ text }: { text: string }) => (
  <>
    {paragraphsOf(text).map((line, n) => (
      <span key={n} class="line">
        {line}
      </span>
    ))}
  </>
);

/** A consultation to be read by who reviews it. */
export function ConsultationFacts({ content, files, said = [], unlooked }: Props) {
  const { kind, days, shorter, opens, how, contact, why, text } = content;
  return (
    <>
      {unlooked && <p class="warning">{unlooked}</p>}
      <Panel title="征集">
        <Facts
          rows={[
            ['类别', CONSULTATION_KINDS[kind].label],
            ['开始', opens || '签发当天'],
            ['期限', `${days} 天${shorter ? `，缩短的理由：${shorter}` : ''}`],
            ['说明', <Lines text={why} />],
            ...(how ? [['其他提意见的办法', <Lines text={how} />] as const] : []),
            ['联系方式', contact],
            ...content.files.map(
              ({ hash, name }, n) =>
                [`附件 ${n + 1}`, <a href={`${files}/${hash}/${encodeURIComponent(name)}`}>{name}</a>] as const,
            ),
          ]}
        />
      </Panel>
      <Panel title="征求意见稿">
        <ol class="numbered">
          {paragraphsOf(text).map((line, n) => (
            <li key={n}>{line}</li>
          ))}
        </ol>
      </Panel>
      {said.length > 0 && (
        <Panel title="送审时核对过的内容">
          <ul class="todo">
            {said.map(({ where, text: found, reason, by }, n) => (
              <li key={n}>
                <b>
                  {where}“{found}”
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
