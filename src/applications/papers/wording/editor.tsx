import { z } from 'zod';
import { field, type Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { type Paper, PaperSheet } from '../../../platform/papers/index.ts';
import { Field, Form, Panel } from '../../../platform/ui/index.ts';
import type { Wording } from './catalogue.ts';
import { PLACEHOLDERS } from './placeholders.ts';

/** What the editor's form sends. */
export const editorForm = z.object({
  text: z.string().default(''),
  seen: field.count('').catch(0),
});

/** The text in the editor: what was typed, else what stands. */
export function textIn(typed: Typed | undefined, standing: string): string {
  return typeof typed?.text === 'string' ? typed.text : standing;
}

interface Props {
  /** its form is posted here, and to <path>/<undo.slug> */
  path: string;
  wording: Wording;
  /** of the text */
  label: string;
  /** what stands now */
  text: string;
  /** version of what stands; 0: nothing of one's own */
  version: number;
  preview: Paper;
  /** under the preview */
  help?: string;
  back: { href: string; label: string };
  /** gives up one's own words, where there are some */
  undo: { slug: string; label: string } | undefined;
  typed: Typed | undefined;
  failure: Failure | undefined;
}

/** Words of a paper in a text field, with what may stand in them and the paper that they make. */
export function WordingEditor({ path, wording, label, text, version, preview, help, back, undo, ...sent }: Props) {
  const { typed, failure } = sent;
  // who learnt that somebody else changed it has seen it now
  const seen = failure?.code === 'conflict' ? version : (typed?.seen ?? version);
  return (
    <div class="wording-grid">
      <div>
        <Panel>
          <Form action={path} failure={failure}>
            <input type="hidden" name="seen" value={String(seen)} />
            <Field
              name="text"
              label={label}
              required
              type="textarea"
              rows={16}
              typed={{ text: typed?.text ?? text }}
              failure={failure}
            />
            <div class="actions">
              <button class="btn" type="submit">
                保存
              </button>
              <button class="btn quiet" type="submit" name="preview" value="yes">
                预览
              </button>
              <a class="btn quiet" href={back.href}>
                {back.label}
              </a>
            </div>
          </Form>
          {undo && (
            <Form action={`${path}/${undo.slug}`} class="after">
              <input type="hidden" name="seen" value={String(version)} />
              <button class="btn quiet" type="submit">
                {undo.label}
              </button>
            </Form>
          )}
        </Panel>
        <Placeholders wording={wording} />
      </div>
      <section aria-label="预览">
        <PaperSheet paper={preview} />
        {help && <p class="help">{help}</p>}
      </section>
    </div>
  );
}

/** What may be written between double braces, and what must. */
function Placeholders({ wording: { must, may } }: { wording: Wording }) {
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
