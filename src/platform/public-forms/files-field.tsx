import { FILE_LIMIT } from '../files/files.ts';
import type { Failure } from '../outcome.ts';
import { FieldFrame, fileSize, says, useInput } from '../ui/index.ts';
import { type Kept, MOST_FILES } from './files.ts';
import { uploadingSays } from './says.ts';

interface Props {
  /** where each is sent as soon as it is chosen (`fileRoute`) */
  address: string;
  name: 'files' | 'authorisation';
  label: string;
  help: string;
  multiple?: boolean;
  kept: readonly Kept[];
  failure?: Failure | undefined;
}

/** Choosing files, and those that came already: they stay with the form however often it comes back. With scripts each
 *  is sent as soon as it is chosen, with its progress. */
export function FilesField({ address, name, label, help, multiple, kept, failure }: Props) {
  const error = failure?.fields?.[name];
  const most = multiple ? MOST_FILES : 1;
  const mine = kept.filter((file) => file.field === name);
  return (
    <FieldFrame
      name={name}
      label={label}
      help={help}
      error={error}
      data-files={address}
      data-most={most}
      data-largest={FILE_LIMIT}
      {...says(uploadingSays(most, FILE_LIMIT / 1_048_576))}
    >
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
        {...useInput({ name, help, error })}
        type="file"
        multiple={multiple}
        accept=".pdf,.ofd,.csv,.txt,.doc,.docx,.xls,.xlsx,.png,.jpg,.jpeg,.webp,.gif"
      />
    </FieldFrame>
  );
}
