import { FILE_LIMIT } from '../../../platform/files.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { fileSize } from '../../../platform/ui/index.ts';
import { type Kept, MOST_FILES } from '../files.ts';
import { HOME } from '../paths.ts';

interface Props {
  name: 'files' | 'authorisation';
  label: string;
  help: string;
  multiple?: boolean;
  kept: readonly Kept[];
  failure?: Failure | undefined;
}

/** Choosing files, and those that came already: they stay with the form however often it comes back. With scripts each
 *  is sent as soon as it is chosen, with its progress. */
export function FilesField({ name, label, help, multiple, kept, failure }: Props) {
  const id = `f-${name}`;
  const error = failure?.fields?.[name];
  const mine = kept.filter((file) => file.field === name);
  return (
    <div
      class={error ? 'field wrong' : 'field'}
      data-files={`${HOME}/files`}
      data-most={multiple ? MOST_FILES : 1}
      data-largest={FILE_LIMIT}
    >
      <label for={id}>{label}</label>
      <p class="help" id={`${id}-help`}>
        {help}
      </p>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <ul class="kept">
        {mine.map((file) => (
          <li key={file.sealed}>
            <input type="hidden" name="kept" value={file.sealed} />
            <span>
              {file.name} <small>{fileSize(file.size)}，已收下</small>
            </span>
            <label class="choice">
              <input type="checkbox" name="drop" value={file.sealed} /> 不要这个
            </label>
          </li>
        ))}
      </ul>
      <input
        id={id}
        name={name}
        type="file"
        multiple={multiple}
        aria-describedby={error ? `${id}-help ${id}-error` : `${id}-help`}
        aria-invalid={error ? 'true' : undefined}
        accept=".pdf,.doc,.docx,.xls,.xlsx,.png,.jpg,.jpeg,.webp,.gif"
      />
    </div>
  );
}
