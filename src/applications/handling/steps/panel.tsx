import { STEP_LABELS } from '../../../law/index.ts';
import { has, roles, type Who } from '../../../platform/roles.ts';
import { Panel } from '../../../platform/ui/index.ts';
import { preparedHref } from '../../papers/links.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { inWorkspace, STEPS } from './table.ts';
import { type Attempt, type Verb, VerbForm } from './verb.tsx';

/** What may be done now, each with its form; and what may not, with the reason. The rule is the one of the action. */
export function StepsPanel({ of, attempt, who }: { of: Workspace; attempt: Attempt; who: Who }) {
  const mine = ({ only }: Verb) => !only || has(who, only);
  const offers = of.offers.flatMap((offer) => {
    const { kind } = offer;
    if (!inWorkspace(kind)) return [];
    const verb = STEPS[kind];
    if (!offer.ok || mine(verb)) return [{ ...offer, kind, verb }];
    return [{ kind, verb, ok: false as const, why: `由${roles[verb.only!]}办理` }];
  });
  const able = offers.filter(({ ok, kind }) => ok && !(kind === 'extended' && of.row.sealed_extension_request));
  const late = offers.filter(
    ({ kind, verb }) => of.late.includes(kind) && mine(verb) && !(kind === 'extended' && of.extensionRequest),
  );
  const unable = offers.filter((offer) => !offer.ok && !late.includes(offer));
  // what came back with a fault keeps its form, even when meanwhile it may no longer be done
  const chosen = (attempt.failure ? offers : [...able, ...late]).find(({ verb }) => verb.slug === attempt.slug);
  return (
    <Panel title="可以办理" id="steps">
      {able.length === 0 && <p class="help">没有可以办理的事项。</p>}
      <ul class="verbs">
        {able.map(({ kind, verb: { slug } }) => (
          <li key={kind}>
            <a href={`?step=${slug}#steps`} aria-current={attempt.slug === slug ? 'true' : undefined}>
              {STEP_LABELS[kind]}
            </a>
          </li>
        ))}
      </ul>
      {late.length > 0 && (
        <details class="verb not" open={late.includes(chosen!)}>
          <summary>当时已经办理、现在补录的（填写真实日期）</summary>
          <dl class="reasons">
            {late.map((offer) => (
              <div key={offer.kind}>
                <dt>
                  <a
                    href={`?step=${offer.verb.slug}#steps`}
                    aria-current={attempt.slug === offer.verb.slug ? 'true' : undefined}
                  >
                    补录{STEP_LABELS[offer.kind]}
                  </a>
                </dt>
                <dd>{offer.ok ? '' : offer.why}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {chosen && late.includes(chosen) && <p class="help">请填写当时办理的真实日期，经过里会标明补录。</p>}
      {chosen && (
        <VerbForm verb={chosen.verb} of={of} attempt={attempt}>
          {chosen.verb.prepares && (
            <p class="help">
              文书随办理自动成文编号。需要改动文字的，请先
              <a href={preparedHref(of.row.id, chosen.verb.prepares)}>预拟文书</a>。
            </p>
          )}
          <div class="actions">
            <button class="btn" type="submit">
              {STEP_LABELS[chosen.kind]}
            </button>
            <a href={`/console/applications/${of.row.id}`}>取消</a>
          </div>
        </VerbForm>
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
