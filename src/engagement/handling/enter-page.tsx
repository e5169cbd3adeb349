import { MESSAGE_CHANNELS, MESSAGE_KINDS, messageKinds } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { FilesField, type Kept } from '../../platform/public-forms/index.ts';
import { Choices, Field, Form, Panel } from '../../platform/ui/index.ts';
import { DESK, HOME } from '../paths.ts';

/** By what staff are told of a message. */
export const ENTERED = ['telephone', 'window', 'group', 'account', 'letter'] as const;

/** 登记留言: what came otherwise than by the site, with its true day. */
export function EnterPage(props: { typed: Typed; kept: readonly Kept[]; failure: Failure | undefined }) {
  const { kept, ...of } = props;
  return (
    <>
      <header class="head">
        <div>
          <h1>登记留言</h1>
          <p class="meta">电话、窗口、居民微信群里的问题记在这里，与网上留言一样办理、一样有期限。</p>
        </div>
      </header>
      <Panel>
        <Form action={`${DESK}/new`} failure={of.failure} upload>
          <Choices
            name="channel"
            legend="怎样收到"
            required
            type="radio"
            options={ENTERED.map((value) => ({ value, label: MESSAGE_CHANNELS[value] }))}
            {...of}
          />
          <Field name="on" label="收到的日期" type="date" required {...of} />
          <Choices
            name="sort"
            legend="类别"
            required
            type="radio"
            options={messageKinds.map((value) => ({ value, label: MESSAGE_KINDS[value].label }))}
            {...of}
          />
          <Field name="subject" label="一句话说明" required help="列表中显示，不写个人信息" {...of} />
          <Field name="text" label="具体情况" required type="textarea" rows={6} {...of} />
          <FilesField
            address={`${HOME}/files`}
            name="files"
            label="照片和材料"
            help="可以不传。最多 5 个文件，每个不超过 20 MB。"
            multiple
            kept={kept}
            failure={of.failure}
          />
          <div class="split-fields">
            <Field name="name" label="姓名" autocomplete="off" {...of} />
            <Field name="telephone" label="联系电话" type="tel" autocomplete="off" {...of} />
            <Field name="email" label="电子邮箱" type="email" autocomplete="off" {...of} />
          </div>
          <Choices
            name="byTelephone"
            legend="电话答复"
            type="checkbox"
            options={[{ value: 'yes', label: '要求电话答复' }]}
            {...of}
          />
          <Choices
            name="wantsPublic"
            legend="是否公开"
            type="checkbox"
            options={[{ value: 'yes', label: '已问过本人，同意公开问题和答复' }]}
            {...of}
          />
          <div class="actions">
            <button class="btn" type="submit">
              登记
            </button>
            <a href={DESK}>返回</a>
          </div>
        </Form>
      </Panel>
    </>
  );
}
