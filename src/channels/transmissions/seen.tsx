import { z } from 'zod';
import { isDay } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel } from '../../platform/ui/index.ts';
import { isWebAddress } from '../deliveries/forms.ts';
import type { Transmission } from './store.ts';

const MOST = 1_000;
const address = z
  .string('请填写网址')
  .trim()
  .max(MOST, '网址过长')
  .refine(isWebAddress, '请填写网址，以 https:// 或 http:// 开头');
const on = z.string('请填写发布日期').trim().refine(isDay, '请填写发布日期，如 2023-09-25');

/** What a person saw on the other side: since when and where each of so many articles stands, or that none does. */
export function seenForm(count: number) {
  const names = Array.from({ length: count }, (_, n) => `url.${n}`);
  const found = z
    .object({ seen: z.literal('found', '请选择看到了什么'), on })
    .extend(Object.fromEntries(names.map((name) => [name, address])))
    .transform((given) => {
      const texts = given as Record<string, string>;
      return { on: texts.on!, urls: names.map((name) => texts[name]!) };
    });
  return { nothing: z.object({ seen: z.literal('nothing') }).transform(() => 'nothing' as const), found };
}

interface Props {
  at: string;
  transmission: Transmission;
  today: string;
  typed: Typed | undefined;
  failure: Failure | undefined;
}

/** What was asked for is not heard of: a person looks there, and says what stands there. */
export function Seen({ at, transmission: { articles }, today, typed, failure }: Props) {
  return (
    <Panel title="核对是否已经发布">
      <p>请登录对方的平台，在已发布的内容里看一看，看到以后再登记：没有看清就重新发，可能发布两次。</p>
      <Form action={`${at}/seen`} failure={failure} among="found">
        <input type="hidden" name="seen" value="found" />
        {articles.map(({ deliveryId, title }, n) => (
          <Field
            key={deliveryId}
            name={`url.${n}`}
            label={articles.length > 1 ? `《${title}》的网址` : '网址'}
            type="url"
            required
            {...{ typed, failure }}
          />
        ))}
        <Field name="on" label="发布日期" type="date" required typed={typed ?? { on: today }} failure={failure} />
        <button class="btn" type="submit">
          看到已发布，登记网址
        </button>
      </Form>
      <Form action={`${at}/seen`} among="nothing">
        <input type="hidden" name="seen" value="nothing" />
        <p class="help">已发布的内容里没有，也没有正在审核的，才重新发。</p>
        <button class="btn quiet" type="submit">
          确实没有发布，重新发
        </button>
      </Form>
    </Panel>
  );
}
