import { readFile } from 'node:fs/promises';
import { serveReading } from '../../platform/beside/serve-reading.ts';
import { Unreadable } from '../../platform/reading/index.ts';
import type { Answer, Question } from '../attachments/read.ts';
import { textOfFile } from '../reading/index.ts';

/** Reads one attachment after another. */
serveReading(({ path, mediaType }: Question) =>
  readFile(path)
    .then((bytes) => textOfFile(bytes, mediaType))
    .catch((error: unknown): Answer => {
      if (error instanceof Unreadable) return { unreadable: error.message };
      return { unreadable: '文件内容无法识别', fault: String(error) };
    }),
);
