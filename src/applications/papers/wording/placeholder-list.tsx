import { Panel } from '../../../platform/ui/index.ts';
import type { Wording } from './catalogue.ts';
import { PLACEHOLDERS } from './placeholders.ts';

/** What may be written between double braces, and what must. */
export function PlaceholdersPanel({ wording: { must, may } }: { wording: Wording }) {
  return (
    <Panel title="占位符">
      <dl class="placeholders">
        {may.map((name) => (
          <div key={name}>
            <dt>
              <code>{`{{${name}}}`}</code>
              {must.includes(name) && <span class="must">必须有</span>}
            </dt>
            <dd>{PLACEHOLDERS[name].means}</dd>
          </div>
        ))}
      </dl>
      <p class="law">
        双花括号中的内容在生成文书时自动填入。每段一行；以“一、”“（一）”“1.”开头的短行作为标题。
        〔请……〕是留给经办人填写的提示。标题、文号、主送、落款不必写。
      </p>
    </Panel>
  );
}
