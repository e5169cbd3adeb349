import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import type { Who } from '../../../platform/roles.ts';
import type { Sender, Written } from '../../privacy.ts';
import type { Workspace } from '../workspace.ts';

/** A form of the page that was sent and came back. */
export interface Attempt {
  slug: string;
  typed: Typed;
  failure: Failure;
}

/** What the page of one message is drawn with. */
export interface MessageProps {
  of: Workspace;
  who: Who;
  today: string;
  attempt?: Attempt | undefined;
  /** who wrote and what, opened for this once */
  opened?: { sender: Sender | undefined; written: Written | undefined } | undefined;
}
