/** SQLSTATE of a value that no column of its kind takes: a number beyond its bounds (22003), a text with NUL or half a
 *  character (22021), what is no day (22007, 22008), no number or no word of a list (22P02), or too long (22001). */
const STATE = new Set(['22001', '22003', '22007', '22008', '22021', '22P02']);

/** Whether a statement failed for a value that was sent to it and that no reader of forms and addresses had refused. Nothing
 *  was written. */
export function isNoValue(error: unknown): boolean {
  return STATE.has(String((error as { code?: unknown }).code));
}
