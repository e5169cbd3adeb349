import { Form, Panel } from '../../../platform/ui/index.ts';
import { DESK } from '../../paths.ts';
import { verbs } from '../steps/table.ts';
import type { Standing } from '../steps/verb.tsx';
import type { MessageProps } from './props.ts';

/** What this person may do with it now, each with its form. */
export function Verbs({ of, who, attempt }: MessageProps) {
  const { row, state, offices } = of;
  const flood = of.alike.filter(({ sameHour }) => sameHour).length;
  const standing = (slug: string): Standing => ({
    ...{ row, state, offices },
    typed: attempt?.slug === slug ? attempt.typed : {},
    failure: attempt?.slug === slug ? attempt.failure : undefined,
  });
  const offered = verbs.filter(
    (one) => one.offered(standing(one.slug), who) && (one.slug !== 'merge-flood' || flood > 0),
  );
  if (offered.length === 0) return null;
  return (
    <Panel title="办理">
      {offered.map(({ slug, label, fields }) => {
        const now = standing(slug);
        const first = slug === 'assign' && (state.phase === 'received' || state.phase === 'disputed');
        return (
          <details key={slug} class="verb" open={first || now.failure !== undefined}>
            <summary>{label}</summary>
            <Form action={`${DESK}/${row.id}/${slug}`} failure={now.failure} among={slug}>
              {fields(now)}
              <button class="btn quiet" type="submit">
                {label}
              </button>
            </Form>
          </details>
        );
      })}
    </Panel>
  );
}
