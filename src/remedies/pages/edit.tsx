import { REMEDY_BLOCK_IDS, REMEDY_PROCEDURES } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Field, Form, Panel } from '../../platform/ui/index.ts';
import type { RemedyCase } from '../store.ts';
import { caseName, kindNames } from '../words.ts';
import { accept } from './parts.tsx';

interface Props {
  typed: Typed;
  failure?: Failure | undefined;
  /** reconsiderations that a suit may follow */
  ended: RemedyCase[];
  /** undefined: a new case */
  id?: number;
}

/** 登记案件, 更正登记. */
export function EditCase({ typed, failure, ended, id }: Props) {
  const common = { typed, failure };
  const action = id ? `/console/remedies/${id}/edit` : '/console/remedies/new';
  return (
    <>
      <header class="head">
        <div>
          <h1>{id ? '更正登记' : '登记案件'}</h1>
          <p class="meta">收到复议机关、法院的受理通知和副本时登记，一案一条。不要填写当事人的姓名和身份证件号码。</p>
        </div>
      </header>
      <Panel>
        <Form action={action} upload={!id} failure={failure} class="narrow">
          <Choices
            name="kind"
            legend="案件类型"
            type="radio"
            options={REMEDY_BLOCK_IDS.map((value) => ({ value, label: kindNames[value] }))}
            {...common}
          />
          <Field name="title" label="案由" required help="如：不服 3 号答复申请行政复议" {...common} />
          <Field name="body" label="复议机关或者法院" required {...common} />
          <Field name="caseNumber" label="案号" placeholder="〔2024〕12 号" {...common} />
          <Choices
            name="procedure"
            legend="程序"
            help="政府信息公开案件可以适用简易程序，答复期限较短，以送达的通知为准。"
            type="radio"
            options={Object.entries(REMEDY_PROCEDURES).map(([value, label]) => ({ value, label }))}
            {...common}
          />
          <Field name="filedOn" label="受理、立案日期" type="date" required help="按这一天计入年度" {...common} />
          <Field
            name="servedOn"
            label="本机关收到副本的日期"
            type="date"
            help="答复、答辩期限从这一天起算；还没有收到的先不填"
            {...common}
          />
          <Field
            name="application"
            label="所涉申请的编号"
            help="因依申请公开引起的填写，结果会与该件申请互相指向"
            {...common}
          />
          <Field name="document" label="所涉公开信息的索引号" help="因主动公开的信息引起的填写" {...common} />
          <Field
            name="beforeId"
            label="此前的行政复议案件"
            help="复议后起诉的必选，其余不选"
            options={[
              { value: '', label: '没有' },
              ...ended.map((one) => ({
                value: String(one.id),
                label: `${caseName(one)}（${one.concludedOn} 审结）`,
              })),
            ]}
            {...common}
          />
          {!id && (
            <Field
              name="claim"
              label="申请书、起诉状副本"
              type="file"
              accept={accept}
              help="PDF、Word 或照片，最大 20 MB"
              {...common}
            />
          )}
          <button class="btn" type="submit">
            {id ? '保存' : '登记'}
          </button>
        </Form>
      </Panel>
    </>
  );
}
