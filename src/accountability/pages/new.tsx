import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel } from '../../platform/ui/index.ts';
import { CAME_BY, DESK, ORIGINS } from '../words.ts';
import { dutyOptions } from './list.tsx';

interface Props {
  /** whose duty it may be about */
  authorities: readonly { id: number; name: string }[];
  typed: Typed;
  failure: Failure | undefined;
}

const choices = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
const { earlier: _earlier, ...origins } = ORIGINS;

/** 登记 by hand. */
export function NewPage({ authorities, typed, failure }: Props) {
  const given = { typed, failure };
  return (
    <>
      <h1 class="title">登记投诉举报</h1>
      <Panel>
        <Form action={`${DESK}/new`} upload failure={failure}>
          <Field
            name="about"
            label="反映的是哪个机关"
            options={authorities.map(({ id, name }) => ({ value: String(id), label: name }))}
            {...given}
          />
          <Field name="origin" label="类别" options={choices(origins)} {...given} />
          <Field name="way" label="来源" options={choices(CAME_BY)} {...given} />
          <Field name="duty" label="反映的问题" options={dutyOptions} {...given} />
          <Field name="cameOn" label="收到日期" type="date" required {...given} />
          <Field name="title" label="事项" help="一句话，不写投诉举报人" required {...given} />
          <Field name="text" label="反映的情况" type="textarea" rows={6} required {...given} />
          <Field
            name="evidence"
            label="材料"
            type="file"
            multiple
            help="来信、照片、凭据等，最多 5 个，每个不超过 20 MB；加密保存，只有办理机关能打开"
            {...given}
          />
          <Field
            name="name"
            label="投诉举报人姓名"
            help="匿名的不填；姓名、联系方式加密保存，查看留有记录"
            autocomplete="off"
            {...given}
          />
          <Field name="telephone" label="电话" type="tel" autocomplete="off" {...given} />
          <Field name="address" label="地址或者邮箱" autocomplete="off" {...given} />
          <button class="btn" type="submit">
            登记
          </button>
        </Form>
      </Panel>
    </>
  );
}
