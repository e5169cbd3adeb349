import { CHECKS, type CheckId } from '../../../law/index.ts';
import { type Failure, invalid } from '../../../platform/outcome.ts';
import { askedOf, Confirmation, type Confirmed, Findings, objectionTo } from '../../../platform/public-text/index.ts';
import { count } from '../../../platform/ui/index.ts';
import type { Found } from '../../tables.ts';

/** How many places somebody must answer for. */
export function countAsked({ looked = [], lookedMore = {} }: Partial<Found>): number {
  return Object.values(lookedMore).reduce((sum, many) => sum + many, askedOf(looked).length);
}

/** Inside the form that imports: what the automatic checks found in rows, and the word of who imports them. */
export function Looked({ found, failure }: { found: Partial<Found>; failure?: Failure | undefined }) {
  const { looked = [], lookedMore = {} } = found;
  const asked = askedOf(looked);
  if (!asked.length) return null;
  const more = Object.entries(lookedMore);
  return (
    <div id="looked">
      <p class="warning">
        自动检查在标题、备注中发现 {count(countAsked(found))} 处须核对{more.length > 0 && '（没有全部列出）'}：
      </p>
      <Findings found={asked} />
      {more.map(([check, many]) => (
        <p key={check} class="warning">
          {CHECKS[check as CheckId].name}另有 {count(many)} 处没有列出，须在原文件中核对，并写明一并确认的理由。
        </p>
      ))}
      <Confirmation found={asked} confirmed={failure?.confirmed} then="登记" />
    </div>
  );
}

/** What stands against importing: what nobody has answered for yet, and kinds that are not all listed without a reason. */
export function objectionToFound(
  { looked = [], lookedMore = {} }: Partial<Found>,
  confirmed: Confirmed,
): Failure | undefined {
  const objection = objectionTo(looked, confirmed);
  if (objection) return objection;
  const more = Object.keys(lookedMore).filter((check) => !confirmed.reasons.has(check));
  if (!more.length) return undefined;
  const names = more.map((check) => CHECKS[check as CheckId].name).join('、');
  return { ...invalid(`${names}没有全部列出，请写明一并确认的理由`), found: looked, confirmed };
}
