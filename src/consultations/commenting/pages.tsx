import { hideNumbers } from '../../applications/index.ts';
import { first, type Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import {
  type Acknowledgement,
  Codes,
  ConfirmForm,
  type HumanCheck,
  LeaveForm,
  TrackForm,
} from '../../platform/public-forms/index.ts';
import { Facts, Field, Form } from '../../platform/ui/index.ts';
import { HOME } from '../paths.ts';
import { paragraphsOf } from '../preparing/content.ts';
import type { Signed } from '../store.ts';
import { FIELDS, LONGEST } from './form.ts';
import type { NewComment } from './receive.ts';

const START = 24;
const shortened = (text: string) => ([...text].length > START ? `${[...text].slice(0, START).join('')}…` : text);

/** '第 3 段：第三条 …' */
const placesOf = (one: Signed) => [
  { value: '', label: '整体' },
  ...paragraphsOf(one.content.text).map((text, n) => ({
    value: String(n + 1),
    ...{ label: `第 ${n + 1} 段：${shortened(text)}`, lang: 'zh-CN' },
  })),
];

interface FormProps {
  one: Signed;
  typed: Typed;
  failure: Failure | undefined;
  mail: boolean;
  /** number of the shown comment that it agrees with */
  agreed: string | undefined;
}

/** To which paragraph, what, and by whom if they like. */
export function CommentPage({ one, typed, failure, mail, agreed }: FormProps) {
  const of = { typed, failure };
  return (
    <div class="filing narrow">
      <h1 class="title">提意见</h1>
      <p class="lead">
        <span>对</span>
        <a href={`${HOME}/${one.id}`} lang="zh-CN">
          {one.content.title}
        </a>
        <span>提意见，{one.closesOn} 截止。</span>
      </p>
      <Form action={`${HOME}/${one.id}/comment`} failure={failure} id="comment">
        {agreed && (
          <>
            <input type="hidden" name="agree" value={first(typed, 'agree')} />
            <p class="notice">
              <span>您同意这条意见：</span>
              <span lang="zh-CN">{agreed}</span>
              <span>意见不是投票，不按人数决定；有不同的理由请写出来。</span>
            </p>
          </>
        )}
        <Field name="paragraph" label="对哪一段" options={placesOf(one)} {...of} />
        <Field
          name="text"
          label="您的意见"
          required={!agreed}
          type="textarea"
          rows={8}
          help={`哪里不合适，应该怎样改，理由是什么。最多 ${LONGEST.toLocaleString('en-US')} 个字。核对以后公开，请不要写电话、证件号码`}
          {...of}
        />
        <section class="part">
          <h2>您是谁（可以不填）</h2>
          <p class="help">姓名、邮箱加密保存，不公开。公开时只显示姓，如“张＊＊”。</p>
          <Field name="name" label="姓名" autocomplete="name" {...of} />
          <Field
            name="email"
            label="电子邮箱"
            type="email"
            help={mail ? '公布采纳情况时发邮件告诉您' : '本机关暂时不发邮件通知，请凭查询码查询'}
            autocomplete="email"
            {...of}
          />
        </section>
        <div class="actions">
          <button class="btn big" type="submit">
            下一步：核对
          </button>
        </div>
      </Form>
    </div>
  );
}

interface PreviewProps {
  one: Signed;
  given: NewComment;
  agreed: string | undefined;
  typed: Typed;
  check: HumanCheck;
  failure: Failure | undefined;
}

/** All that will be sent. */
export function PreviewPage({ one, given, agreed, typed, check, failure }: PreviewProps) {
  const place = placesOf(one)[given.paragraph ?? 0]?.label ?? '整体';
  const rows = [
    ['征集', one.content.title],
    ['对哪一段', place],
    ['同意的意见', agreed ?? ''],
    ['您的意见', given.text],
    ['姓名', given.sender.name],
    ['电子邮箱', given.sender.email],
  ] as const;
  return (
    <div class="filing narrow">
      <h1 class="title">核对意见</h1>
      <p class="lead">请核对。有错的点“返回修改”，已填写的内容都在。</p>
      {hideNumbers(given.text) !== given.text && (
        <p class="notice">意见里好像有电话或者证件号码，公开时会隐去。不需要的话，请返回删去。</p>
      )}
      <Facts
        rows={rows.flatMap(([term, value]) => (value ? [[term, <span lang="zh-CN">{value}</span>] as const] : []))}
      />
      <ConfirmForm
        action={`${HOME}/${one.id}/send`}
        edit={`${HOME}/${one.id}/edit`}
        fields={FIELDS}
        {...{ check, typed, failure }}
      />
    </div>
  );
}

/** Number and query code, shown together this once. */
export function SentPage({ acknowledgement, at }: { acknowledgement: Acknowledgement; at: string }) {
  return (
    <div class="filing narrow">
      <h1 class="title">意见已提交</h1>
      <p class="lead">
        请把查询码抄下来、拍下来或者打印出来：凭它可以看意见是否公开、是否采纳，也可以撤回。查询码只在这里显示。
      </p>
      <Codes label="意见编号" acknowledgement={acknowledgement} at={at} />
      <div class="actions noprint">
        <a class="btn quiet" href={`${HOME}/mine`}>
          查看我的意见
        </a>
      </div>
      <CloseForm />
    </div>
  );
}

/** For computers that others use too. */
export const CloseForm = () => (
  <LeaveForm action={`${HOME}/close`} help="在公用电脑上，用完请退出，别人就看不到您的意见。" />
);

/** The code opens one's own comment. */
export function TrackPage({ typed, failure }: { typed: Typed; failure: Failure | undefined }) {
  return (
    <div class="filing narrow">
      <h1 class="title">查询意见</h1>
      <p class="lead">凭提交时得到的查询码，可以看意见是否公开、是否采纳，也可以撤回。</p>
      <TrackForm action={`${HOME}/track`} typed={typed} failure={failure} />
      <p class="aside-note">没有留下联系方式的意见，丢失查询码后不能补发；采纳情况公布后，人人都可以看。</p>
    </div>
  );
}
