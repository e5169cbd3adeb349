import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Field, Form, Panel } from '../../platform/ui/index.ts';
import { SaveOrSubmit } from '../../review/index.ts';
import { AUDIENCES, SUBJECTS } from '../content.ts';
import { guideForm } from '../form.ts';
import type { ServiceWindow } from '../windows/store.ts';
import { hoursOfWeek } from '../windows/week.ts';

interface Props {
  action: string;
  typed: Typed;
  failure?: Failure | undefined;
  /** that take it */
  windows: readonly ServiceWindow[];
}

const options = (all: Record<string, string>, none: string) => [
  { value: '', label: none },
  ...Object.entries(all).map(([value, label]) => ({ value, label })),
];

/** What a guide says, element by element. */
export function GuideFields({ action, windows, ...given }: Props) {
  return (
    <Form action={action} of={guideForm} failure={given.failure}>
      <Panel title="事项">
        <Field {...given} name="title" label="事项名称" required />
        <Choices
          {...given}
          name="audiences"
          legend="服务对象"
          required
          type="checkbox"
          options={Object.entries(AUDIENCES).map(([value, label]) => ({ value, label }))}
        />
        <Field {...given} name="subject" label="主题" required options={options(SUBJECTS, '请选择')} />
      </Panel>
      <Panel title="依据和条件">
        <Field
          {...given}
          name="basis"
          label="设定依据"
          required
          type="textarea"
          help="一段一行，写明文件名称、文号和条款"
        />
        <Field
          {...given}
          name="basisIndex"
          label="依据文件索引号"
          help="依据本机关公开过的文件的，填它的索引号：文件废止、失效或者撤下时会提醒核对"
        />
        <Field {...given} name="conditions" label="申请条件" required type="textarea" help="一条一行" />
      </Panel>
      <Panel title="材料和流程">
        <Field
          {...given}
          name="materials"
          label="申请材料"
          required
          type="textarea"
          rows={6}
          help="一项一行：名称，原件几份，复印件几份，说明，用逗号分开，如：居民户口簿，原件1，复印件1，全部页；原件只需出示的不写份数；不需要材料的写“无”"
        />
        <Field {...given} name="steps" label="办理流程" required type="textarea" rows={5} help="一步一行，不用编号" />
      </Panel>
      <Panel title="地点、时间和电话">
        <p class="help">
          {windows.length
            ? `已安排在：${windows.map(({ number, content }) => `${number} 号窗口，${hoursOfWeek(content)}`).join('；')}。`
            : '还没有安排到服务窗口。'}
          在<a href="/console/windows">服务窗口</a>中安排，窗口和开放时间改了，这里随着变。
        </p>
        <Field
          {...given}
          name="place"
          label="其他办理地点和时间"
          type="textarea"
          rows={2}
          help="不在服务窗口办理，或者还可以在别处办理的，写在这里"
        />
        <Field {...given} name="telephone" label="咨询电话" required help="填办公电话，不填个人手机" />
        <Field {...given} name="supervision" label="监督电话" required />
      </Panel>
      <Panel title="时限、收费和结果">
        <Field {...given} name="legalLimit" label="法定时限" required help="如：自受理之日起 20 个工作日" />
        <Field {...given} name="promisedLimit" label="承诺时限" required help="如：10 个工作日；当场办结" />
        <Field
          {...given}
          name="charged"
          label="收费"
          required
          options={options({ no: '不收费', yes: '收费' }, '请选择')}
        />
        <Field {...given} name="fee" label="收费标准和依据" type="textarea" rows={2} help="收费的填写" />
        <Field {...given} name="result" label="办理结果" required help="如：发给某某证；救助金发放到账户" />
      </Panel>
      <SaveOrSubmit />
    </Form>
  );
}
