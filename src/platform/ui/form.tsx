import { randomUUID } from 'node:crypto';
import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { z } from 'zod';
import type { Typed } from '../http/form.ts';
import { ONCE } from '../http/once.ts';
import { usePage } from '../http/page.ts';
import type { Failure } from '../outcome.ts';
import { Confirmation, Findings, publicFields } from '../public-text/index.ts';

interface FormProps {
  action: string;
  /** What its fields are checked by: those that the public will read say so. */
  of?: z.ZodType;
  /** Uploads need multipart; the token then travels in the address. */
  upload?: boolean;
  failure?: Failure | undefined;
  class?: string;
  id?: string;
  /** its name among several forms of one page, whose fields may be called alike */
  among?: string | undefined;
  children: ComponentChildren;
}

/** The form's name among those of its page. */
const Among = createContext<string | undefined>(undefined);

/** The id of a field: one in a page. */
function useFieldId(name: string): string {
  const among = useContext(Among);
  return among ? `f-${among}-${name}` : `f-${name}`;
}

/** Names of the fields of this form that the public will read. */
const Public = createContext<ReadonlyMap<string, unknown>>(new Map());

/** A form that is sent by POST with its CSRF token and a mark by which it counts once; on top the list of what is wrong,
 *  with links to the fields. */
export function Form({ action, of, upload, failure, among, children, ...rest }: FormProps) {
  const { csrf } = usePage();
  const once = randomUUID();
  const marks = `_csrf=${encodeURIComponent(csrf)}&${ONCE}=${once}`;
  const address = upload ? `${action}${action.includes('?') ? '&' : '?'}${marks}` : action;
  return (
    <form method="post" action={address} enctype={upload ? 'multipart/form-data' : undefined} novalidate {...rest}>
      {!upload && <input type="hidden" name="_csrf" value={csrf} />}
      {!upload && <input type="hidden" name={ONCE} value={once} />}
      <Among.Provider value={among}>
        <FailureSummary failure={failure} />
        {of ? <Public.Provider value={publicFields(of)}>{children}</Public.Provider> : children}
      </Among.Provider>
    </form>
  );
}

function FaultLink({ name, message }: { name: string; message: string }) {
  return (
    <li>
      <a href={`#${useFieldId(name)}`}>{message}</a>
    </li>
  );
}

function FailureSummary({ failure }: { failure?: Failure | undefined }) {
  if (!failure) return null;
  const fields = Object.entries(failure.fields ?? {});
  const said = fields.some(([, message]) => message === failure.message); // at its link
  return (
    <div class="summary" role="alert" tabIndex={-1}>
      {!said && <p>{failure.message}</p>}
      {fields.length > 0 && (
        <ul>
          {fields.map(([name, message]) => (
            <FaultLink key={name} name={name} message={message} />
          ))}
        </ul>
      )}
      {failure.found && <Findings found={failure.found} />}
      {failure.found && <Confirmation found={failure.found} confirmed={failure.confirmed} />}
    </div>
  );
}

/** Why something could not be done whose form is no longer on the page. */
export function Fault({ failure }: { failure: Failure | undefined }) {
  return failure ? (
    <div class="summary" role="alert" tabIndex={-1}>
      <p>{failure.message}</p>
    </div>
  ) : null;
}

interface FieldProps {
  name: string;
  label: string;
  help?: string;
  required?: boolean;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
  /** text by default; 'textarea', 'date', 'password', 'file' … */
  type?:
    | 'text'
    | 'textarea'
    | 'date'
    | 'datetime-local'
    | 'password'
    | 'file'
    | 'email'
    | 'tel'
    | 'number'
    | 'search'
    | 'url';
  rows?: number;
  autocomplete?: string;
  accept?: string;
  /** several files */
  multiple?: boolean;
  class?: string;
  placeholder?: string;
  /** of what is typed in it, where that is not Chinese */
  lang?: string;
  /** sent with the form but not shown */
  hidden?: boolean;
  /** which keyboard a phone shows */
  inputmode?: 'numeric' | 'decimal';
  /** Shown instead of an input: a select. */
  /** lang of those that are not in the page's language: 'zh-CN' */
  options?: readonly { value: string; label: string; lang?: string }[];
}

/** Names of fields that hold passwords: what was typed in one is kept nowhere. */
export const secretFields: ReadonlySet<string> = new Set([
  ...['password', 'old', 'fresh', 'again'],
  ...['appSecret', 'pushToken', 'pushKey', 'exchangeSecret'],
]);

interface FrameProps extends Pick<FieldProps, 'name' | 'label' | 'help' | 'required'> {
  error: string | undefined;
  children: ComponentChildren;
  /** what scripts are told */
  [data: `data-${string}`]: string | number;
}

/** Label above, help under it, the error at the field: what stands around an input that `useInput` makes. */
export function FieldFrame({ name, label, help, required, error, children, ...data }: FrameProps) {
  const id = useFieldId(name);
  const isPublic = useContext(Public).has(name);
  return (
    <div class={error ? 'field wrong' : 'field'} {...data}>
      <label for={id}>
        {label}
        {required && <span class="must">必填</span>}
        {isPublic && <span class="public">将向社会公开显示</span>}
      </label>
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

/** What ties an input to its frame; read while its component is drawn. */
export function useInput({ name, help, error }: Pick<FrameProps, 'name' | 'help' | 'error'>) {
  const id = useFieldId(name);
  return {
    id,
    name,
    'aria-describedby': [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
  };
}

/** A field of a form; keeps what was typed.
 *  @throws Error for a password of a name that would be kept */
export function Field(props: FieldProps) {
  const { name, label, help, required, typed, failure, type = 'text', rows = 4, options, ...rest } = props;
  if (type === 'password' && !secretFields.has(name)) throw new Error(`'${name}' is not among the secret fields`);
  const error = failure?.fields?.[name];
  const given = typed?.[name];
  const value = Array.isArray(given) ? given[0] : given;
  const common = { ...useInput({ name, help, error }), ...rest };
  return (
    <FieldFrame name={name} label={label} help={help} required={required} error={error}>
      {options ? (
        <select {...common}>
          {options.map((option) => (
            <option
              key={option.value}
              value={option.value}
              selected={option.value === (value ?? '')}
              lang={option.lang}
            >
              {option.label}
            </option>
          ))}
        </select>
      ) : type === 'textarea' ? (
        <textarea {...common} rows={rows}>
          {value}
        </textarea>
      ) : (
        <input {...common} type={type as 'text'} value={type === 'password' || type === 'file' ? undefined : value} />
      )}
    </FieldFrame>
  );
}

interface ChoicesProps {
  name: string;
  legend: string;
  help?: string;
  required?: boolean;
  type: 'checkbox' | 'radio';
  options: readonly { value: string; label: string; help?: string }[];
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** A group of boxes or of radio buttons. */
export function Choices({ name, legend, help, required, type, options, typed, failure }: ChoicesProps) {
  const given = typed?.[name];
  const chosen = Array.isArray(given) ? given : given === undefined ? [] : [given];
  const error = failure?.fields?.[name];
  return (
    <fieldset class={error ? 'field wrong' : 'field'} id={useFieldId(name)}>
      <legend>
        {legend}
        {required && <span class="must">必填</span>}
      </legend>
      {help && <p class="help">{help}</p>}
      {error && <p class="error">{error}</p>}
      {options.map((option) => (
        <label key={option.value} class="choice">
          <input type={type} name={name} value={option.value} checked={chosen.includes(option.value)} />
          <span>
            {option.label}
            {option.help && <small>{option.help}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
