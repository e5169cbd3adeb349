import type { Failure } from '../../platform/outcome.ts';

/** Why something could not be done whose form is no longer on the page. */
export function Fault({ failure }: { failure: Failure | undefined }) {
  return failure ? (
    <div class="summary" role="alert" tabIndex={-1}>
      <p>{failure.message}</p>
    </div>
  ) : null;
}
