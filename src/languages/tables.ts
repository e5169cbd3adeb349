import type { Foreign } from '../platform/languages/language.ts';

/** What a name of an authority is called in a language. */
export interface NameTranslation {
  authority_id: number;
  name: string;
  language: Foreign;
  said: string;
  said_by: string;
  said_at: Date;
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    name_translations: NameTranslation;
  }
}
