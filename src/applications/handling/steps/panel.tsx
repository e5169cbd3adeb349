import { STEP_LABELS, type StepKind } from '../../../law/index.ts';
import { Form, Panel } from '../../../platform/ui/index.ts';
import type { PreparedKind } from '../../papers/kinds.ts';
import { preparedHref } from '../../papers/links.ts';
import type { Case } from '../case/case.ts';
import type { Attempt } from '../case/routes.tsx';
import { fieldsOf } from './forms.tsx';
import { slugOf, verbs } from './verbs.ts';

/** Steps that have a page or a panel of their own. */
const ELSEWHERE: readonly StepKind[] = ['replied', 'legallyReviewed'];

/** Steps whose paper can be worded before they are taken. */
const PAPERS: { [K in StepKind]?: PreparedKind } = {
  correctionNotified: 'correction',
  thirdPartyAsked: 'thirdParty',
  coAuthorityAsked: 'coAuthority',
  extended: 'extension',
  feeNotified: 'fee',
};

/** What may be done now, each with its form; and what may not, with the reason. The rule is the one of the action. */
export function DoPanel({ of, attempt }: { of: Case; attempt: Attempt }) {
  const offers = of.offers.filter(({ kind }) => !ELSEWHERE.includes(kind));
  const able = offers.filter(({ ok, kind }) => ok && !(kind === 'extended' && of.row.extension_request));
  const unable = offers.filter((offer) => !offer.ok);
  // what came back with a fault keeps its form, even when meanwhile it may no longer be done
  const step = Object.hasOwn(verbs, attempt.slug) ? verbs[attempt.slug] : undefined;
  const chosen = step?.step && (attempt.failure || able.some(({ kind }) => kind === step.step)) ? step.step : undefined;
  const brings = step?.files !== undefined;
  return (
    <Panel title="可以办理" id="do">
      {able.length === 0 && <p class="help">没有可以办理的事项。</p>}
      <ul class="verbs">
        {able.map(({ kind }) => {
          const slug = slugOf(kind)!;
          return (
            <li key={kind}>
              <a href={`?do=${slug}#do`} aria-current={attempt.slug === slug ? 'true' : undefined}>
                {STEP_LABELS[kind]}
              </a>
            </li>
          );
        })}
      </ul>
      {chosen && (
        <Form action={`/console/applications/${of.row.id}/${attempt.slug}`} upload={brings} failure={attempt.failure}>
          <input type="hidden" name="version" value={of.row.version} />
          {fieldsOf[attempt.slug]!({ of, typed: attempt.typed, failure: attempt.failure })}
          {PAPERS[chosen] && (
            <p class="help">
              文书随办理自动成文编号。需要改动文字的，请先
              <a href={preparedHref(of.row.id, PAPERS[chosen])}>预拟文书</a>。
            </p>
          )}
          <div class="actions">
            <button class="btn" type="submit">
              {STEP_LABELS[chosen]}
            </button>
            <a href={`/console/applications/${of.row.id}`}>取消</a>
          </div>
        </Form>
      )}
      {unable.length > 0 && (
        <details class="verb not">
          <summary>现在不能办理的 {unable.length} 项及原因</summary>
          <dl class="reasons">
            {unable.map((offer) => (
              <div key={offer.kind}>
                <dt>{STEP_LABELS[offer.kind]}</dt>
                <dd>{offer.ok ? '' : offer.why}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </Panel>
  );
}
