/** Scripts of pages that staff alone see, as 'room/island': the console is Chinese, and so is what they say. */
export const staffScripts: ReadonlySet<string> = new Set([
  'platform/awaited',
  'annual-report/part-editor',
  'channels/photos',
  'channels/copy-article',
  'channels/today',
  'channels/today-keeping',
  'channels/leaving',
  'terminals/calls',
  'publishing/editor',
  'publishing/reading',
  'applications/register',
]);
