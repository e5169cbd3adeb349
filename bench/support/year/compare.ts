/** What differs between what was expected and what was found, a line each; lists by what is missing and what is too many. */
export function differences(where: string, expected: unknown, found: unknown): string[] {
  if (Array.isArray(expected) && Array.isArray(found))
    return [
      ...expected.filter((one) => !found.includes(one)).map((one) => `${where}: expected ${one}`),
      ...found.filter((one) => !expected.includes(one)).map((one) => `${where}: found ${one}`),
    ];
  if (isRecord(expected) && isRecord(found))
    return [...new Set([...Object.keys(expected), ...Object.keys(found)])].flatMap((key) =>
      differences(`${where} ${key}`, expected[key], found[key]),
    );
  return expected === found ? [] : [`${where}: expected ${expected}, found ${found}`];
}

/** The leaves of an object that are neither 0 nor '0', by their paths: 'three.granted.total'. */
export function cells(of: Record<string, unknown>, before = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(of).flatMap(([key, value]) =>
      isRecord(value)
        ? Object.entries(cells(value, `${before}${key}.`))
        : value === 0 || value === '0'
          ? []
          : [[before + key, value]],
    ),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
