import type { Generated, JSONColumnType } from 'kysely';
import type {
  ElsewhereId,
  MessageChannel,
  MessageKind,
  MessagePhase,
  MessageRating,
  MessageStep,
} from '../law/index.ts';
import type { Language } from '../platform/languages/language.ts';

declare module '../platform/database/tables.ts' {
  interface Tables {
    messages: {
      id: Generated<number>;
      authority_id: number;
      number: string;
      sort: MessageKind;
      channel: MessageChannel;
      received_on: string;
      arrived_at: Date;
      subject: string;
      sealed_message: Buffer | null;
      sealed_sender: Buffer | null;
      sender_shown: Generated<string>;
      sender_key: Buffer | null;
      text_key: Buffer;
      word_keys: Generated<number[]>;
      query_code_hash: Buffer | null;
      wants_public: Generated<boolean>;
      by_telephone: Generated<boolean>;
      language: Generated<Language>;
      page: Generated<string>;
      phase: Generated<MessagePhase>;
      office_id: number | null;
      due_on: string | null;
      due_provisional: Generated<boolean>;
      answered_on: string | null;
      in_time: boolean | null;
      days_taken: number | null;
      last_answered_on: string | null;
      rating: MessageRating | null;
      extended: Generated<boolean>;
      transfers: Generated<number>;
      merged_into: number | null;
      led_to: ElsewhereId | null;
      application_id: number | null;
      entered_by: Generated<string>;
      sending: string | null;
      personal_erased_on: string | null;
      is_demo: Generated<boolean>;
      version: Generated<number>;
    };
    message_steps: {
      message_id: number;
      seq: number;
      step: JSONColumnType<MessageStep>;
      sealed_said: Buffer | null;
      recorder: string;
      recorded_at: Date;
    };
    message_answers: {
      id: Generated<number>;
      message_id: number;
      sealed_answer: Buffer;
      content_hash: string;
      authors: number[];
      saved_by: string;
      saved_at: Date;
      sealed_returned: Buffer | null;
      sent_at: Date | null;
      signed_by: Generated<string>;
    };
    mended_pages: {
      id: Generated<number>;
      message_id: number;
      authority_id: number;
      page: string;
      mended_on: string;
    };
    message_files: {
      id: Generated<number>;
      message_id: number;
      file_hash: string;
      sealed_name: Buffer;
      added_at: Date;
    };
    public_answers: {
      id: Generated<number>;
      message_id: number;
      authority_id: number;
      office_id: number;
      theme: string;
      title: string;
      question: string;
      answer: string;
      answered_on: string;
      published_at: Date;
      published_by: string;
      withdrawn_at: Date | null;
      withdrawn_by: Generated<string>;
      withdrawn_reason: Generated<string>;
    };
  }
}
