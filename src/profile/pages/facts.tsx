import { Facts, Panel, Tag } from '../../platform/ui/index.ts';
import { type Content, groups, type ProfileField } from '../content.ts';

interface Props {
  content: Content;
  /** what the public sees now: what differs is marked */
  before?: Content;
  /** labels of the chain of review, which usual words name */
  chain: readonly string[];
}

/** 机关信息 to be read, group by group, with what was changed. */
export function ProfileFacts({ content, before, chain }: Props) {
  const row = (field: ProfileField) => {
    const value = content[field.name]?.trim();
    const changed = before && (before[field.name] ?? '').trim() !== (value ?? '');
    return [
      field.label,
      <>
        {changed && <Tag tone="warn">有改动</Tag>}
        {value ? <Lines text={value} /> : <Missing field={field} name={content.name ?? ''} chain={chain} />}
        {changed && before[field.name] && field.kind !== 'lines' && (
          <small class="under">原为 {before[field.name]}</small>
        )}
      </>,
    ] as const;
  };
  return (
    <>
      {groups.map(({ title, fields }) => (
        <Panel key={title} title={title}>
          <Facts rows={fields.filter(({ name }) => name !== 'namesFrom' || content.namesFrom).map(row)} />
        </Panel>
      ))}
    </>
  );
}

function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((each) => (
        <span key={each} class="line">
          {each}
        </span>
      ))}
    </>
  );
}

function Missing({ field, name, chain }: { field: ProfileField; name: string; chain: readonly string[] }) {
  if (!field.part) return <span class="help">未填</span>;
  return <span class="help">通用文字：{field.part.usual({ name, chain })}</span>;
}
