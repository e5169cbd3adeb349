import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { useInput } from '../../platform/ui/index.ts';

interface Props {
  name: string;
  /** what the cell's row and column say together */
  label: string;
  typed: Typed;
  failure?: Failure | undefined;
  /** a select in place of a line */
  options?: readonly { value: string; label: string }[];
  /** of a number */
  inputmode?: 'numeric';
  maxLength?: number;
}

/** A field in the cell of a table, whose row and column are its label. */
export function CellField({ name, label, typed, failure, options, ...rest }: Props) {
  const error = failure?.fields?.[name];
  const common = { ...useInput({ name, error }), 'aria-label': label };
  const value = [typed[name] ?? ''].flat()[0];
  return (
    <div class={error ? 'field wrong' : 'field'}>
      {error && (
        <p class="error" id={`${common.id}-error`}>
          {error}
        </p>
      )}
      {options ? (
        <select {...common}>
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input {...common} {...rest} value={value} />
      )}
    </div>
  );
}
