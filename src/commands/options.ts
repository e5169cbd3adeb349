import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Wrong arguments: one line on stderr, exit 2. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options and positionals of a command. @throws UsageError in Chinese */
export function optionsOf<O extends Options>(args: string[], options: O, positionals: number | 'some' = 0) {
  try {
    const parsed = parseArgs({ args, options, allowPositionals: true, strict: true });
    if (positionals === 'some') {
      if (parsed.positionals.length === 0) throw new UsageError('应给出一个或多个文件名');
    } else if (parsed.positionals.length !== positionals)
      throw new UsageError(
        positionals ? `应给出 ${positionals} 个文件名` : `多余的参数：${parsed.positionals.join(' ')}`,
      );
    return parsed;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code, message } = error as { code?: string; message: string };
    const option = /'([^']+?)(?: <value>)?'/.exec(message)?.[1] ?? '';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError(`没有“${option}”这个选项`);
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') throw new UsageError(`选项“${option}”的写法不对`);
    throw error;
  }
}
