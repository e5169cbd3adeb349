import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field, Form, Panel, Tag } from '../../../platform/ui/index.ts';
import { cellHref, yearHref } from '../../links.ts';
import { correctionForm } from '../correction-form.ts';
import { type CorrectionRow, correctionFault } from '../corrections.ts';

interface Props {
  year: number;
  path: string;
  /** what the books count */
  value: number | string;
  /** corrections of this cell, oldest first */
  corrections: readonly CorrectionRow[];
  /** this person may correct figures */
  may: boolean;
  /** the report is public: it is opened for correction first */
  published: boolean;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** A cell's corrections, and the form to put its figure right. */
export function Correction({ year, path, value, corrections, may, published, typed, failure }: Props) {
  const fault = correctionFault(path);
  const standing = corrections.find(({ liftedAt }) => !liftedAt);
  if (fault && corrections.length === 0) return null;
  if (!may && corrections.length === 0) return null;
  return (
    <Panel title="数字更正" id="correction">
      {corrections.length > 0 && (
        <ol class="versions">
          {corrections.map((one) => (
            <li key={one.id}>
              台账统计 <b>{one.counted}</b>，更正为 <b>{one.corrected}</b>：{one.reason}（{one.by}，
              <time>{one.on}</time>）{one.liftedAt && <Tag>已由{one.liftedBy}撤销</Tag>}
            </li>
          ))}
        </ol>
      )}
      {may && published && !fault && (
        <p>
          报告已发布，更正数字前请先<a href={`${yearHref(year)}#publication`}>办理更正</a>。
        </p>
      )}
      {may && !published && !fault && (
        <Form action={cellHref(year, path)} of={correctionForm} failure={failure}>
          <p class="help">
            台账统计为 {value}。应当先在台账中改正；台账确实无法补登的，才在这里更正，原数和原因同时在报告中注明。
          </p>
          <div class="split-fields">
            <Field name="corrected" label="更正为" required typed={typed} failure={failure} />
            <Field name="reason" label="更正原因" required typed={typed} failure={failure} />
          </div>
          <button class="btn quiet" type="submit">
            更正这个数字
          </button>
        </Form>
      )}
      {may && !published && standing && (
        <Form action={`${cellHref(year, path)}/lift`}>
          <button class="btn quiet small" type="submit">
            撤销更正，恢复台账统计的 {value}
          </button>
        </Form>
      )}
    </Panel>
  );
}
