import type { Applicant, Request } from '../../src/applications/index.ts';

/** Invented applicants; their numbers lie in no real range. */
export const person: Applicant = {
  kind: 'person',
  name: '张演示',
  documentType: 'identityCard',
  documentNumber: '000000199001010018',
  representative: '',
  contact: '',
  telephone: '19900000000',
  email: 'zhang@example.com',
  address: '',
  postcode: '',
};

export const company: Applicant = {
  kind: 'business',
  name: '演示建材有限公司',
  documentType: 'creditCode',
  documentNumber: '000000000000000013',
  representative: '李演示',
  contact: '王演示',
  telephone: '19900000001',
  email: '',
  address: '演示路 1 号',
  postcode: '100000',
};

export function requestFor(description: string, more: Partial<Request> = {}): Request {
  return {
    subject: '',
    description,
    purpose: '',
    provision: 'electronic',
    deliveryWay: 'email',
    wantsPublic: false,
    ...more,
  };
}
