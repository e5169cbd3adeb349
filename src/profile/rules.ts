import { field } from '../platform/http/form.ts';
import { conflict, type Failure, invalid } from '../platform/outcome.ts';
import { type Content, fields } from './content.ts';

/** What stands against submitting it: field → sentence. 条例 art. 12 */
export function missingFault(content: Content, today: string): Failure | undefined {
  const faults = Object.fromEntries(
    fields
      .filter(({ name, required }) => required && !content[name]?.trim())
      .map(({ name, label }) => [name, `请填写${label}`]),
  );
  if (content.email && !field.email().safeParse(content.email).success)
    faults.email = '邮箱的格式不对，应如 name@example.com';
  if (content.namesFrom && content.namesFrom < today) faults.namesFrom = '不能早于今天；不填则自签发之日起使用';
  return Object.keys(faults).length ? invalid('还不能送审，请看标出的地方', faults) : undefined;
}

/** Under review nothing is changed: what the reviewers read stays what they sign. */
export function editFault(underReview: boolean): Failure | undefined {
  return underReview ? conflict('机关信息正在审核，先撤回再修改') : undefined;
}

/** Names of another version: they hold from its day, or at once. */
export function namesHold(content: Content, today: string): boolean {
  return !content.namesFrom || content.namesFrom <= today;
}
