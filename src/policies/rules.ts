import { type Calendar, type Holding, holdingSpan, holdsOn, parseDate, type Span } from '../law/index.ts';
import { has, type Role, type Who } from '../platform/roles.ts';
import type { LegalForm, Validity } from '../publishing/index.ts';
import type { Audience, Exempt, Theme } from './words.ts';

/** Who says what of policy documents: writers of their own office's, the head of disclosure work of all. */
export const keepers: readonly Role[] = ['editor', 'contact', 'disclosureHead'];

export const keeps = (who: Who, officeId: number): boolean =>
  has(who, 'disclosureHead') || (has(who, 'editor', 'contact') && who.officeId === officeId);

/** A policy document as the library lists it; days are 'YYYY-MM-DD'. */
export interface Policy extends Holding {
  documentId: number;
  title: string;
  indexNumber: string;
  documentNumber: string;
  officeId: number;
  officeName: string;
  legalForm: LegalForm | null;
  validity: Validity;
  theme: Theme | '';
  /** none: everybody */
  audiences: Audience[];
  /** the site shows an interpretation of it */
  interpreted: boolean;
  /** why it needs none */
  exempt: Exempt | '';
}

/** Working days after going online by which an interpretation should be there. ○ */
export const INTERPRETED_WITHIN = 3;

/** The last day for its interpretation. */
const interpretationDue = ({ publishedOn }: Policy, calendar: Calendar): string =>
  calendar.countForward(parseDate(publishedOn), INTERPRETED_WITHIN).date.toString();

/** Policies in force whose interpretation should be there and is not, the one that waits longest first. */
export function gapsOf(all: readonly Policy[], calendar: Calendar, today: string): Policy[] {
  return all
    .filter((policy) => !policy.interpreted && !policy.exempt && validityOn(policy, today) === 'valid')
    .filter((policy) => interpretationDue(policy, calendar) < today)
    .sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1));
}

/** What of the library is asked for; '' and undefined do not narrow. */
export interface Asked {
  words: string;
  number: string;
  theme: Theme | '';
  office: number | undefined;
  year: string;
  validity: Validity | '';
  audience: Audience | '';
  /** in force on this day */
  on: string;
}

/** 文号 as people type it: brackets of any kind, blanks and digits of full width are one. */
const plainNumber = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s〔〕[\]()【】]/g, '')
    .toLowerCase();

/** The year of a document: of its 成文日期, else of its publication. */
export const yearOf = ({ formedOn, publishedOn }: Holding): string => (formedOn ?? publishedOn).slice(0, 4);

/** Whether it stands as its office said, or its own term or a later document ended it by today. */
export function validityOn(policy: Policy, today: string): Validity {
  if (policy.validity !== 'valid') return policy.validity;
  const { ends } = holdingSpan(policy);
  if (!ends || today < ends.on) return 'valid';
  return ends.why === 'term' ? 'expired' : 'repealed';
}

/** The policies that were asked for, in their order. @param today for what holds now */
export function found(all: readonly Policy[], asked: Asked, today: string): Policy[] {
  const words = asked.words.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const number = plainNumber(asked.number);
  return all.filter((policy) => {
    const title = policy.title.normalize('NFKC').toLowerCase();
    return (
      words.every((word) => title.includes(word)) &&
      (!number || plainNumber(policy.documentNumber).includes(number)) &&
      (!asked.theme || policy.theme === asked.theme) &&
      (!asked.office || policy.officeId === asked.office) &&
      (!asked.year || yearOf(policy) === asked.year) &&
      (!asked.validity || validityOn(policy, today) === asked.validity) &&
      (!asked.audience || concerns(policy, [asked.audience])) &&
      (!asked.on || holdsOn(spanOf(policy), asked.on))
    );
  });
}

export const spanOf = (policy: Policy): Span => holdingSpan(policy);

/** Whether it concerns one of these: said of them, or of everybody. */
export const concerns = ({ audiences }: Policy, who: readonly Audience[]): boolean =>
  audiences.length === 0 || audiences.some((one) => who.includes(one));
