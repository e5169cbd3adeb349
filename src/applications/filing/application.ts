import type { FileInput } from '../receipt/receive.tsx';
import type { GivenFile } from '../store.ts';
import type { Kept } from './files.ts';
import type { FilingForm } from './form.ts';

/** The application that a checked form comes to. Its use is not asked for: the Regulation of 2019 does not want it. */
export function applicationOf(form: FilingForm): Pick<FileInput, 'applicant' | 'request'> {
  const { telephone, email, address, postcode } = form;
  const reach = { telephone, email, address, postcode };
  const agent = form.byAgent
    ? {
        agent: {
          name: form.agentName,
          documentType: form.agentDocumentType,
          documentNumber: form.agentDocumentNumber,
          telephone: form.agentTelephone,
        },
      }
    : {};
  const applicant: FileInput['applicant'] =
    form.as === 'person'
      ? {
          kind: 'person',
          name: form.name,
          documentType: form.documentType,
          documentNumber: form.documentNumber,
          representative: '',
          contact: '',
          ...reach,
          ...agent,
        }
      : {
          kind: form.organisationKind,
          name: form.name,
          documentType: 'creditCode',
          documentNumber: form.creditCode,
          representative: form.representative,
          contact: form.contactPerson,
          ...reach,
          ...agent,
        };
  const { subject, provision, deliveryWay, mailNotices } = form;
  return {
    applicant,
    request: {
      subject,
      description: descriptionOf(form),
      purpose: '',
      provision,
      deliveryWay,
      wantsPublic: false,
      mailNotices: mailNotices === 'yes',
    },
  };
}

function descriptionOf({ subject, fileNumber, description, otherForms }: FilingForm): string {
  const lines = [
    subject,
    fileNumber && `文号：${fileNumber}`,
    description,
    otherForms && '本机关无法按要求的形式提供时，可以用其他形式提供。',
  ];
  return lines.filter(Boolean).join('\n');
}

export function filesOf(kept: readonly Kept[]): GivenFile[] {
  return kept.map(({ field, hash, name }) => ({
    hash,
    name,
    kind: field === 'authorisation' ? 'identity' : 'attachment',
  }));
}
