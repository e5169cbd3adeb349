import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { Channel } from '../law/index.ts';
import type { Told } from './copies/store.ts';

export type DocumentState = 'draft' | 'inReview' | 'returned' | 'approved' | 'scheduled' | 'published' | 'withdrawn';
export type Validity = 'valid' | 'expired' | 'repealed';
export type LegalForm = 'rule' | 'normativeDocument';
export type RelationKind = 'interprets' | 'amends' | 'repeals' | 'replaces' | 'basis' | 'relates';
export type InterpretationForm = 'text' | 'picture' | 'questions' | 'speech';

declare module '../platform/database/tables.ts' {
  interface Tables {
    columns: {
      id: Generated<number>;
      authority_id: number;
      parent_id: number | null;
      slug: string;
      name: string;
      description: Generated<string>;
      keywords: Generated<string>;
      kind: Generated<'news' | 'notice' | 'policy' | 'other'>;
      position: Generated<number>;
      hidden: Generated<boolean>;
      channels: Generated<Channel[]>;
      embargo_hours: Generated<number>;
      sending_order: Generated<number>;
      board_days: Generated<number | null>;
    };
    catalogue_items: {
      id: Generated<number>;
      authority_id: number;
      code: string;
      level1: string;
      level2: string;
      content: Generated<string>;
      basis: Generated<string>;
      time_limit: Generated<string>;
      audience: Generated<string>;
      article_item: string | null;
    };
    documents: {
      id: Generated<number>;
      authority_id: number;
      office_id: number;
      author_id: number | null;
      state: DocumentState;
      revision_id: number | null;
      /** content hash of the revision that passed the whole chain */
      approved_hash: string | null;
      publish_at: Date | null;
      index_number: string | null;
      is_demo: Generated<boolean>;
      created_at: Date;
      updated_at: Date;
      supplier: Generated<string>;
      supplier_address: Generated<string>;
      supplier_index: Generated<string>;
    };
    revisions: {
      id: Generated<number>;
      document_id: number;
      number: number;
      author_id: number | null;
      created_at: Date;
      saved_at: Date;
      saved_by: number | null;
      save_count: Generated<number>;
      sealed_at: Date | null;
      content_hash: string | null;
      title: string;
      body_html: string;
      body_text: string;
      summary: Generated<string>;
      column_id: number | null;
      catalogue_item_id: number | null;
      article_item: string | null;
      legal_form: LegalForm | null;
      document_number: Generated<string>;
      formed_on: string | null;
      source: Generated<string>;
      keywords: Generated<string[]>;
      validity: Generated<Validity>;
      channels: Generated<Channel[]>;
      correction_note: Generated<string>;
    };
    revision_attachments: { revision_id: number; position: number; file_hash: string; name: string };
    revision_images: { revision_id: number; file_hash: string };
    attachment_copies: {
      id: GeneratedAlways<number>;
      document_id: number;
      original_hash: string;
      original_name: string;
      copy_hash: string;
      copy_name: string;
      told: JSONColumnType<Told>;
      made_by: number;
      made_name: string;
      made_at: Date;
    };
    draft_mends: {
      id: GeneratedAlways<number>;
      authority_id: number;
      office_id: number;
      document_id: number;
      page: string;
      check_id: string;
      n: number;
      found_before: boolean;
      staff_id: number;
      staff_name: string;
      at: Date;
    };
    document_files: { document_id: number; file_hash: string; uploaded_by: number | null; uploaded_at: Date };
    revision_relations: { revision_id: number; to_document_id: number; kind: RelationKind };
    document_relations: {
      id: GeneratedAlways<number>;
      authority_id: number;
      from_document_id: number;
      kind: RelationKind;
      to_document_id: number | null;
      to_title: Generated<string>;
      to_number: Generated<string>;
      to_address: Generated<string>;
      on_day: string | null;
      form: Generated<InterpretationForm | ''>;
      set_by: string;
      set_at: Date;
    };
    publications: {
      document_id: number;
      authority_id: number;
      office_id: number;
      revision_id: number;
      column_id: number;
      article_item: string | null;
      legal_form: LegalForm | null;
      title: string;
      index_number: string;
      formed_on: string | null;
      published_at: Date;
      changed_at: Date;
      on_site: boolean;
      validity: Validity;
      validity_changed_on: string | null;
      validity_reason: Generated<string>;
      withdrawn_at: Date | null;
      withdrawn_reason: Generated<string>;
      is_demo: Generated<boolean>;
      supplier: Generated<string>;
      supplier_address: Generated<string>;
    };
    document_events: {
      id: Generated<number>;
      document_id: number;
      revision_id: number | null;
      at: Date;
      staff_id: number | null;
      staff_name: string;
      kind: string;
      remark: Generated<string>;
    };
  }
}
