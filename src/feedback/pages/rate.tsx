import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { CheckFields, type HumanCheck } from '../../platform/public-forms/index.ts';
import { Choices, Field, Form } from '../../platform/ui/index.ts';
import type { Known } from '../which.ts';

interface Props {
  page: Known;
  check: HumanCheck;
  typed: Typed;
  failure?: Failure | undefined;
}

/** Useful or not, and in a word why. */
export function RatePage({ page, check, typed, failure }: Props) {
  return (
    <div class="filing narrow">
      <h1 class="title">这一页对您有用吗</h1>
      <p class="lead">
        您看的是：
        <a href={page.path} lang="zh-CN">
          {page.title}
        </a>
      </p>
      <Form action="/feedback" failure={failure} id="confirm">
        <input type="hidden" name="of" value={page.path} />
        <Choices
          name="useful"
          legend="有用吗"
          required
          type="radio"
          options={[
            { value: 'yes', label: '有用' },
            { value: 'no', label: '没用' },
          ]}
          typed={{ ...typed, useful: typed.useful ?? '' }}
          failure={failure}
        />
        <Field
          name="words"
          label="哪里好，哪里看不懂、找不到"
          type="textarea"
          rows={3}
          help="可以不填。请不要写姓名、电话、证件号码。这里不答复；要答复的，请提问或者留言。"
          typed={typed}
          failure={failure}
        />
        <CheckFields check={check} typed={typed} failure={failure} />
        <div class="actions">
          <button class="btn" type="submit">
            提交
          </button>
          <a class="btn quiet" href={page.path}>
            返回
          </a>
        </div>
      </Form>
    </div>
  );
}
