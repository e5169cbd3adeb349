import type { ComponentChildren, VNode } from 'preact';
import type { z } from 'zod';
import type { Caller } from '../../../platform/action.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure, Outcome } from '../../../platform/outcome.ts';
import type { Role } from '../../../platform/roles.ts';
import { Field, Form } from '../../../platform/ui/index.ts';
import type { PreparedKind } from '../../papers/kinds.ts';
import type { GivenFile } from '../../store.ts';
import type { FileKind } from '../../tables.ts';
import { AttachmentField } from '../workspace/parts.tsx';
import type { Workspace } from '../workspace/workspace.ts';

/** What its action gets beside the fields of the form. */
interface Sent {
  id: number;
  /** of the application, as the person saw it */
  version: number;
  files: GivenFile[];
}

type FieldProps<Name> = Omit<Parameters<typeof Field>[0], 'name' | 'typed' | 'failure'> & {
  name: Name;
  /** what stands in it until something is typed */
  begins?: string;
};

/** What a verb makes its form of: fields that keep what was typed, and know no other names than its schema. */
export interface FormParts<Name extends string = string> {
  of: Workspace;
  typed: Typed;
  Field: (props: FieldProps<Name>) => VNode;
  /** the day of the step: today, unless another is typed */
  Day: (props: { label: string; help?: string }) => VNode;
  Files: (props: { label: string }) => VNode;
}

/** A thing an officer does with an application, with all that belongs to it. */
interface Parts<Schema extends z.ZodType, Values, Names extends string> {
  /** its form is posted to /console/applications/:id/<slug> */
  slug: string;
  /** what is said when it is done */
  done: string | ((value: never) => string);
  /** kind of the files that its form brings; undefined: it brings none */
  files?: FileKind;
  /** who alone may do it; undefined: whoever handles applications */
  only?: Role;
  /** the paper that goes out with it, where an officer may word that before */
  prepares?: PreparedKind;
  schema: Schema;
  fields: (form: FormParts<Names>) => ComponentChildren;
  run: (caller: Caller, input: Values & Sent) => Promise<Outcome<unknown>>;
}

export type Verb = Parts<z.ZodType, Record<string, unknown>, string>;

/** Ties a verb's fields and action to its schema: a field of another name, or a schema that the action cannot take, is a
 *  type error. */
export function verb<S extends z.ZodType>(parts: Parts<S, z.output<S>, keyof z.input<S> & string>): Verb {
  return parts as unknown as Verb;
}

/** The form of the workspace that was sent and came back. */
export interface Attempt {
  slug: string;
  typed: Typed;
  failure?: Failure | undefined;
}

interface Props {
  verb: Verb;
  of: Workspace;
  attempt: Attempt;
  /** its buttons, and what else stands below the fields */
  children: ComponentChildren;
}

/** The form of a verb. */
export function VerbForm({ verb: { slug, files, fields }, of, attempt, children }: Props) {
  const { typed, failure } = attempt.slug === slug ? attempt : { typed: {} };
  const parts: FormParts = {
    of,
    typed,
    Field: ({ begins, ...props }) => (
      <Field typed={begins === undefined ? typed : { [props.name]: begins, ...typed }} failure={failure} {...props} />
    ),
    Day: (props) => (
      <Field name="on" type="date" required typed={{ on: of.today, ...typed }} failure={failure} {...props} />
    ),
    Files: ({ label }) => <AttachmentField failure={failure} label={label} />,
  };
  return (
    <Form
      action={`/console/applications/${of.row.id}/${slug}`}
      upload={files !== undefined}
      failure={failure}
      among={slug}
    >
      <input type="hidden" name="version" value={of.row.version} />
      {fields(parts)}
      {children}
    </Form>
  );
}
