import { Facts, Panel, Tag } from '../../../platform/ui/index.ts';
import type { AcknowledgedBy } from '../../../review/index.ts';
import { ENTRY_KINDS } from '../../words.ts';
import { type Entry, inOrder, paragraphs, sourceOf, type TopicContent } from '../content.ts';

interface Props {
  content: TopicContent;
  /** what the public sees now: what differs is marked */
  before?: TopicContent;
  /** what was found in it and let stand */
  said?: readonly AcknowledgedBy[];
  /** why the automatic checks looked at nothing */
  unlooked?: string;
}

/** A topic to be read, with what was changed. */
export function TopicFacts({ content, before, said = [], unlooked }: Props) {
  const changed = (name: 'title' | 'question' | 'conclusion') => before && before[name] !== content[name];
  const part = (name: 'title' | 'question' | 'conclusion', label: string) =>
    [
      label,
      <>
        {changed(name) && <Tag tone="warn">有改动</Tag>}
        {paragraphs(content[name]).map((line, n) => (
          <span key={n} class="line">
            {line}
          </span>
        ))}
        {!content[name] && <span class="help">{name === 'conclusion' ? '没有，继续更新' : '未填'}</span>}
      </>,
    ] as const;
  const known = new Set(before?.entries.map(({ key }) => key));
  const dropped = (before?.entries ?? []).filter(({ key }) => !content.entries.some((one) => one.key === key));
  return (
    <>
      {unlooked && <p class="warning">{unlooked}</p>}
      <Panel title="热点">
        <Facts rows={[part('title', '标题'), part('question', '群众关心什么'), part('conclusion', '结论')]} />
      </Panel>
      <Panel title="什么时候说了什么">
        <ul class="todo">
          {inOrder(content.entries).map((entry) => (
            <li key={entry.key}>
              <EntryWords entry={entry} />
              {before && !known.has(entry.key) && <Tag tone="warn">新增</Tag>}
            </li>
          ))}
          {dropped.map((entry) => (
            <li key={entry.key}>
              <EntryWords entry={entry} />
              <Tag tone="warn">删除</Tag>
            </li>
          ))}
        </ul>
      </Panel>
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

/** An entry as staff read it. */
export function EntryWords({ entry }: { entry: Entry }) {
  return (
    <>
      <b>
        {entry.on}　{ENTRY_KINDS[entry.kind]}
      </b>
      <span>
        {entry.text}
        {sourceOf(entry) && `　（${sourceOf(entry)}）`}
      </span>
    </>
  );
}
