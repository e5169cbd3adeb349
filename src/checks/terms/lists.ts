import type { CheckId, Severity } from '../../law/index.ts';
import type { Role } from '../../platform/roles.ts';

export const PATH = '/console/check-terms';

/** Who keeps an authority's lists. */
export const termKeepers: readonly Role[] = ['disclosureHead'];

interface TermList {
  name: string;
  /** what belongs into it */
  holds: string;
  check: CheckId;
  severity: Severity;
  /** what is said of a term that stands in a text and says nothing itself */
  says: (term: string) => string;
}

/** The lists that an authority keeps itself; shipped empty. 信息管理 */
export const LISTS = {
  internal: {
    name: '涉密和内部用语',
    holds: '内部项目名称、内部文件的字号等，本机关不对外公开的词语',
    check: 'secrecy.internal',
    severity: 'warn',
    says: (term) => `“${term}”在本机关的涉密和内部用语表中，请确认能否公开`,
  },
  norm: {
    name: '导向和规范表述',
    holds: '机构和领导人的名称、职务，地名，列举的次序等，须由人核对的表述',
    check: 'norm.term',
    severity: 'warn',
    says: (term) => `“${term}”在规范表述表中，请核对`,
  },
  confusable: {
    name: '易错词',
    holds: '本地容易写错的词语；与平台自带的同一个词，以这里的为准',
    check: 'lang.confusable',
    severity: 'hint',
    says: (term) => `“${term}”容易写错，请核对`,
  },
} satisfies Record<string, TermList>;

export type ListId = keyof typeof LISTS;

export const listIds = Object.keys(LISTS) as ListId[];

/** A term as it is typed or read from a sheet. */
export interface TermEntry {
  term: string;
  /** what should stand in its place; '': a person decides */
  instead: string;
  advice: string;
  /** other ways to write it */
  variants: string[];
  /** in these it is none */
  exceptions: string[];
  source: string;
}
