import type { ComponentChildren } from 'preact';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { ConfirmForm, type HumanCheck, type Kept } from '../../../platform/public-forms/index.ts';
import { Facts, fileSize } from '../../../platform/ui/index.ts';
import type { PublicText } from '../../../publishing/index.ts';
import { DOCUMENT_TYPES } from '../../privacy/applicant.ts';
import { FIELDS, type FilingForm, FORMS, ORGANISATION_KINDS, WAYS } from '../form.ts';
import { HOME } from '../paths.ts';
import { AlikeList } from './alike.tsx';

interface Props {
  form: FilingForm;
  typed: Typed;
  kept: readonly Kept[];
  alike: readonly PublicText[];
  check: HumanCheck;
  failure?: Failure | undefined;
}

/** All that will be filed, once more, with what is public already, and the check that a person is there. */
export function PreviewPage({ form, typed, kept, alike, check, failure }: Props) {
  return (
    <div class="filing narrow">
      <h1 class="title">核对申请内容</h1>
      <p class="lead">请核对。有错的点“返回修改”，已填写的内容都在。</p>
      {alike.length > 0 && (
        <section class="alike">
          <h2>这可能就是您要找的</h2>
          <p class="help">下面的信息已经公开，可以直接看。如果正是您要的，就不用申请了。</p>
          <AlikeList alike={alike} />
        </section>
      )}
      <section>
        <h2>申请内容</h2>
        <Facts rows={rowsOf(form, kept)} />
      </section>
      <ConfirmForm action={`${HOME}/file`} edit={`${HOME}/edit`} fields={FIELDS} {...{ kept, check, typed, failure }} />
    </div>
  );
}

function rowsOf(form: FilingForm, kept: readonly Kept[]): [string, ComponentChildren][] {
  const who: [string, string][] =
    form.as === 'person'
      ? [
          ['姓名', form.name],
          [DOCUMENT_TYPES[form.documentType], form.documentNumber],
        ]
      : [
          ['单位类型', ORGANISATION_KINDS[form.organisationKind]],
          ['单位名称', form.name],
          ['统一社会信用代码', form.creditCode],
          ['法定代表人或者负责人', form.representative],
          ['联系人', form.contactPerson],
        ];
  const agent: [string, string][] = form.byAgent
    ? [
        ['代理人', `${form.agentName}，${DOCUMENT_TYPES[form.agentDocumentType]} ${form.agentDocumentNumber}`],
        ['代理人电话', form.agentTelephone],
      ]
    : [];
  const rows: [string, string][] = [
    ...who,
    ['联系电话', form.telephone],
    ['电子邮箱', form.email],
    ['邮件通知', form.mailNotices ? '收到、补正、延期、答复时发邮件' : ''],
    ['通信地址', [form.address, form.postcode].filter(Boolean).join('，')],
    ...agent,
    ['所需信息', form.subject],
    ['文号', form.fileNumber],
    ['其他特征', form.description],
    [
      '提供形式',
      `${FORMS[form.provision]}，${WAYS[form.deliveryWay]}${form.otherForms ? '；做不到时可以用其他形式' : ''}`,
    ],
    ['附件', kept.map(({ name, size }) => `${name}（${fileSize(size)}）`).join('、')],
  ];
  return rows.filter(([, value]) => value);
}
